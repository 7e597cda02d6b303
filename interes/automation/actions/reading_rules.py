"""Understand a whole rule as a form or a program sends it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from interes.activities.models import Activity
from interes.automation.actions.reading_acts import read_acts
from interes.automation.rules import ABOUT_COMPANIES, KINDS
from interes.clients.queries import company_fields
from interes.deals.models import Stage
from interes.deals.queries import deal_fields, flag_choices
from interes.foundation import filters
from interes.foundation.filters import Fields
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import reader

LONGEST_NAME = 120
LONGEST_WHERE = 4000
# A filter is only read here; what its days mean is asked when the rule fires.
SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
MOST = {"days": 365, "hours": 200}


class RuleUnclear(Refusal):
    """A rule that does not say what it waits for or what it does."""


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What the company says of a rule."""

    name_ru: str
    kind: str
    name_en: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    deal_where: str = ""
    company_where: str = ""
    acts: list[dict[str, Any]] = field(default_factory=list)
    stops: bool = False


RULE_FACTS = tuple(RuleFacts.__dataclass_fields__)


def read_rule(facts: RuleFacts, by: User) -> dict[str, Any]:
    """Return a rule as it is kept; raises RuleUnclear, ActUnclear, Unreadable."""
    if facts.kind not in KINDS:
        raise RuleUnclear(_("Choose what the rule waits for."), field="kind")
    about_deals = facts.kind not in ABOUT_COMPANIES
    return _names(facts) | {
        "kind": facts.kind,
        "given": _given(facts),
        "deal_where": _where(facts.deal_where, deal_fields(), by) if about_deals else "",
        "company_where": _where(facts.company_where, company_fields(), by),
        "acts": read_acts(facts.kind, facts.acts),
        "stops": facts.stops,
    }


def _names(facts: RuleFacts) -> dict[str, str]:
    names = {"name_ru": facts.name_ru.strip(), "name_en": facts.name_en.strip()}
    if not any(names.values()):
        raise RuleUnclear(_("Write the name."), field="name_ru")
    for name, text in names.items():
        if len(text) > LONGEST_NAME:
            sentence = _("Say it shorter: %(most)s characters at most.") % {"most": LONGEST_NAME}
            raise RuleUnclear(sentence, field=name)
    return names


def _where(text: str, fields: Fields, by: User) -> str:
    """Return a filter as it is written; one that can't be read is refused."""
    if len(text) > LONGEST_WHERE:
        raise RuleUnclear(_("These are too many conditions."), field="deal_where")
    tree = filters.parse(text)
    filters.where(text, fields, reader(by, SOME_DAY))
    return filters.serialise(tree)


def _given(facts: RuleFacts) -> dict[str, Any]:
    given = facts.given
    told: dict[str, Any] = {}
    if facts.kind in {"deal_moved", "deal_stands"}:
        told["stages"] = _stages(given.get("stages"))
    if facts.kind == "deal_stands":
        told["days"] = _number(given, "days", least=1)
    if facts.kind == "step_late":
        told["hours"] = _number(given, "hours", least=0)
    if facts.kind == "talk_logged":
        wanted = set(_list(given.get("talks")))
        told["talks"] = [kind for kind in Activity.TALKS if kind in wanted]
    if facts.kind == "flag_raised":
        wanted = set(_list(given.get("flags")))
        told["flags"] = [flag for flag, _word in flag_choices() if flag in wanted]
    return told


def _stages(told: Any) -> list[int]:
    keys = [key_in(str(one)) for one in _list(told)]
    known = Stage.objects.filter(pk__in=[key for key in keys if key])
    return sorted(known.values_list("pk", flat=True))


def _list(told: Any) -> list[Any]:
    return list(told) if isinstance(told, list | tuple) else []


def _number(given: Mapping[str, Any], name: str, *, least: int) -> int:
    text = str(given.get(name, "")).strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else -1
    if not least <= number <= MOST[name]:
        sentence = _("Write a number from %(least)s to %(most)s.")
        raise RuleUnclear(sentence % {"least": least, "most": MOST[name]}, field=name)
    return number
