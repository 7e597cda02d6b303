"""Values as people and programs write them in a filter, read for the database."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from interes.foundation.attributes import Attribute, Kind
from interes.foundation.filters.fields import Reader, Related
from interes.foundation.filters.periods import Days, days_of
from interes.foundation.filters.tree import Unreadable
from interes.foundation.keys import key_in

LARGEST = Decimal("1e14")
OLDEST = 36_600
YES, NO = "yes", "no"
_PLAIN = str.maketrans("ё", "е", "«»\"'")


def refusal(asked: Attribute | Related, sentence: str, **told: str) -> Unreadable:
    """Return the refusal of a value; the sentence may name `field` and `value`."""
    return Unreadable(sentence % {"field": asked.title, **told}, field=asked.name)


def plain(text: str) -> str:
    """Return words as the `sought` columns keep them."""
    return text.lower().translate(_PLAIN).strip()


def read(attribute: Attribute, value: str) -> Any:
    """Return a value of an attribute; raises Unreadable."""
    return _READ.get(attribute.kind, _words)(attribute, value)


def _words(_attribute: Attribute, value: str) -> str:
    return value


def _number(attribute: Attribute, value: str) -> Decimal:
    try:
        number = Decimal("".join(value.split()).replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) > LARGEST:
        raise refusal(attribute, _("“%(field)s” needs a number, not “%(value)s”."), value=value)
    return number


def _count(attribute: Attribute, value: str) -> Decimal | int | float:
    number = _number(attribute, value)
    if attribute.is_custom:
        return number
    return int(number) if number == number.to_integral_value() else float(number)


def _key(attribute: Attribute, value: str) -> int:
    key = key_in(value)
    if key is None:
        sentence = _("“%(field)s” names a record by its number, not “%(value)s”.")
        raise refusal(attribute, sentence, value=value)
    return key


def _choice(attribute: Attribute, value: str) -> str:
    known = () if attribute.choices is None or attribute.is_custom else attribute.choices()
    if known and value not in {str(key) for key, _word in known}:
        sentence = _("“%(field)s” has no choice “%(value)s”.")
        raise refusal(attribute, sentence, value=value)
    return value


def _flag(attribute: Attribute, value: str) -> bool:
    if value not in {YES, NO}:
        raise refusal(attribute, _("“%(field)s” is yes or no, not “%(value)s”."), value=value)
    return value == YES


def _phone(attribute: Attribute, value: str) -> str:
    digits = re.sub(r"[^0-9]", "", value)
    if not digits:
        raise refusal(attribute, _("Write the digits of the phone, not “%(value)s”."), value=value)
    # In Russia the 8 that is dialled stands for +7.
    return f"7{digits[1:]}" if len(digits) == len("89991234567") and digits[0] == "8" else digits


_READ: dict[Kind, Callable[[Attribute, str], Any]] = {
    Kind.NUMBER: _count,
    Kind.MONEY: _number,
    Kind.RECORD: _key,
    Kind.COMPANY: _key,
    Kind.PERSON: _key,
    Kind.USER: _key,
    Kind.CHOICE: _choice,
    Kind.FLAG: _flag,
    Kind.PHONE: _phone,
    Kind.EMAIL: lambda _attribute, value: value.lower(),
    Kind.WEBSITE: lambda _attribute, value: value.lower(),
}


def period(asked: Attribute | Related, value: str, reader: Reader) -> Days:
    """Return the first and last day of a time; raises Unreadable."""
    days = days_of(value, reader.now.date())
    if days is None:
        sentence = _("“%(field)s” needs a day such as 2026-11-23 or a time such as this_week.")
        raise refusal(asked, sentence)
    return days


def days_ago(attribute: Attribute, value: str, reader: Reader) -> date:
    """Return the day so many days ago; raises Unreadable."""
    number = key_in(value)
    if number is None or number > OLDEST:
        raise refusal(attribute, _("“%(field)s” needs a number of days."))
    return reader.now.date() - timedelta(days=number)


def edge(attribute_kind: Kind, day: date, reader: Reader) -> date | datetime:
    """Return the beginning of a day as an attribute of this kind keeps it."""
    if attribute_kind == Kind.DATE:
        return day
    return datetime.combine(day, time.min, reader.now.tzinfo)
