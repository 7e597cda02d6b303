"""Load a generated base into a database of its own, find its doubles, and say what was found."""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Any

from interes.config.server import ground

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TYPED = 300


def main() -> int:
    """Do it: `python -m bench.doubles_base SIZE FILE`."""
    size, told = int(sys.argv[1]), Path(sys.argv[2])
    with ground.database():
        import django  # noqa: PLC0415

        django.setup()
        told.write_text(json.dumps(_measured(size)))
    return 0


def _measured(size: int) -> dict[str, Any]:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from bench import doubles_load, doubles_world  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    base = doubles_world.a_base(size)
    began = time.perf_counter()
    rows = doubles_load.load(base, AT)
    loaded = rows / (time.perf_counter() - began)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    seconds = doubles_load.compare(AT)
    records = len(base.firms) + len(base.people)
    return {
        "size": size,
        "loaded": loaded,
        "speed": records / seconds,
        "weighed": doubles_load.pairs_a_record(),
        "typing": _typing(doubles_load.typed(base, TYPED)),
        **doubles_load.outcome(base),
    }


def _typing(times: list[float]) -> list[float]:
    cuts = quantiles(times, n=100)
    return [cuts[49] * 1000, cuts[94] * 1000]


if __name__ == "__main__":
    sys.exit(main())
