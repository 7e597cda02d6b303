"""Which records of ours texts name: by the number, the name, the INN, a phone or an e-mail.

Many texts are looked up at once; a text that fits several records names none of them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from interes.clients.models import Company, ContactPoint, Person
from interes.clients.models.company import titled
from interes.clients.rules import (
    core_name,
    normal_email,
    normal_phone,
    plain,
)

type Calling = dict[str, set[int]]

_NUMBER = re.compile(r"(?:№|#|n\.?)?\s*([0-9]{1,18})", re.IGNORECASE)
_INN = re.compile(r"[0-9]{10}|[0-9]{12}")


def companies_called(texts: Collection[str]) -> Mapping[str, set[int]]:
    """Return the companies that each text fits; of namesakes those with the same legal form."""
    rows = Company.objects.filter(removed_at=None)
    inns = by_column(rows, "inn", texts, lambda text: text if _INN.fullmatch(text) else "")
    names = _companies_by_name(rows, texts)
    return first_that_fit(texts, (inns, names, by_number(rows, texts)))


def people_called(texts: Collection[str]) -> Mapping[str, set[int]]:
    """Return the people that each text fits; either name may stand first."""
    rows = Person.objects.filter(removed_at=None)
    points = ContactPoint.objects.filter(person__removed_at=None)
    reached = by_column(points, "normal", texts, _way, key="person_id")
    names = by_column(rows, "sort_name", texts, plain)
    turned = by_column(rows, "sort_name", texts, _last_name_first)
    return first_that_fit(texts, (reached, names, turned, by_number(rows, texts)))


def by_column(
    rows: QuerySet[Any],
    column: str,
    texts: Collection[str],
    mark: Callable[[str], str],
    key: str = "pk",
) -> Calling:
    """Return the records whose column holds the mark of a text."""
    marks = {text: mark(text) for text in texts}
    wanted = sorted(set(marks.values()) - {""})
    holders: dict[str, set[int]] = defaultdict(set)
    if wanted:
        found = rows.filter(**{f"{column}__any_of": wanted}).values_list(key, column)
        for number, held in found:
            holders[held].add(number)
    return {text: holders[held] for text, held in marks.items() if held in holders}


def by_number(rows: QuerySet[Any], texts: Collection[str]) -> Calling:
    """Return the records whose numbers the texts are: 12, № 12."""
    said = {text: int(found[1]) for text in texts if (found := _NUMBER.fullmatch(text))}
    alive = set(rows.filter(pk__in=set(said.values())).values_list("pk", flat=True)) if said else ()
    return {text: {number} for text, number in said.items() if number in alive}


def first_that_fit(texts: Collection[str], ways: Iterable[Calling]) -> Calling:
    """Return for each text what the first way that knows it found."""
    known: Calling = {}
    for way in ways:
        known = way | known
    return {text: known[text] for text in texts if text in known}


def _companies_by_name(rows: QuerySet[Company], texts: Collection[str]) -> Calling:
    found = by_column(rows, "core_name", texts, core_name)
    several = {number for numbers in found.values() if len(numbers) > 1 for number in numbers}
    if not several:
        return found
    whole: dict[int, str] = {
        number: plain(titled(form, name))
        for number, form, name in rows.filter(pk__in=several).values_list(
            "pk", "legal_form", "name"
        )
    }
    return {text: _same_name(text, numbers, whole) for text, numbers in found.items()}


def _same_name(text: str, numbers: set[int], whole: Mapping[int, str]) -> set[int]:
    return {number for number in numbers if whole.get(number) == plain(text)} or numbers


def _way(text: str) -> str:
    return normal_email(text) or normal_phone(text) or ""


def _last_name_first(text: str) -> str:
    *others, last = plain(text).split() or [""]
    return " ".join((last, *others))
