"""What stages ask of a deal before it comes in and before it goes on, and what of it is not met.

A demand is a word: the name of a fact ("amount", "custom_12"), "people:2" (at least two people),
"talk" (a talk since it entered its stage), "qualified" (a decided verdict) or "tick:7" (a point
of the checklist).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TALK, PEOPLE, TICK, QUALIFIED = "talk", "people", "tick", "qualified"


@dataclass(frozen=True, slots=True)
class StageLaw:
    """What one stage asks on the way in and out, and which points must be ticked to leave it."""

    key: int
    place: int
    entry: tuple[str, ...] = ()
    exit: tuple[str, ...] = ()
    items: tuple[int, ...] = ()

    @property
    def to_leave(self) -> tuple[str, ...]:
        """Return what is asked of a deal that goes on from here."""
        return (*self.exit, *(f"{TICK}:{one}" for one in self.items))


@dataclass(frozen=True, slots=True)
class Known:
    """What a deal has: the names of its facts, its people, and the points that are ticked."""

    facts: frozenset[str] = frozenset()
    people: int = 0
    ticks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that is asked, and by which stage."""

    what: str
    stage: int

    @property
    def name(self) -> str:
        """Return what it is without its number: "people" of "people:2"."""
        return self.what.partition(":")[0]

    @property
    def number(self) -> int:
        """Return how many, or which point; 0 if the word has no number."""
        return int(self.what.partition(":")[2] or 0)


def asked(laws: Sequence[StageLaw], here: int | None, to: int | None) -> tuple[Demand, ...]:
    """Return what is asked on the way from one stage to another, each thing once.

    `here` is None for a new deal and `to` None for one that is won. Stages that are passed over
    ask as if the deal had gone through them; a step back asks nothing. Of a new deal no talks
    and ticks are asked: there was no deal to have them in.
    """
    way = sorted(laws, key=lambda law: law.place)
    start = _place(way, here, -1)
    end = _place(way, to, len(way))
    if end <= start:
        return ()
    wanted = [Demand(what, way[start].key) for what in way[start].to_leave] if start >= 0 else []
    for law in way[start + 1 : end]:
        wanted += [Demand(what, law.key) for what in (*law.entry, *law.to_leave)]
    if end < len(way):
        wanted += [Demand(what, way[end].key) for what in way[end].entry]
    if here is None:
        wanted = [one for one in wanted if one.name not in (TALK, TICK)]
    return _once(wanted)


def lacking(wanted: Iterable[Demand], known: Known) -> tuple[Demand, ...]:
    """Return the demands that are not met, in their order."""
    return tuple(one for one in wanted if not is_met(one, known))


def is_met(demand: Demand, known: Known) -> bool:
    """Tell whether a deal has what is asked."""
    if demand.name == PEOPLE:
        return known.people >= demand.number
    if demand.name == TICK:
        return demand.number in known.ticks
    return demand.what in known.facts


def _place(way: Sequence[StageLaw], key: int | None, otherwise: int) -> int:
    if key is None:
        return otherwise
    return next(place for place, law in enumerate(way) if law.key == key)


def _once(wanted: Iterable[Demand]) -> tuple[Demand, ...]:
    """Return each thing once, as its first stage asks it; of several heads the most."""
    kept: dict[str, Demand] = {}
    for one in wanted:
        key = PEOPLE if one.name == PEOPLE else one.what
        if key not in kept or one.number > kept[key].number:
            kept[key] = one
    return tuple(kept.values())
