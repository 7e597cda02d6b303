"""Are these two people one? Their own phone or birthday tells, the name and the work hint."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import log

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from interes.clients.rules.likeness import Likeness, Reason, Sign, is_slip, weighed
from interes.clients.rules.likeness_first_names import may_be_one_name
from interes.clients.rules.likeness_letters import letters, person_word

_ALIKE = 80
_HALF = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSigns:
    """What two people are compared by.

    `contacts` are their phones, e-mails and messengers in one writing; `companies` the numbers of
    the companies they work or worked in, with `posts` the titles; `places` where they may be
    found (a city, an address), `numbers` what is given out once, such as a passport. `namesakes`
    says how many people of the base have these two names.
    """

    last: str = ""
    first: str = ""
    middle: str = ""
    birthday: date | None = None
    contacts: frozenset[str] = frozenset()
    companies: frozenset[int] = frozenset()
    posts: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    namesakes: int = 1


def like_people(one: PersonSigns, other: PersonSigns) -> Likeness:
    """Weigh everything known of two people."""
    return weighed(
        (*_names(one, other), *_contacts(one, other), *_days(one, other), *_work(one, other))
    )


def _names(one: PersonSigns, other: PersonSigns) -> Iterator[Reason]:
    straight, crossed = _last_and_first(one, other), _crossed(one, other)
    best = crossed if crossed and _sum(crossed) > _sum(straight) else straight
    yield from best
    if best is straight:
        yield from _patronymic(one, other)


def _sum(reasons: list[Reason]) -> float:
    return sum(reason.weight for reason in reasons)


def _last_and_first(one: PersonSigns, other: PersonSigns) -> list[Reason]:
    last, first = list(_last(one.last, other.last)), list(_first(one.first, other.first))
    return [*_as_rare(last, max(one.namesakes, other.namesakes, 1)), *first]


def _as_rare(reasons: list[Reason], namesakes: int) -> list[Reason]:
    """Let a last name tell less the more people of the base are called so."""
    return [
        replace(one, weight=max(one.weight - 0.6 * log(namesakes), 0.5)) if one.weight > 0 else one
        for one in reasons
    ]


def _crossed(one: PersonSigns, other: PersonSigns) -> list[Reason]:
    """Compare as if one of them wrote the first name where the last one stands."""
    pairs = ((one.last, other.first), (one.first, other.last))
    words = [(person_word(a), person_word(b)) for a, b in pairs]
    near = [_closeness(a, b) for a, b in words if a and b]
    # One of the two may be badly written, if the other stands there letter by letter.
    if len(near) < len(pairs) or max(near) < 1 or min(near) < _HALF:
        return []
    whole = f"{one.last} {one.first}", f"{other.last} {other.first}"
    return [Reason(Sign.SWAPPED_NAMES, 3.5 if min(near) == 1 else 2.0, *whole)]


def _closeness(one: str, other: str) -> float:
    return OSA.normalized_similarity(one, other)


def _last(one: str, other: str) -> Iterator[Reason]:
    first, second = person_word(one), person_word(other)
    if not first or not second:
        return
    if first == second or _is_other_gender(first, second):
        yield Reason(Sign.SAME_LAST, 2.5, one, other)
    elif is_slip(first, second):
        yield Reason(Sign.NEAR_NAME, 1.8, one, other)
    elif _closeness(first, second) >= _HALF:
        yield Reason(Sign.OTHER_LAST, -1.5, one, other)
    else:
        yield Reason(Sign.OTHER_LAST, -3.5, one, other)


def _is_other_gender(one: str, other: str) -> bool:
    """Tell whether one is the other's last name with the ending of a woman: a slip of a form."""
    return one in (f"{other}a", f"{other[:-1]}a") and other.endswith(("v", "n"))


def _first(one: str, other: str) -> Iterator[Reason]:
    first, second = person_word(one), person_word(other)
    if not first or not second:
        return
    sign, weight = _compared_first(first, second)
    yield Reason(sign, weight, one, other)


def _compared_first(one: str, other: str) -> tuple[Sign, float]:
    if one == other:
        return Sign.SAME_FIRST, 2.0
    if may_be_one_name(one, other):
        return Sign.SHORT_NAME, 1.6
    if min(len(one), len(other)) == 1 and one[0] == other[0]:
        return Sign.INITIALS, 0.7
    if is_slip(one, other) or (one[0] == other[0] and OSA.distance(one, other) == 1):
        return Sign.NEAR_NAME, 1.4
    return Sign.OTHER_FIRST, -3.5


def _patronymic(one: PersonSigns, other: PersonSigns) -> Iterator[Reason]:
    first, second = person_word(one.middle), person_word(other.middle)
    if not first or not second:
        return
    if first == second or is_slip(first, second):
        yield Reason(Sign.SAME_PATRONYMIC, 1.3, one.middle, other.middle)
    elif min(len(first), len(second)) == 1 and first[0] == second[0]:
        yield Reason(Sign.INITIALS, 0.4, one.middle, other.middle)
    else:
        yield Reason(Sign.OTHER_PATRONYMIC, -3.5, one.middle, other.middle)


def _contacts(one: PersonSigns, other: PersonSigns) -> Iterator[Reason]:
    for same in sorted(one.contacts & other.contacts)[:2]:
        yield Reason(_kind_of(same), 4.0, same, same)
    if numbers := sorted(one.numbers & other.numbers):
        yield Reason(Sign.SAME_NUMBER, 7.0, numbers[0], numbers[0])


def _kind_of(contact: str) -> Sign:
    if contact.startswith("+"):
        return Sign.SAME_PHONE
    is_address = "@" in contact and not contact.startswith("@")
    return Sign.SAME_EMAIL if is_address else Sign.SAME_MESSENGER


def _days(one: PersonSigns, other: PersonSigns) -> Iterator[Reason]:
    if one.birthday is None or other.birthday is None:
        return
    first, second = one.birthday.isoformat(), other.birthday.isoformat()
    if first == second:
        yield Reason(Sign.SAME_BIRTHDAY, 4.0, first, second)
    elif OSA.distance(first, second) == 1 or _is_turned(one.birthday, other.birthday):
        yield Reason(Sign.NEAR_BIRTHDAY, 1.5, first, second)
    else:
        yield Reason(Sign.OTHER_BIRTHDAY, -3.5, first, second)


def _is_turned(one: date, other: date) -> bool:
    """Tell whether somebody wrote the month for the day."""
    return one.year == other.year and (one.month, one.day) == (other.day, other.month)


def _work(one: PersonSigns, other: PersonSigns) -> Iterator[Reason]:
    if one.companies & other.companies:
        yield Reason(Sign.SAME_COMPANY, 2.5)
        if title := _same_title(one.posts, other.posts):
            yield Reason(Sign.SAME_POST, 0.7, *title)
    elif one.companies and other.companies:
        yield Reason(Sign.OTHER_COMPANY, -1.0)
    for first, second in _same_places(one.places, other.places):
        yield Reason(Sign.SAME_PLACE, 1.2, first, second)


def _same_places(ones: frozenset[str], others: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Return the places that are in both, also with a slip; each counts once."""
    free = {person_word(place): place for place in sorted(others)}
    for place in sorted(ones):
        word = person_word(place)
        near = word if word in free else next((w for w in free if is_slip(w, word)), None)
        if near is not None:
            yield place, free.pop(near)


def _same_title(ones: frozenset[str], others: frozenset[str]) -> tuple[str, str] | None:
    for one in sorted(ones):
        for other in sorted(others):
            if one and other and fuzz.token_sort_ratio(letters(one), letters(other)) >= _ALIKE:
                return one, other
    return None
