"""Russian requisites: INN, KPP, OGRN by their control digits and patterns.

Source: the tax service's algorithms as implemented by python-stdnum (ru.inn, ru.ogrn); KPP by the
pattern NNNNPPXXX of the tax service's order, it has no control digit. The control digit of an
OGRNIP is the last figure of the remainder by 13; python-stdnum compares the whole remainder and so
refuses every number whose remainder is 10, 11 or 12.
"""

import re
from collections.abc import Callable
from enum import StrEnum

from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.ru import inn as ru_inn
from stdnum.ru import ogrn as ru_ogrn


class RequisiteFault(StrEnum):
    """What is wrong with a requisite."""

    LENGTH = "length"
    DIGITS = "digits"
    CONTROL = "control"


OGRNIP = 15
_KPP = re.compile(r"^\d{4}[0-9A-Z]{2}\d{3}$")


def digits_of(text: str) -> str:
    """Return the requisite without the spaces and dashes people put in."""
    return re.sub(r"[\s\-–\u00a0]", "", text)


def check_inn(text: str) -> RequisiteFault | None:
    """Return what is wrong with an INN of 10 or 12 digits, or None."""
    return _check(text, (10, 12), ru_inn.validate)


def check_ogrn(text: str) -> RequisiteFault | None:
    """Return what is wrong with an OGRN of 13 or an OGRNIP of 15 digits, or None."""
    return _check(text, (13, 15), _validate_ogrn)


def _validate_ogrn(value: str) -> None:
    if len(value) == OGRNIP and value[0] in "34":
        if int(value[:-1]) % 13 % 10 != int(value[-1]):
            raise InvalidChecksum
        return
    ru_ogrn.validate(value)


def check_kpp(text: str) -> RequisiteFault | None:
    """Return what is wrong with a KPP, or None."""
    value = digits_of(text).upper()
    if len(value) != 9:
        return RequisiteFault.LENGTH
    return None if _KPP.match(value) else RequisiteFault.DIGITS


def _check(
    text: str, lengths: tuple[int, ...], validate: Callable[[str], object]
) -> RequisiteFault | None:
    value = digits_of(text)
    if not (value.isascii() and value.isdigit()):
        return RequisiteFault.DIGITS
    if len(value) not in lengths:
        return RequisiteFault.LENGTH
    try:
        validate(value)
    except ValidationError:
        return RequisiteFault.CONTROL
    return None
