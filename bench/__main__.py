"""Measure the pages: `python -m bench`; writes bench/RESULTS.md and bench/results.json."""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench import floor, report
from bench.measure import Visitor, repeat, together, weight
from bench.serving import a_folder, free_port, serve

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data" / "crm-sales-opportunities"


def main() -> int:
    """Start the product in a folder of its own, load the data, measure, write the report."""
    options = _options()
    with a_folder():
        port = free_port()
        with serve(port) as product:
            loaded = _load(options.data)
            result = _measure(port, options, loaded)
            result["memory"] = _memory(product)
    result["import"] = _alone("importing", options.companies)
    result["search"] = _alone("searching", options.searched)
    result["appraise"] = _alone("appraising", options.deals)
    (ROOT / "bench" / "results.json").write_text(json.dumps(result, indent=1) + "\n")
    (ROOT / "bench" / "RESULTS.md").write_text(report.text(result))
    sys.stdout.write(report.table(result) + "\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder with the CSV files")
    parser.add_argument("--requests", type=int, default=200, help="requests per page")
    parser.add_argument("--seconds", type=float, default=3, help="seconds with eight clients")
    parser.add_argument("--companies", type=int, default=20_000, help="companies to import")
    parser.add_argument("--searched", type=int, default=100_000, help="companies to search among")
    parser.add_argument("--deals", type=int, default=300_000, help="open deals to look at")
    return parser.parse_args()


def _load(folder: Path) -> dict[str, Any]:
    files = sorted(str(file) for file in folder.glob("*.csv"))
    if not files:
        raise SystemExit(f"no CSV files in {folder}; name another folder with --data")
    start = time.perf_counter()
    command = [sys.executable, "-m", "interes.config.cli", "import", *files]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return {"import_seconds": round(time.perf_counter() - start, 1)}


def _measure(port: int, options: argparse.Namespace, loaded: dict[str, Any]) -> dict[str, Any]:
    from bench import stage  # noqa: PLC0415 - needs the environment set above

    facts, sessions = stage.prepare(clients=8)
    visitors = [Visitor(port, session) for session in sessions]
    pages = []
    for one in floor.PAGES:
        path = one.path.format(**facts)
        sent, plain = weight(visitors[0].get(path))
        page = repeat(lambda path=path: visitors[0].get(path), options.requests)  # type: ignore[misc]
        low = repeat(stage.floor_of(one, facts | {"session": sessions[0]}), options.requests)
        pages.append(
            {
                "name": one.name,
                "path": path,
                "p50": round(page.p50, 2),
                "p95": round(page.p95, 2),
                "floor_p50": round(low.p50, 2),
                "floor_p95": round(low.p95, 2),
                "per_second": round(together(visitors, path, options.seconds)),
                "queries": stage.queries_of(path, facts["user"]),
                "sent": sent,
                "plain": plain,
            }
        )
    return {"pages": pages, "machine": _machine(), "rows": stage.row_counts(), **loaded}


def _alone(what: str, companies: int) -> dict[str, Any]:
    """Measure something in a process and a base of its own."""
    command = [sys.executable, "-m", f"bench.{what}", "--companies", str(companies)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _machine() -> dict[str, Any]:
    model = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    return {"cpu": model, "cores": os.cpu_count(), "python": platform.python_version()}


def _memory(pid: int) -> int:
    """Return the proportional memory of the product with its database, in MB."""
    family, known = [pid], {pid}
    for one in family:
        for task in Path(f"/proc/{one}/task").glob("*"):
            for child in (task / "children").read_text().split():
                if int(child) not in known:
                    known.add(int(child))
                    family.append(int(child))
    kilobytes = 0
    for one in family:
        lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        kilobytes += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes // 1024


if __name__ == "__main__":
    sys.exit(main())
