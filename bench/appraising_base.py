"""Load a base of open deals by COPY, or look at all of them as the worker does at night."""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

from interes.config.server import ground, places

# Ahead of the clock: what the worker of the product does by itself must not be measured too.
AT = datetime.combine(datetime.now(UTC).date(), clock(9), UTC) + timedelta(days=90)
PRODUCTS = ("ВКС", "АТС", "Телефоны", "Переговорные", "Поддержка", "Каналы", "Серверы")
INDUSTRIES = ("Медицина", "Торговля", "Транспорт", "Нефтегаз", "Образование", "ИТ", "Финансы")
CITIES = ("Москва", "Казань", "Екатеринбург", "Омск", "Новосибирск", "Иркутск", "Владивосток")
ROLES = ("{}", "{economic}", "{user}", "{technical}", "{coach}", "{economic,coach}")
SELLERS = 60
LIFE = 240
# Besides the open ones: how many have ended, and how many talks each open one had.
ENDED, TALKS = 1, 3

type Row = tuple[Any, ...]


def main() -> int:
    """Do it: `python -m bench.appraising_base load OPEN FILE` or `… look DAYS FILE`."""
    what, number, told = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    with ground.database():
        import django  # noqa: PLC0415

        django.setup()
        told.write_text(json.dumps(_load(number) if what == "load" else _look(number)))
    return 0


def _look(days: int) -> dict[str, Any]:
    """Do what the worker does at night, so many days after the base was made."""
    from interes.deals import actions  # noqa: PLC0415
    from interes.deals.models import DealStanding  # noqa: PLC0415

    at, taken = AT + timedelta(days=days), {}
    for name, act in (("cycles", actions.count_cycles), ("look", actions.appraise_all)):
        start = time.perf_counter()
        act(at=at)  # type: ignore[operator]
        taken[name] = round(time.perf_counter() - start, 1)
    flagged = DealStanding.objects.exclude(flags=[]).count()
    return {**taken, "deals": DealStanding.objects.count(), "flagged": flagged}


def _load(size: int) -> dict[str, Any]:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection, transaction  # noqa: PLC0415

    from bench import stage  # noqa: PLC0415
    from interes.deals.models import Pipeline, Situation, Stage  # noqa: PLC0415
    from interes.team.models import User  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    sellers = [
        User.objects.create_user(f"seller{n}@example.ru", "kolokol-9000", name=f"Продавец {n}")
        for n in range(SELLERS)
    ]
    world = _World(
        size=size,
        sellers=[one.pk for one in sellers],
        stages=list(Stage.objects.order_by("order").values_list("pk", flat=True)),
        pipeline=Pipeline.objects.earliest("order").pk,
        situations=list(Situation.objects.values_list("pk", flat=True)),
    )
    with transaction.atomic(), connection.cursor() as cursor:
        _write(cursor, world)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return {
        "session": stage.session(sellers[0].pk),
        "url": places.database_url(places.var_dir()),
        "rows": stage.row_counts(),
    }


def _write(cursor: Any, world: "_World") -> None:
    """Copy the rows without history and marks, as if they had been there for a long time."""
    tables = list(world.tables())
    for table, _columns, _rows in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for table, columns, rows in tables:
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as out:
            for row in rows():
                out.write_row(row)
        sequence = f"pg_get_serial_sequence('{table}', 'id')"
        cursor.execute(f"SELECT setval({sequence}, (SELECT max(id) FROM {table}))")
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table, _columns, _rows in tables:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    cursor.execute("DELETE FROM to_appraise")


class _World:
    """The rows of every table, the same each time."""

    def __init__(
        self,
        size: int,
        sellers: Sequence[int],
        stages: Sequence[int],
        pipeline: int,
        situations: Sequence[int],
    ) -> None:
        """Begin with the settings that the migrations made."""
        self.size, self.deals, self.companies = size, size * (1 + ENDED), max(size // 3, 1)
        self.sellers, self.stages, self.pipeline = sellers, stages, pipeline
        self.situations = situations

    def tables(self) -> Iterator[tuple[str, str, Callable[[], Iterator[Row]]]]:
        """Yield tables, their columns and what yields their rows."""
        yield "company", _COMPANY, self._companies
        yield "person", _PERSON, self._people
        yield "post", "id, person_id, company_id, title, from_date", self._posts
        yield "deal", _DEAL, self._deals
        yield "step", _STEP, self._steps
        yield "closure", "id, deal_id, outcome, note, at", self._closures
        yield "deal_person", "id, deal_id, person_id, is_main, roles", self._parts
        yield "activity", _ACTIVITY, self._talks

    def _companies(self) -> Iterator[Row]:
        for n in range(1, self.companies + 1):
            words = [""] * 11
            place = (_of(INDUSTRIES, n), _of(CITIES, n * 7), "RU")
            yield n, f"Клиент {n}", *place, AT, AT, "prospect", *words

    def _people(self) -> Iterator[Row]:
        for n in range(1, self.companies + 1):
            yield n, f"Фамилия{n}", "Имя", "", "", AT, AT

    def _posts(self) -> Iterator[Row]:
        for n in range(1, self.companies + 1):
            yield n, n, n, "Директор", (AT - timedelta(days=n * 13 % 3000)).date()

    def _deals(self) -> Iterator[Row]:
        chance = random.Random(1)
        for n in range(1, self.deals + 1):
            is_open = n <= self.size
            began = AT - timedelta(days=chance.randint(0, LIFE if is_open else 700))
            ended = None if is_open else began + timedelta(days=int(chance.expovariate(1 / 60)))
            since = began + (AT - began) * chance.random()
            thinks = chance.choice(self.situations) if is_open and n % 4 == 0 else None
            yield (
                *(n, f"Сделка {n}", "interest", "inbound", _of(PRODUCTS, n), "RUB", "", began, AT),
                *(chance.randint(10, 9000) * 100 if n % 9 else None, since),
                *(began + timedelta(days=chance.randint(30, 300)), n % self.companies + 1),
                *(_of(self.sellers, n), self.pipeline, chance.choice(self.stages)),
                *("open" if is_open else "won", n if is_open else None, None if is_open else n),
                *(ended and min(ended, AT), thinks, since if thinks else None),
            )

    def _steps(self) -> Iterator[Row]:
        chance = random.Random(2)
        for n in range(1, self.size + 1):
            due = AT + timedelta(days=chance.randint(-4, 20))
            words = ("call", "Позвонить", False, "planned", "", AT)
            yield n, n, _of(self.sellers, n), due, *words

    def _closures(self) -> Iterator[Row]:
        for n in range(self.size + 1, self.deals + 1):
            yield n, n, "won", "", AT

    def _parts(self) -> Iterator[Row]:
        for n in range(1, self.size + 1):
            if n % 10:
                yield n, n, n % self.companies + 1, True, _of(ROLES, n * 31)

    def _talks(self) -> Iterator[Row]:
        chance = random.Random(3)
        for n in range(1, self.size * TALKS + 1):
            deal, at = n % self.size + 1, AT - timedelta(hours=chance.randint(1, 24 * 40))
            said = (_of(self.sellers, n), "call", False, n % 6 != 0, "Созвонились", "{}", 1)
            yield n, deal, deal % self.companies + 1, at, *said


_COMPANY = (
    "id, name, industry, city, country, created_at, changed_at, status, legal_name, legal_form,"
    " inn, kpp, ogrn, region, address, size, coverage, solvency, about"
)
_PERSON = "id, last_name, first_name, middle_name, about, created_at, changed_at"
_DEAL = (
    "id, title, kind, channel, product, currency, about, created_at, changed_at, amount,"
    " stage_since, expected_date, company_id, owner_id, pipeline_id, stage_id, state,"
    " next_step_id, closure_id, closed_at, situation_id, situation_since"
)
_STEP = "id, deal_id, owner_id, due_at, kind, text, has_time, state, result, planned_at"
_ACTIVITY = (
    "id, deal_id, company_id, at, by_id, kind, is_inbound, was_reached, text, facts, version"
)


def _of(words: Sequence[Any], number: int) -> Any:
    return words[number % len(words)]


if __name__ == "__main__":
    sys.exit(main())
