"""How long a search takes while somebody types: over HTTP and in the browser.

`python -m bench.searching --companies 100000` prints what it measured; `make bench` writes it down.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import quote

import psycopg

from bench.measure import Visitor
from bench.serving import a_folder, free_port, serve

ROOT = Path(__file__).parents[1]
EACH_TIMES = 5
WORDS = 12
PAUSE = 150  # milliseconds between two keys of a quick typist
_LATIN = dict(zip("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm", strict=True))
_LATIN |= {"х": "[", "ъ": "]", "ж": ";", "э": "'", "б": ",", "ю": ".", "ё": "`"}
_SHOWN = re.compile(rb'href="/(companies|people|deals)/(\d+)/')
_TABLES = {"companies": "company", "people": "person", "deals": "deal"}
# From the key to the moment in which the answer has been painted.
_WATCH = """() => {
    window.painted = [];
    let pressed = 0;
    document.addEventListener("input", () => { pressed = performance.now(); }, true);
    new MutationObserver(() => {
        const since = pressed;
        pressed = 0;
        if (since) requestAnimationFrame(() => setTimeout(() => {
            window.painted.push(performance.now() - since);
        }));
    }).observe(document.getElementById("palette"), { childList: true, subtree: true });
}"""


def main() -> int:
    """Measure in a folder of its own, and print what came out as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.searching", description=__doc__)
    parser.add_argument("--companies", type=int, default=100_000)
    result = measure(parser.parse_args().companies)
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    return 0


def measure(companies: int) -> dict[str, Any]:
    """Return the times of questions to a generated base of so many companies."""
    with a_folder() as var:
        told = var / "told.json"
        # A process of its own, because the database is let go with it.
        command = [sys.executable, "-m", "bench.searching_base", str(companies), str(told)]
        subprocess.run(command, check=True, cwd=ROOT)
        base = json.loads(told.read_text())
        port, load = free_port(), os.getloadavg()[0]
        with serve(port):
            asked = list(_questions(base["firms"]))
            http = _over_http(Visitor(port, base["session"]), asked, base["url"])
            seen = _in_browser(port, base["session"], base["firms"])
    return {
        "rows": base["rows"],
        "cores": os.cpu_count(),
        "load": round(load, 1),
        "http": http,
        "browser": seen,
    }


def _questions(firms: Sequence[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield sorts of questions and questions, as people type them."""
    for firm in firms:
        name = firm["name"].split()[0].strip("«»\"'")
        yield from (("first letters", name[:long]) for long in range(2, len(name)))
        yield "whole name", firm["name"]
        yield "other layout", "".join(_LATIN.get(letter, letter) for letter in name.lower())
        yield "a letter lost", name[:3] + name[4:]
        yield "two letters swapped", name[:2] + name[3:4] + name[2:3] + name[4:]
        yield "Latin letters", firm["latin"]
        if firm["inn"]:
            yield "INN", firm["inn"]
            yield "first digits of an INN", firm["inn"][:6]
        if firm["phone"]:
            digits = re.sub(r"\D", "", firm["phone"])
            yield "phone", f"8 ({digits[1:4]}) {digits[4:7]}-{digits[7:9]}-{digits[9:]}"
            yield "end of a phone", digits[-7:]
        yield "nothing fits", f"щзж{name[:3]}жзщ"


def _over_http(
    visitor: Visitor, asked: Sequence[tuple[str, str]], url: str
) -> dict[str, dict[str, Any]]:
    sorts: dict[str, list[float]] = {}
    floors: list[float] = []
    with psycopg.connect(url, autocommit=True) as plain:
        plain.prepare_threshold = 0
        for _ in range(EACH_TIMES):
            for sort, question in asked:
                path = f"/search/?q={quote(question)}"
                start = time.perf_counter()
                body = visitor.get(path, part="found")
                sorts.setdefault(sort, []).append((time.perf_counter() - start) * 1000)
                floors.append(_floor(plain, _SHOWN.findall(body)))
    every = [one for times in sorts.values() for one in times]
    named = {**sorts, "all": every, "floor": floors}
    return {sort: _spread(times) for sort, times in named.items()}


def _floor(plain: psycopg.Connection[Any], shown: Sequence[tuple[bytes, bytes]]) -> float:
    """Return the time of fetching the rows of an answer by their numbers."""
    ids: dict[str, list[int]] = {}
    for noun, key in shown:
        ids.setdefault(_TABLES[noun.decode()], []).append(int(key))
    start = time.perf_counter()
    for table, keys in ids.items():
        plain.execute(f"SELECT * FROM {table} WHERE id = ANY(%s)", [keys]).fetchall()
    return (time.perf_counter() - start) * 1000


def _spread(times: Sequence[float]) -> dict[str, Any]:
    parts = quantiles(times, n=100)
    return {
        "times": len(times),
        **{f"p{at}": round(parts[at - 1], 1) for at in (50, 95, 99)},
        "most": round(max(times), 1),
    }


def _in_browser(port: int, session: str, firms: Sequence[dict[str, str]]) -> dict[str, Any]:
    """Type names into the palette of a page; return the times from a key to what it brought."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a tool of the tests

    from tools import chromium  # noqa: PLC0415 - as above

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        window = browser.new_context(viewport={"width": 1440, "height": 900})
        window.add_cookies(
            [{"name": "sessionid", "value": session, "url": f"http://127.0.0.1:{port}"}]
        )
        page = window.new_page()
        page.goto(f"http://127.0.0.1:{port}/companies/")
        page.evaluate(_WATCH)
        page.keyboard.press("Control+KeyK")
        field = page.locator("#palette input")
        for firm in firms[:WORDS]:
            field.fill("")
            field.press_sequentially(firm["name"][:14].lower(), delay=PAUSE)
            page.wait_for_timeout(400)
        times = page.evaluate("window.painted")
        browser.close()
    return _spread([float(one) for one in times])


if __name__ == "__main__":
    sys.exit(main())
