"""Bring what people write about a company into one writing, or say what is wrong with it."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from interes.clients.rules import (
    RequisiteFault,
    check_inn,
    check_kpp,
    check_ogrn,
    digits_of,
)
from interes.foundation.refusals import Refusal


class RequisiteWrong(Refusal):
    """A requisite can't be what it says it is."""


class NameMissing(Refusal):
    """A record without a name can't be found again."""


_CHECKS: dict[str, Callable[[str], RequisiteFault | None]] = {
    "inn": check_inn,
    "kpp": check_kpp,
    "ogrn": check_ogrn,
}


def accepted(field: str, value: Any, *, country: str = "RU") -> Any:
    """Return the value as it is kept; raises RequisiteWrong or NameMissing."""
    if not isinstance(value, str):
        return value
    if field == "about":
        return value.replace("\r\n", "\n").strip()
    text = " ".join(value.split())
    if field == "name" and not text:
        raise NameMissing(_("Write a name, so that it can be found again."), field="name")
    return _requisite(field, text, country) if field in _CHECKS else text


def _requisite(field: str, text: str, country: str) -> str:
    value = digits_of(text).upper()
    # Other countries number their companies in their own ways.
    if not value or (field == "inn" and country != "RU"):
        return value
    fault = _CHECKS[field](value)
    if fault is not None:
        raise RequisiteWrong(_sentence(field, fault), field=field)
    return value


def _sentence(field: str, fault: RequisiteFault) -> str:
    match field, fault:
        case "inn", RequisiteFault.CONTROL:
            return _("This INN has a mistake: its last digits do not agree with the others.")
        case "inn", RequisiteFault.LENGTH:
            return _("An INN has 10 digits for a company and 12 for an entrepreneur.")
        case "ogrn", RequisiteFault.CONTROL:
            return _("This OGRN has a mistake: its last digit does not agree with the others.")
        case "ogrn", RequisiteFault.LENGTH:
            return _("An OGRN has 13 digits, an OGRNIP of an entrepreneur 15.")
        case "kpp", _fault:
            return _("A KPP has 9 characters: four digits, two digits or capitals, three digits.")
        case _field:
            return _("Only digits can stand here.")
