"""The arguments the company has, all of them or those that fit."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, Func, Q, QuerySet

from interes.knowledge.models import Argument
from interes.knowledge.rules import is_about

SEARCHED = ("name_ru", "name_en", "say_ru", "say_en", "benefit_ru", "benefit_en", "proof_ru")
ARGUMENT_VALUES = (
    *("id", "name_ru", "name_en", "kind", "business_lines", "say_ru", "say_en"),
    *("benefit_ru", "benefit_en", "proof_ru", "proof_en", "works_for", "alarms", "is_active"),
)


def arguments() -> QuerySet[Argument]:
    """Return the arguments in use."""
    return Argument.objects.filter(is_active=True).order_by("kind", "name_ru", "id")


def arguments_to_set() -> QuerySet[Argument]:
    """Return every argument, also those out of use."""
    return Argument.objects.order_by("-is_active", "kind", "name_ru", "id")


def arguments_about(words: Iterable[str]) -> list[Argument]:
    """Return the arguments in use that fit what a client buys: its product and its industry."""
    said = list(words)
    return [one for one in arguments() if is_about(one.business_lines, said)]


def narrowed(rows: QuerySet[Argument], wanted: Mapping[str, str]) -> QuerySet[Argument]:
    """Return the arguments that a page's filters let through."""
    for asked in (_said, _by_kind, _by_role, _by_line):
        rows = rows.filter(asked(wanted))
    return rows


def argument_lines() -> list[str]:
    """Return the products and industries that arguments name."""
    lines = Argument.objects.annotate(line=Func(F("business_lines"), function="unnest"))
    return sorted(set(lines.values_list("line", flat=True)))


def argument_records(rows: QuerySet[Argument]) -> list[dict[str, Any]]:
    """Return arguments as programs read them."""
    return list(rows.values(*ARGUMENT_VALUES))


def _said(wanted: Mapping[str, str]) -> Q:
    found = Q()
    for word in wanted.get("q", "").split():
        one = Q()
        for field in SEARCHED:
            one |= Q(**{f"{field}__icontains": word})
        found &= one
    return found


def _by_kind(wanted: Mapping[str, str]) -> Q:
    kind = wanted.get("kind", "")
    return Q(kind=kind) if kind in Argument.Kind.values else Q()


def _by_role(wanted: Mapping[str, str]) -> Q:
    role = wanted.get("role", "")
    return Q(works_for__contains=[role]) if role else Q()


def _by_line(wanted: Mapping[str, str]) -> Q:
    line = wanted.get("line", "")
    return Q(business_lines__contains=[line]) if line else Q()
