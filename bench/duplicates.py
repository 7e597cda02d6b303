"""Measure the finding of duplicates: `python -m bench.duplicates`; writes what the docs quote.

Precision and recall on Febrl's people and on a generated base whose truth is known; the time of
comparing all records, of asking while a form is typed, and how both grow with the base.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.doubles_febrl import SETS, scored
from bench.serving import a_folder

ROOT = Path(__file__).parents[1]
FEBRL = ROOT.parent / "shared" / "data" / "duplicates-febrl"
RESULTS = ROOT / "bench" / "duplicates.json"
PAGE = ROOT / "docs" / "rules" / "duplicates.md"
FROM, TILL = "<!-- measured: from here -->", "<!-- measured: till here -->"
LEVELS = (0.5, 0.8, 0.95)


def main() -> int:
    """Measure, and write the numbers into bench/duplicates.json and the page of the rules."""
    parser = argparse.ArgumentParser(prog="python -m bench.duplicates", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--febrl", type=Path, default=FEBRL)
    options = parser.parse_args()
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    if options.febrl.exists():
        known["febrl"] = [
            _febrl(options.febrl, name, with_numbers=way) for way in (False, True) for name in SETS
        ]
    if options.sizes:
        known["bases"] = [_of_a_size(size) for size in options.sizes]
    RESULTS.write_text(json.dumps(known, indent=1) + "\n")
    text = PAGE.read_text()
    before, after = text.partition(FROM)[0], text.partition(TILL)[2]
    PAGE.write_text(f"{before}{FROM}\n{tables(known)}\n{TILL}{after}")
    sys.stdout.write(tables(known) + "\n")
    return 0


def _febrl(folder: Path, name: str, *, with_numbers: bool) -> dict[str, Any]:
    truth, scores, records = scored(folder, name, with_numbers=with_numbers)
    levels = found_at(truth, scores)
    told = {"set": name, "number": with_numbers, "records": records, "compared": len(scores)}
    return told | levels


def found_at(truth: set[Any], scores: dict[Any, float]) -> dict[str, Any]:
    """Return precision and recall at each level, and how much of the truth was compared at all."""
    known: dict[str, Any] = {"truth": len(truth), "reached": len(truth & set(scores)) / len(truth)}
    for level in LEVELS:
        found = {pair for pair, score in scores.items() if score >= level}
        right = len(found & truth)
        known[str(level)] = {
            "precision": right / len(found) if found else 1.0,
            "recall": right / len(truth),
        }
    return known


def _of_a_size(size: int) -> dict[str, Any]:
    with a_folder() as var:
        told = var / "told.json"
        # A process of its own, because Django takes its database once.
        command = [sys.executable, "-m", "bench.doubles_base", str(size), str(told)]
        subprocess.run(command, check=True)
        known: dict[str, Any] = json.loads(told.read_text())
        return known


_FOUND = (
    ("base", "records", "pairs that are one", "compared at all"),
    ("precision / recall from 0.5", "from 0.8", "from 0.95"),
)
_FAST = (
    ("companies in the base", "load, rows/s", "compare all, records/s"),
    ("pairs weighed per company", "asked while typing, p50 / p95"),
)


def tables(known: dict[str, Any]) -> str:
    """Return the numbers as the page of the rules shows them."""
    lines = _head(*_FOUND)
    for one in known.get("febrl", []):
        way = "with" if one["number"] else "without"
        lines.append(_line(f"Febrl {one['set']}, {way} the number given out once", one))
    for one in known.get("bases", []):
        lines.append(_line("generated companies", one["company"]))
        lines.append(_line("generated people", one["person"]))
    return "\n".join([*lines, "", *_head(*_FAST), *(_fast(one) for one in known.get("bases", []))])


def _head(*parts: tuple[str, ...]) -> list[str]:
    names = [name for part in parts for name in part]
    return [f"| {' | '.join(names)} |", f"| --- |{' ---: |' * (len(names) - 1)}"]


def _fast(one: dict[str, Any]) -> str:
    p50, p95 = one["typing"]
    return (
        f"| {one['size']:,} | {one['loaded']:,.0f} | {one['speed']:,.0f}"
        f" | {one['weighed']:.1f} | {p50:.1f} / {p95:.1f} ms |"
    )


def _line(name: str, one: dict[str, Any]) -> str:
    levels = " | ".join(
        f"{one[str(level)]['precision']:.1%} / {one[str(level)]['recall']:.1%}" for level in LEVELS
    )
    return f"| {name} | {one['records']:,} | {one['truth']:,} | {one['reached']:.1%} | {levels} |"


if __name__ == "__main__":
    sys.exit(main())
