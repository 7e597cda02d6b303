"""Write records of one sort: make the new ones in bulk, bring the known ones up to date."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import models

from interes.exchange.actions.importing.books import Books
from interes.exchange.actions.importing.ledger import Ledger, new_ids
from interes.exchange.actions.importing.tally import End, Tally
from interes.exchange.rules.importing.merging import Merge, Texts, as_text, merge, news
from interes.exchange.rules.importing.records import Origin, Record

type Names = Mapping[str, str]
type Join = Callable[[Names], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Wish[R: Record]:
    """What a record of a file wants of one of ours: attributes and their values."""

    record: R
    id: int
    facts: Mapping[str, Any]

    @property
    def said(self) -> dict[str, str]:
        """Return the values as they are compared."""
        return {name: as_text(value) for name, value in self.facts.items()}


class Hand[M: models.Model, R: Record](Protocol):
    """How one sort of record is written."""

    thing: str
    followers: frozenset[str]

    def make(self, wishes: Sequence[Wish[R]]) -> Sequence[M]:
        """Keep new records in bulk, in the order of the wishes."""

    def locked(self, ids: Collection[int]) -> Mapping[int, M]:
        """Return records, locked until the import is over."""

    def now(self, record: M) -> Texts:
        """Return what the record holds, as texts."""

    def change(self, record: M, wish: Wish[R], fields: frozenset[str]) -> None:
        """Write some of the facts of the wish into a known record."""


@dataclass(slots=True)
class Identities:
    """Which of our records each key means: known, joined with one we had, or new."""

    ids: dict[str, int] = field(default_factory=dict)
    new: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()


def identify(table: type[models.Model], names: Names, ledger: Ledger, join: Join) -> Identities:
    """Find our record for each key by the books, then by `join`; give the others new numbers."""
    ledger.open_at(names.keys())
    known = {key: ledger.record_of(key) for key in names}
    alive = _alive(table, [record for record in known.values() if record])
    ids = {key: record for key, record in known.items() if record and record in alive}
    joined = join({key: name for key, name in names.items() if key not in ids})
    ids |= joined
    new = [key for key in names if key not in ids]
    numbers = new_ids(table._meta.db_table, len(new))
    return Identities(ids | dict(zip(new, numbers, strict=True)), frozenset(new), frozenset(joined))


def bring[M: models.Model, R: Record](
    hand: Hand[M, R],
    wishes: Sequence[Wish[R]],
    who: Identities,
    books: Books,
) -> None:
    """Make, change or leave each record, and keep how its row ended."""
    ledger, tally = books.ledger, books.tally
    fresh = [wish for wish in wishes if wish.record.key in who.new]
    for wish, made in zip(fresh, hand.make(fresh), strict=True):
        ledger.write(hand.thing, wish.record.key, wish.id, hand.now(made))
        tally.end(wish.record.origin, "made")
    known = [wish for wish in wishes if wish.record.key not in who.new]
    stirred = {wish.id: _news(hand, wish, ledger, who) for wish in known}
    records = hand.locked([number for number, fields in stirred.items() if fields])
    for wish in known:
        if stirred[wish.id]:
            _bring_up_to_date(hand, records[wish.id], wish, books)
        else:
            tally.end(wish.record.origin, "same")


def _news[M: models.Model, R: Record](
    hand: Hand[M, R], wish: Wish[R], ledger: Ledger, who: Identities
) -> frozenset[str]:
    followers = frozenset() if wish.record.key in who.joined else hand.followers
    return news(wish.said, ledger.written(wish.record.key), followers=followers)


def _bring_up_to_date[M: models.Model, R: Record](
    hand: Hand[M, R], record: M, wish: Wish[R], books: Books
) -> None:
    key, said, ledger = wish.record.key, wish.said, books.ledger
    fields = news(said, ledger.written(key))
    decided = merge(said, ledger.written(key), hand.now(record), fields)
    if decided.write:
        hand.change(record, wish, decided.write)
    settled = {name: said[name] for name in fields - decided.kept}
    if settled or not ledger.record_of(key):
        ledger.write(hand.thing, key, wish.id, settled)
    _end(wish.record.origin, decided, books.tally)


def _end(origin: Origin | None, decided: Merge, tally: Tally) -> None:
    how: End = "changed" if decided.write else "skipped" if decided.kept else "same"
    tally.end(origin, how)
    if decided.kept:
        tally.note("kept_by_people", times=len(decided.kept))
        tally.object_to(origin, how, "kept_by_people", fields=sorted(decided.kept))


def _alive(table: type[models.Model], ids: Collection[int]) -> set[int]:
    return set(table._default_manager.filter(pk__in=ids).values_list("pk", flat=True))
