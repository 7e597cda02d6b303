"""Write down what was measured."""

from typing import Any

HEAD = """# Page times

Written by `make bench`; nothing here is typed by hand. Every page is asked many times over HTTP on
the loopback address with a seller's session, by one client and then by eight. Beside it stands the
floor: the same rows (and the session and the person) fetched by hand-written, prepared SQL over
one connection in the same run. Times are milliseconds.

* Data: the CRM Sales Opportunities files, imported by `interes import` in {seconds} s: {rows}.
* Machine: {cpu}, {cores} cores, Python {python}; the database, the pages (2 processes) and the
  client share it.
* Memory of the product with its database just after: {memory} MB (proportional, `smaps_rollup`).
* Goal: p95 at most 50 ms and at most 3 × the floor's p95 + 8 ms.
* Figures of a small shared machine are noisy: read the ratios, not the milliseconds.
"""

COLUMNS = """
| page | p50 | p95 | floor p50 | floor p95 | p50 ÷ floor | goal | req/s, 8 clients | queries | KB |
| --- | --: | --: | --: | --: | --: | --- | --: | --: | --: |
""".strip()


IMPORT = """
## Import

A CSV file of {companies:,} generated companies, each with INN, KPP, city, address, industry, a
phone and an e-mail, is brought by `interes import` into a new base, with the search for doubles,
the history and the fate of every row; then the same file again. The floor is a COPY of the same
rows into a bare table. Load of the machine before: {load}.

| | rows/s | seconds | peak memory, MB |
| --- | --: | --: | --: |
| the first time: all are made | {first[per_second]:,} | {first[seconds]} | {first[memory]} |
| again: nothing changes | {again[per_second]:,} | {again[seconds]} | {again[memory]} |
| the floor: COPY into a bare table | {floor_per_second:,} | {floor_seconds} | |

The first import takes {ratio} × the floor. Goal: 5,000 rows/s, {met}.

Pages meanwhile, with the whole product running: the list of companies took p50 {alone[0]} / p95
{alone[1]} ms at rest, and p50 {meanwhile[0]} / p95 {meanwhile[1]} ms while a third file of as many
companies was brought in ({asked} times in {seconds} s, the start of the command included).
"""

SEARCH = """
## Search while typing

A generated base ({rows}), names and slips as people type them. Over HTTP: each question five
times by one client. In the browser: names typed into the palette with 150 ms between the keys, from
the key to the picture, with the 20 ms for which the page waits whether another key follows. The
floor is the fetching of the rows shown by their numbers. Load of the machine before: {load}.
An answer takes {ratio:.1f} × the floor (p50). Goal: 100 ms in the browser, {met} at p95.

| question | asked | p50, ms | p95, ms | p99, ms | most, ms |
| --- | --: | --: | --: | --: | --: |
"""


APPRAISE = """
## Flags of open deals

A generated base ({rows}): every open deal is looked at as the worker does it at
night, with the rules of its flags, the cadence of its situation, and how long its kind lives
(Kaplan–Meier, counted anew before). The worker rests a quarter of its working time. Load of the
machine before: {load}.

| | seconds for {deals:,} deals | deals/s | cycles, seconds |
| --- | --: | --: | --: |
{lines}

Goal: 60 s for 300,000, {met}. The board of all sellers meanwhile: p95 {meanwhile[1]} ms ({asked}
times) against {idle[1]} ms at rest, {ratio} ×. Goal: 1.2 ×, {fair}.
"""


def text(result: dict[str, Any]) -> str:
    """Return the whole report."""
    rows = ", ".join(f"{count:,} in `{table}`" for table, count in result["rows"].items())
    head = HEAD.format(
        seconds=result["import_seconds"],
        rows=rows,
        memory=result["memory"],
        **result["machine"],
    )
    more = imported(result["import"]) + searched(result["search"])
    more += appraised(result["appraise"])
    return f"{head}\n{table(result)}\n{more}"


def imported(result: dict[str, Any]) -> str:
    """Return how fast companies come in."""
    met = "met" if result["first"]["per_second"] >= 5000 else "missed"
    return IMPORT.format(**result, **result["pages"], met=met)


def searched(result: dict[str, Any]) -> str:
    """Return how long a search takes while somebody types."""
    rows = ", ".join(f"{count:,} in `{table}`" for table, count in result["rows"].items() if count)
    asked = {"in the browser, from the key to the picture": result["browser"], **result["http"]}
    facts = ("p50", "p95", "p99", "most")
    lines = [
        f"| {sort} | {one['times']:,} | {' | '.join(str(one[fact]) for fact in facts)} |"
        for sort, one in asked.items()
    ]
    met = "met" if result["browser"]["p95"] <= 100 else "missed"
    ratio = result["http"]["all"]["p50"] / result["http"]["floor"]["p50"]
    head = SEARCH.format(rows=rows, load=result["load"], ratio=ratio, met=met)
    return "\n".join([head.rstrip(), *lines, ""])


def appraised(result: dict[str, Any]) -> str:
    """Return how long the flags of all open deals take to be found anew."""
    said = {
        "first": "the first time: nothing is kept",
        "same_day": "again on the same day: nothing differs",
        "next_day": "the next day: the clock has turned",
    }
    lines = [
        f"| {words} | {one['look']} | {round(result['deals'] / one['look']):,} | {one['cycles']} |"
        for words, one in ((words, result[name]) for name, words in said.items())
    ]
    slowest = max(result[name]["look"] + result[name]["cycles"] for name in said)
    rows = ", ".join(f"{count:,} in `{table}`" for table, count in result["rows"].items() if count)
    return APPRAISE.format(
        **result | {"rows": rows},
        lines="\n".join(lines),
        met="met" if slowest * 300_000 <= 60 * result["deals"] else "missed",
        fair="met" if result["ratio"] <= 1.2 else "missed",
    )


def table(result: dict[str, Any]) -> str:
    """Return one line for each page."""
    return "\n".join([COLUMNS, *(_line(page) for page in result["pages"])])


def _line(page: dict[str, Any]) -> str:
    limit = min(50.0, 3 * page["floor_p95"] + 8)
    met = "met" if page["p95"] <= limit else f"missed ({limit:.0f})"
    ratio = page["p50"] / page["floor_p50"]
    return (
        f"| {page['name']} | {page['p50']:.1f} | {page['p95']:.1f} | {page['floor_p50']:.2f} "
        f"| {page['floor_p95']:.2f} | {ratio:.1f} | {met} | {page['per_second']} "
        f"| {page['queries']} | {page['sent'] / 1024:.1f} |"
    )
