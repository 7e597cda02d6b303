"""How long the flags of all open deals take to be found anew, and whether pages feel it.

`python -m bench.appraising --companies 300000` takes so many open deals and prints what it
measured; `make bench` writes it down.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.measure import Times, Visitor
from bench.serving import a_folder, free_port, serve

ROOT = Path(__file__).parents[1]
PAGE = "/board/?owner=all"
IDLE = 300
PAUSE = 0.05  # seconds between two looks at a page


def main() -> int:
    """Measure in a folder of its own, and print what came out as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.appraising", description=__doc__)
    parser.add_argument("--companies", "--deals", type=int, default=300_000, dest="deals")
    result = measure(parser.parse_args().deals)
    sys.stdout.write(json.dumps(result) + "\n")
    return 0


def measure(deals: int) -> dict[str, Any]:
    """Return how long it takes to look at so many open deals, and the board meanwhile."""
    with a_folder() as var:
        told, load = var / "told.json", os.getloadavg()[0]
        base = _base("load", deals, told)
        port = free_port()
        with serve(port):
            visitor = Visitor(port, base["session"])
            for _ in range(20):
                visitor.get(PAGE)
            looks = {name: _look(visitor, days, told) for name, days in LOOKS.items()}
            idle = _pages(visitor, until=lambda taken: len(taken) >= IDLE)
        nights = [one.pop("pages") for one in looks.values()]
    meanwhile = Times([ms for pages in nights for ms in pages])
    return {
        "deals": deals,
        "rows": base["rows"],
        "cores": os.cpu_count(),
        "load": round(load, 1),
        **looks,
        "idle": [round(idle.p50, 1), round(idle.p95, 1)],
        "meanwhile": [round(meanwhile.p50, 1), round(meanwhile.p95, 1)],
        "asked": len(meanwhile.ms),
        "ratio": round(meanwhile.p95 / idle.p95, 2),
    }


# The first time nothing is kept; the same day nothing differs; a day later the clock has turned.
LOOKS = {"first": 0, "same_day": 0, "next_day": 1}


def _base(what: str, number: int, told: Path) -> dict[str, Any]:
    """Do it in a process of its own, because the database is let go with it."""
    command = [sys.executable, "-m", "bench.appraising_base", what, str(number), str(told)]
    subprocess.run(command, check=True, cwd=ROOT)
    found: dict[str, Any] = json.loads(told.read_text())
    return found


def _look(visitor: Visitor, days: int, told: Path) -> dict[str, Any]:
    """Look at all deals as the worker does, while somebody reads the board."""
    command = [sys.executable, "-m", "bench.appraising_base", "look", str(days), str(told)]
    running = subprocess.Popen(command, cwd=ROOT)
    pages = _pages(visitor, until=lambda _taken: running.poll() is not None)
    if running.returncode:
        raise SystemExit("the look at the deals failed while pages were asked for")
    return json.loads(told.read_text()) | {"pages": pages.ms}


def _pages(visitor: Visitor, until: Any) -> Times:
    taken: list[float] = []
    while not until(taken):
        begun = time.perf_counter()
        visitor.get(PAGE)
        taken.append((time.perf_counter() - begun) * 1000)
        time.sleep(PAUSE)
    return Times(taken)


if __name__ == "__main__":
    sys.exit(main())
