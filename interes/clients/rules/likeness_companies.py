"""Are these two companies one? Requisites decide, contacts tell, names hint."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz

from interes.clients.rules.likeness import Likeness, Reason, Sign, is_slip, weighed
from interes.clients.rules.likeness_letters import core_name, letters, name_words
from interes.clients.rules.mail_providers import is_public

_FIGURES = re.compile(r"\d+")
_WORDS_IN_ANY_ORDER = 95


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanySigns:
    """What two companies are compared by; contacts in their one writing.

    `domains` are those of the sites and e-mails; `namesakes` says how many companies of the base
    are called the same, because «Вектор» says less than «Кронверк-Аудит».
    """

    name: str
    legal_name: str = ""
    legal_form: str = ""
    inn: str = ""
    kpp: str = ""
    ogrn: str = ""
    city: str = ""
    address: str = ""
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    namesakes: int = 1


def like_companies(one: CompanySigns, other: CompanySigns) -> Likeness:
    """Weigh everything known of two companies."""
    return weighed(
        (*_requisites(one, other), *_names(one, other), *_contacts(one, other), *_place(one, other))
    )


def _requisites(one: CompanySigns, other: CompanySigns) -> Iterator[Reason]:
    if one.inn and other.inn:
        yield _inn(one, other)
    if one.ogrn and other.ogrn:
        is_same = one.ogrn == other.ogrn
        sign, weight = (Sign.SAME_OGRN, 6.0) if is_same else (Sign.OTHER_OGRN, -4.0)
        yield Reason(sign, weight, one.ogrn, other.ogrn)
    if one.legal_form and other.legal_form and one.legal_form != other.legal_form:
        yield Reason(Sign.OTHER_FORM, -1.0, one.legal_form, other.legal_form)


def _inn(one: CompanySigns, other: CompanySigns) -> Reason:
    if one.inn != other.inn:
        # Who mistypes a figure of an INN is stopped by its control digits: another is another.
        return Reason(Sign.OTHER_INN, -7.0, one.inn, other.inn)
    if one.kpp and other.kpp and one.kpp != other.kpp:
        return Reason(Sign.BRANCH, 0.5, one.kpp, other.kpp)
    return Reason(Sign.SAME_INN, 8.0, one.inn, other.inn)


def _names(one: CompanySigns, other: CompanySigns) -> Iterator[Reason]:
    pairs = [
        _name(first, second)
        for first in (one.name, one.legal_name)
        for second in (other.name, other.legal_name)
        if first and second
    ]
    if not pairs:
        return
    sign, weight, first, second = max(pairs, key=lambda pair: pair[1])
    if weight > 0:
        weight = max(weight - 0.7 * log(max(one.namesakes, other.namesakes, 1)), 1.0)
    if weight:
        yield Reason(sign, weight, first, second)


def _name(first: str, second: str) -> tuple[Sign, float, str, str]:
    sign, weight = _compared(first, second)
    return sign, weight, first, second


def _compared(first: str, second: str) -> tuple[Sign, float]:
    one, other = core_name(first), core_name(second)
    if one == other:
        return Sign.SAME_NAME, 4.5
    if set(_FIGURES.findall(first)) != set(_FIGURES.findall(second)):
        return Sign.OTHER_NAME, -2.0
    words = name_words(first), name_words(second)
    if is_slip(one, other) or fuzz.token_sort_ratio(*words) >= _WORDS_IN_ANY_ORDER:
        return Sign.NEAR_NAME, 3.5
    if _is_part(*words):
        return Sign.PART_OF_NAME, 1.0
    return Sign.OTHER_NAME, -2.5


def _is_part(one: str, other: str) -> bool:
    """Tell whether all telling words of the one name stand in the other."""
    first, second = sorted((set(one.split()), set(other.split())), key=len)
    return first <= second and len("".join(first)) >= 4


def _contacts(one: CompanySigns, other: CompanySigns) -> Iterator[Reason]:
    if phones := sorted(one.phones & other.phones):
        yield Reason(Sign.SAME_PHONE, 3.5, phones[0], phones[0])
    if emails := sorted(one.emails & other.emails):
        yield Reason(Sign.SAME_EMAIL, 4.0, emails[0], emails[0])
    own = sorted(domain for domain in one.domains & other.domains if not is_public(domain))
    if own and not emails:
        yield Reason(Sign.SAME_DOMAIN, 3.0, own[0], own[0])


def _place(one: CompanySigns, other: CompanySigns) -> Iterator[Reason]:
    if one.city and other.city:
        is_same = letters(one.city) == letters(other.city)
        sign, weight = (Sign.SAME_PLACE, 1.0) if is_same else (Sign.OTHER_PLACE, -1.5)
        yield Reason(sign, weight, one.city, other.city)
    if one.address and letters(one.address) == letters(other.address):
        yield Reason(Sign.SAME_ADDRESS, 2.0, one.address, other.address)
