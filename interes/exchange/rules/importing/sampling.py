"""What sort of values a column has, told by the values and not by its name."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import mul

from interes.exchange.rules.importing.amounts import money
from interes.exchange.rules.importing.moments import moment
from interes.exchange.rules.importing.ways import ways

_ENOUGH = 0.7
_FORM = re.compile(
    r"(?i)(^|[\s,\"«])(ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОО|LLC|Ltd|Inc|GmbH|Corp|AG|S\.A)\b"
    r"|\b(общество|товарищество|организация|учреждение|предприятие|кооператив|фонд|завод)\b"
)
_PATRONYMIC = re.compile(r"(?i)\b\w{2,}(вич|вна|ична)\b")
_TALK = re.compile(
    r"(?i)((исходящ|входящ)\w+ )?(телефонный )?(звонок|встреча|визит|письмо|переписка|переговоры)"
    r"( (входящ|исходящ)\w+)?|((inbound|outbound) )?(phone )?(call|meeting|visit|e-?mail|letter)"
)
_SITE = re.compile(r"(?i)(https?://)?(www\.)?[\w\-]+(\.[\w\-]+)*\.[a-zа-я]{2,10}(/\S*)?")
_PHONE = re.compile(r"\+?[\d\s()\-.]{7,20}(\s*(доб|ext|вн)\W*\d+)?")
_FEWEST_DIGITS = 7
_LAST = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_WEIGHTS = {10: (_LAST[2:],), 12: (_LAST[1:], _LAST)}
_FEWEST_COUNTED = 3
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Sort:
    """What a column's values are, and what share of them."""

    name: str
    share: float


def sort_of_values(values: Sequence[str]) -> Sort:
    """Return the sort that most of the values are of, "" if of none."""
    filled = [value.strip() for value in values if value.strip()]
    if not filled:
        return Sort("empty", 1.0)
    if _is_counting(filled):
        return Sort("counting", 1.0)
    for name, fits in _SORTS:
        share = sum(1 for value in filled if fits(value)) / len(filled)
        if share >= _ENOUGH:
            return Sort(name, share)
    return Sort("", 0.0)


def _is_counting(values: Sequence[str]) -> bool:
    """Tell the numbers of the rows: 1, 2, 3."""
    if len(values) < _FEWEST_COUNTED or not all(v.isdecimal() and len(v) < 7 for v in values):
        return False
    first = int(values[0])
    return first <= 1 and [int(v) for v in values] == list(range(first, first + len(values)))


def is_day_first(columns: Sequence[Sequence[str]]) -> bool:
    """Tell by dates such as 4/15/2021 whether the month stands first."""
    firsts = middles = 0
    for values in columns:
        for value in values:
            if found := _SLASHED.match(value):
                firsts += int(found.group(1)) > _MONTHS
                middles += int(found.group(2)) > _MONTHS
    return firsts >= middles


def is_inn(value: str) -> bool:
    """Tell an INN by its control digits."""
    if len(value) not in {10, 12} or not (value.isascii() and value.isdecimal()):
        return False
    digits = [*map(int, value)]
    return all(
        sum(map(mul, weights, digits)) % 11 % 10 == digits[len(weights)]
        for weights in _WEIGHTS[len(value)]
    )


def _is_email(value: str) -> bool:
    return "@" in value and not ways("email", value)[1]


def _is_phone(value: str) -> bool:
    if not _PHONE.match(value) or sum(c.isdigit() for c in value) < _FEWEST_DIGITS:
        return False
    return value[0] in "+(8" or any(c in "()-" for c in value) or len(value) == 11


def _is_moment(value: str) -> bool:
    return not value.isdecimal() and any(c in ".-/:, " for c in value) and moment(value) is not None


def _is_money(value: str) -> bool:
    found = money(value)
    return found is not None and bool(found[1] or "," in value or "." in value)


_SORTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("email", _is_email),
    ("inn", is_inn),
    ("talk", lambda value: bool(_TALK.fullmatch(value))),
    ("moment", _is_moment),
    ("money", _is_money),
    ("phone", _is_phone),
    ("website", lambda value: bool(_SITE.fullmatch(value))),
    ("company", lambda value: bool(_FORM.search(value))),
    ("person", lambda value: bool(_PATRONYMIC.search(value))),
    ("number", lambda value: money(value) is not None),
)
