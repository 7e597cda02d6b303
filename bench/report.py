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


def text(result: dict[str, Any]) -> str:
    """Return the whole report."""
    rows = ", ".join(f"{count:,} in `{table}`" for table, count in result["rows"].items())
    head = HEAD.format(
        seconds=result["import_seconds"],
        rows=rows,
        memory=result["memory"],
        **result["machine"],
    )
    return f"{head}\n{table(result)}\n"


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
