"""Is a company or person of a file one we have? Joined only where the signs leave no doubt."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from interes.exchange.models import Imported

# How alike two names must be for a phone, an e-mail or a site that both have to mean one of them.
ALIKE = 85
MOST_MAYBE = 3


@dataclass(slots=True)
class Signs:
    """By what a record is told from others; `marks` are (sort, value), the surest sort first."""

    name: str
    marks: Sequence[tuple[str, str]]
    inn: str = ""
    kpp: str = ""
    place: str = ""


@dataclass(slots=True)
class Candidate:
    """A record we have, or one that this chunk is going to make."""

    id: int
    name: str
    inn: str = ""
    kpp: str = ""
    place: str = ""
    # The old systems that know it already: two numbers there are two records here.
    systems: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Found:
    """What the signs of one record led to: the one it is, or those it may be."""

    id: int | None = None
    why: str = ""
    maybe: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Register:
    """The candidates of a chunk by their marks."""

    by_mark: dict[tuple[str, str], dict[int, Candidate]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def put(self, mark: tuple[str, str], candidate: Candidate | None) -> None:
        """Let a candidate be found by a mark."""
        if candidate is not None:
            self.by_mark[mark][candidate.id] = candidate

    def find(self, signs: Signs, system: str) -> Found:
        """Return the only one that the surest telling mark leads to."""
        maybe: dict[int, None] = {}
        for mark in signs.marks:
            known = self.by_mark.get(mark)
            if not known:
                continue
            fitting = [c for c in known.values() if _fits(mark[0], signs, c)]
            if len(fitting) == 1 and system not in fitting[0].systems:
                return Found(fitting[0].id, mark[0])
            maybe |= dict.fromkeys(known)
        return Found(maybe=list(maybe)[:MOST_MAYBE])


def _fits(sort: str, signs: Signs, candidate: Candidate) -> bool:
    """Tell whether nothing speaks against it, and the names for it where the mark alone is weak."""
    if signs.inn and candidate.inn and signs.inn != candidate.inn:
        return False
    if signs.kpp and candidate.kpp and signs.kpp != candidate.kpp:
        return False
    match sort:
        case "inn":
            return True
        case "name":
            return not (signs.place and candidate.place and signs.place != candidate.place)
        case _:
            return _alike(signs.name, candidate.name)


def _alike(one: str, other: str) -> bool:
    return one == other or fuzz.token_set_ratio(one, other) >= ALIKE


def marks_by_sort(wanted: Iterable[Signs]) -> Mapping[str, set[str]]:
    """Return the marks of many records together, each sort in a set of its own."""
    marks: dict[str, set[str]] = defaultdict(set)
    for signs in wanted:
        for sort, value in signs.marks:
            marks[sort].add(value)
    return marks


def system_of(key: str) -> str:
    """Return the old system that numbers this record, or "" if its key is made of its content."""
    system, _thing, rest = (*key.split(":", 2), "", "")[:3]
    return "" if rest.startswith("~") or system == "name" else system


def tell_systems(thing: str, candidates: Mapping[int, Candidate]) -> None:
    """Note on each candidate which old systems have a number for it."""
    lines = Imported.objects.filter(thing=thing, record__any_of=candidates)
    for record, key in lines.values_list("record", "key"):
        if record is not None and (system := system_of(key)):
            candidates[record].systems.add(system)


def match(
    wanted: Iterable[tuple[str, Signs]],
    register: Register,
    new_id: Callable[[], int],
) -> Mapping[str, Found]:
    """Decide about each record in turn; a new one may be the match of a later row."""
    decided: dict[str, Found] = {}
    for key, signs in wanted:
        system = system_of(key)
        found = register.find(signs, system)
        one = _candidate(found.id, signs, register)
        if one is None:
            one = Candidate(new_id(), signs.name, signs.inn, signs.kpp, signs.place)
        one.systems |= {system} - {""}
        for mark in signs.marks:
            register.put(mark, one)
        decided[key] = replace(found, id=one.id)
    return decided


def _candidate(number: int | None, signs: Signs, register: Register) -> Candidate | None:
    known = (register.by_mark[mark] for mark in signs.marks)
    return next((one[number] for one in known if number in one), None) if number else None
