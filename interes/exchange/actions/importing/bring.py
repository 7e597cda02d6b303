"""Write records of one sort: make the new ones in bulk, bring the known ones up to date."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from interes.exchange.actions.importing.work import Hand, Wish, Work
from interes.exchange.rules.importing.merging import Merge, Texts, merge, news
from interes.exchange.rules.importing.records import Problem, Record

MANY = "+"


@dataclass(slots=True)
class Who:
    """Which of our records each key means: known, joined with one we had (and why), or new."""

    ids: dict[str, int] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    joined: dict[str, str] = field(default_factory=dict)
    maybe: dict[str, list[int]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)


def bring[M: models.Model, R: Record](
    hand: Hand[M, R], wishes: Sequence[Wish[R]], who: Who, work: Work
) -> None:
    """Make, change or leave each record, and keep how its row ended."""
    fresh: dict[int, Wish[R]] = {}
    for wish in wishes:
        if wish.record.key in who.new:
            fresh.setdefault(wish.id, wish)
    hand.make(list(fresh.values()))
    first = {id(wish) for wish in fresh.values()}
    for wish in fresh.values():
        _note_made(hand, wish, who, work)
    known = [wish for wish in wishes if id(wish) not in first]
    _bring_up_to_date(hand, known, who, work)


def _note_made[M: models.Model, R: Record](
    hand: Hand[M, R], wish: Wish[R], who: Who, work: Work
) -> None:
    written = {**hand.given, **hand.assumed, **wish.said}
    if wish.adds:
        written[MANY] = "\n".join(wish.adds)
    work.ledger.write(hand.thing, wish.record.key, wish.id, written)
    work.ledger.also(hand.thing, wish.record.aliases, wish.id)
    maybe = who.maybe.get(wish.record.key)
    _end(hand, wish, work, "made", **({"maybe": maybe} if maybe else {}))


@dataclass(slots=True)
class _Stirred[R: Record]:
    """A known record of which a file says something new."""

    wish: Wish[R]
    fields: frozenset[str]
    adds: list[str]


def _bring_up_to_date[M: models.Model, R: Record](
    hand: Hand[M, R], wishes: Sequence[Wish[R]], who: Who, work: Work
) -> None:
    stirred = []
    for wish in wishes:
        one = _news(hand, wish, who, work)
        work.ledger.also(hand.thing, wish.record.aliases, wish.id)
        if one.fields or one.adds:
            stirred.append(one)
        else:
            _settle(hand, wish, {}, work)
            _end(hand, wish, work, "same", **_joined(wish, who))
    records = hand.locked({one.wish.id for one in stirred}) if stirred else {}
    got = hand.add([(one.wish, one.adds) for one in stirred if one.adds])
    changes = [_decided(hand, one, records[one.wish.id], who, work, got) for one in stirred]
    hand.change([change for change in changes if change[2]])


def _news[M: models.Model, R: Record](
    hand: Hand[M, R], wish: Wish[R], who: Who, work: Work
) -> _Stirred[R]:
    key, written = wish.record.key, work.ledger.written(wish.record.key)
    followers: Collection[str] = () if key in who.joined else hand.followers
    before = set(written.get(MANY, "").split("\n"))
    adds = [mark for mark in wish.adds if mark not in before]
    fields = news(wish.said, written, followers=followers)
    if wish.record.by_the_way:
        fields -= written.keys()
    return _Stirred(wish, fields, adds)


def _decided[M: models.Model, R: Record](
    hand: Hand[M, R],
    one: _Stirred[R],
    record: M,
    who: Who,
    work: Work,
    got: Any,
) -> tuple[M, Wish[R], frozenset[str]]:
    wish, said = one.wish, one.wish.said
    written = work.ledger.written(wish.record.key)
    now = dict.fromkeys(one.fields, "") | dict(hand.now(record))
    fields = _gaps(now, one.fields) if wish.record.by_the_way else one.fields
    decided = merge(said, {**hand.given, **written}, now, fields)
    changes = {name: [now[name], said[name]] for name in sorted(decided.write)}
    if got.get(wish.id):
        changes[MANY] = ["", "\n".join(one.adds)]
    settled = {name: said[name] for name in fields - decided.kept}
    was = {name: written.get(name) for name in settled}
    if one.adds:
        was[MANY] = written.get(MANY)
        settled[MANY] = "\n".join([*filter(None, written.get(MANY, "").split("\n")), *one.adds])
    _settle(hand, wish, settled, work)
    how = _how(decided, changes, wish)
    extra = {"changes": changes} if changes else {}
    _end(hand, wish, work, how, **extra, **_joined(wish, who), **({"was": was} if was else {}))
    _tell_kept(wish, decided, how, work, was_ours=wish.record.key in who.joined)
    return record, wish, decided.write


def _gaps(now: Texts, fields: frozenset[str]) -> frozenset[str]:
    """Return the fields in which there is nothing yet: all that a record by the way may write."""
    return frozenset(name for name in fields if not now[name])


def _how[R: Record](decided: Merge, changes: Any, wish: Wish[R]) -> str:
    if changes:
        return "changed"
    return "skipped" if decided.kept and not wish.record.by_the_way else "same"


def _tell_kept[R: Record](
    wish: Wish[R], decided: Merge, how: str, work: Work, *, was_ours: bool
) -> None:
    if decided.kept and not wish.record.by_the_way:
        code = "kept_as_it_was" if was_ours else "kept_by_people"
        work.ends.note(code, times=len(decided.kept))
        problem = Problem(code, {"fields": sorted(decided.kept)})  # type: ignore[dict-item]
        work.ends.object_to(wish.line, how, problem)  # type: ignore[arg-type]


def _settle[M: models.Model, R: Record](
    hand: Hand[M, R], wish: Wish[R], settled: dict[str, str], work: Work
) -> None:
    if settled or work.ledger.record_of(wish.record.key) != wish.id:
        work.ledger.write(hand.thing, wish.record.key, wish.id, settled)


def _joined[R: Record](wish: Wish[R], who: Who) -> dict[str, Any]:
    why = who.joined.get(wish.record.key)
    return {"joined": why} if why else {}


def _end[M: models.Model, R: Record](
    hand: Hand[M, R], wish: Wish[R], work: Work, how: str, **more: Any
) -> None:
    kept = {
        "thing": hand.thing,
        "id": wish.id,
        "key": wish.record.key,
        "name": hand.called(wish.record),
        "how": how,
        **more,
    }
    work.ends.record(wish.line, kept, is_main=not wish.record.by_the_way)
