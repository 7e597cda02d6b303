"""Load a generated base to search in, and say what somebody would type."""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from interes.config.server import ground, places

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ASKED = 24
TALKS = 2


def main() -> int:
    """Do it: `python -m bench.searching_base COMPANIES FILE`."""
    size, told = int(sys.argv[1]), Path(sys.argv[2])
    with ground.database():
        import django  # noqa: PLC0415

        django.setup()
        told.write_text(json.dumps(_loaded(size), ensure_ascii=False))
    return 0


def _loaded(size: int) -> dict[str, Any]:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from bench import doubles_load, doubles_world, stage  # noqa: PLC0415
    from interes.demo.russian import latin  # noqa: PLC0415
    from interes.desk.actions import keep_words  # noqa: PLC0415
    from interes.team.models import User  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    base = doubles_world.a_base(size)
    doubles_load.load(base, AT)
    user = User.objects.create_user("ada@example.ru", "kolokol-9000", name="Ада")
    _talk(size, user.pk)
    while keep_words():
        pass
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    firms = [one for one in base.firms[:: max(size // ASKED // 3, 1)] if len(one.name) > 5][:ASKED]
    return {
        "session": stage.session(user.pk),
        "url": places.database_url(places.var_dir()),
        "rows": stage.row_counts(),
        "firms": [
            {
                "name": one.name,
                "latin": latin(one.name)[:14],
                "inn": one.inn,
                "phone": dict(one.contacts).get("phone", ""),
            }
            for one in firms
        ],
    }


def _talk(size: int, user: int) -> None:
    """Keep some talks with every company."""
    from interes.activities.models import Activity  # noqa: PLC0415
    from interes.demo import write  # noqa: PLC0415

    talks = [
        Activity(
            id=number + 1,
            kind="call",
            company_id=number % size + 1,
            by_id=user,
            text=f"Договорились созвониться, смета {number * 7919 % 100_003} у директора",
            at=AT - timedelta(minutes=number),
        )
        for number in range(size * TALKS)
    ]
    write.copy(Activity, talks, user=None)
    write.count_on(Activity, len(talks))


if __name__ == "__main__":
    sys.exit(main())
