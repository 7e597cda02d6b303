"""What a row can't know of itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo


def _as_it_is(text: str) -> tuple[str, str]:
    return "", text


def _one_name(text: str) -> tuple[str, str, str]:
    last, _, first = text.partition(" ")
    return (last, first, "") if first else ("", last, "")


def _fine(_text: str) -> object:
    return None


@dataclass(frozen=True, slots=True)
class Laws:
    """The laws of the clients room that understanding needs, handed in by who may know it.

    `legal_form` gives (form, bare name), `names` (last, first, patronymic) of a whole name; the
    checks give what is wrong with a requisite, or None.
    """

    legal_form: Callable[[str], tuple[str, str]] = _as_it_is
    names: Callable[[str], tuple[str, str, str]] = _one_name
    check_inn: Callable[[str], object] = _fine
    check_kpp: Callable[[str], object] = _fine
    check_ogrn: Callable[[str], object] = _fine


@dataclass(frozen=True, slots=True)
class Context:
    """The moment of the import, the zone of its days, and what to take where a file is silent.

    `custom` gives the sort of value of each field the company added: `custom_12` is "number".
    """

    now: datetime
    zone: tzinfo
    currency: str = "RUB"
    country: str = "RU"
    laws: Laws = field(default_factory=Laws)
    custom: Mapping[str, str] = field(default_factory=dict)
    # How their cells become values that can be kept, by the same names; None is "not understood".
    added: Mapping[str, Callable[[str], object]] = field(default_factory=dict)
