"""Which of our records a key means: one the books know, one we joined it with, or a new one."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import models

from interes.exchange.actions.importing.bring import Who
from interes.exchange.actions.importing.matching import (
    Candidate,
    Register,
    Signs,
    match,
    tell_systems,
)
from interes.exchange.actions.importing.work import Work
from interes.exchange.actions.importing.writing import new_ids
from interes.exchange.rules.importing.records import Problem, Record

type Lined[R: Record] = tuple[int, R]
type Look = Callable[[Iterable[Signs]], tuple[Register, dict[int, Candidate]]]


def identify[R: Record](
    thing: str,
    table: type[models.Model],
    records: Sequence[Lined[R]],
    signs_of: Callable[[R], Signs],
    look: Look,
    work: Work,
) -> Who:
    """Find our record for each key by the books, then by its signs; the others get new numbers."""
    who = known(table, records, work)
    strangers = _strangers(records, who)
    signs = {key: work.signs.get(id(one)) or signs_of(one) for key, one in strangers.items()}
    register, found = look(signs.values())
    if found:
        tell_systems(thing, found)
    numbers = iter(new_ids(table._meta.db_table, len(signs)))
    for key, one in match(signs.items(), register, numbers.__next__).items():
        who.ids[key] = int(one.id or 0)
        if one.why:
            who.joined[key] = one.why
        else:
            who.new.add(key)
        if one.maybe:
            who.maybe[key] = one.maybe
    return who


def known[R: Record](table: type[models.Model], records: Sequence[Lined[R]], work: Work) -> Who:
    """Return those whom the books know; those in the basket are gone, and their rows say so."""
    numbers = _by_the_books(records, work)
    numbers |= _of_lost_books(table, {record.key for _n, record in records} - numbers.keys())
    alive, merged = standing(table, set(numbers.values()))
    who = Who(ids={k: merged.get(n, n) for k, n in numbers.items() if n in alive or n in merged})
    lost = {key: number for key, number in numbers.items() if key not in who.ids}
    basket = _existing(table, set(lost.values()))
    who.gone = {key for key, number in lost.items() if number in basket}
    _tell_gone(records, who, work)
    return who


def _by_the_books[R: Record](records: Sequence[Lined[R]], work: Work) -> dict[str, int]:
    found: dict[str, int] = {}
    for _line, record in records:
        for key in (record.key, *record.aliases):
            if number := work.ledger.record_of(key):
                found.setdefault(record.key, number)
    return found


def _tell_gone[R: Record](records: Sequence[Lined[R]], who: Who, work: Work) -> None:
    for line, record in records:
        if record.key in who.gone and not record.by_the_way:
            work.ends.object_to(line, "skipped", Problem("in_the_basket"))


def standing(table: type[models.Model], ids: set[int]) -> tuple[set[int], dict[int, int]]:
    """Return which records are there, and into which living ones the others were merged."""
    if not ids:
        return set(), {}
    names = {field.name for field in table._meta.get_fields()}
    rows: Any = table._default_manager.filter(pk__any_of=ids)
    if "removed_at" not in names:
        return set(rows.values_list("pk", flat=True)), {}
    alive = set(rows.filter(removed_at=None).values_list("pk", flat=True))
    if "merged_into" not in names or alive == ids:
        return alive, {}
    return alive, _survivors(table, rows.exclude(removed_at=None).exclude(merged_into=None))


def _survivors(table: type[models.Model], merged: Any) -> dict[int, int]:
    """Return the living ones at the end of a chain of merges."""
    last = models.Func(
        models.F("pk"),
        function=f"{table._meta.db_table}_survivor",
        output_field=models.BigIntegerField(),
    )
    led = dict(merged.values_list("pk", last))
    rows: Any = table._default_manager.filter(pk__any_of=set(led.values()), removed_at=None)
    living = set(rows.values_list("pk", flat=True))
    return {number: end for number, end in led.items() if end in living}


def new_only[R: Record](table: type[models.Model], records: Sequence[Lined[R]], work: Work) -> Who:
    """Identify by the books alone: what nobody could tell from another by how it looks."""
    who = known(table, records, work)
    strangers = list(_strangers(records, who))
    numbers = new_ids(table._meta.db_table, len(strangers))
    who.ids |= dict(zip(strangers, numbers, strict=True))
    who.new |= set(strangers)
    return who


def _strangers[R: Record](records: Sequence[Lined[R]], who: Who) -> dict[str, R]:
    """Return one record for each unknown key: the one that says most of it comes first."""
    strangers: dict[str, R] = {}
    for _line, record in sorted(records, key=lambda pair: pair[1].by_the_way):
        if record.key not in who.ids and record.key not in who.gone:
            strangers.setdefault(record.key, record)
    return strangers


def _of_lost_books(table: type[models.Model], keys: set[str]) -> dict[str, int]:
    names = {field.name for field in table._meta.get_fields()}
    if not keys or "imported_key" not in names:
        return {}
    rows: Any = table._default_manager.filter(imported_key__any_of=keys)
    return dict(rows.values_list("imported_key", "pk"))


def _existing(table: type[models.Model], ids: set[int]) -> set[int]:
    if not ids:
        return set()
    return set(table._default_manager.filter(pk__any_of=ids).values_list("pk", flat=True))
