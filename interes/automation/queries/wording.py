"""A rule in one sentence, and what it did in a few words, in the language of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interes.activities.models import Activity
from interes.automation.models import Rule
from interes.automation.queries.act_wording import say_act
from interes.automation.queries.lookups import Names, all_of, any_of
from interes.deals.queries import flag_choices
from interes.foundation import filters
from interes.foundation.filters import Fields
from interes.foundation.refusals import Refusal

SHORT = 60


@dataclass(frozen=True, slots=True)
class Said:
    """A rule in words: when, if what holds, then what; and all of it as one sentence."""

    when: str
    conditions: tuple[str, ...]
    acts: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return the whole rule as one sentence."""
        then = ", ".join(self.acts) or _("do nothing yet")
        told = {"when": self.when, "then": then}
        if not self.conditions:
            return _("When %(when)s, then %(then)s.") % told
        told["if"] = all_of(map(_small, self.conditions))
        return _("When %(when)s, if %(if)s, then %(then)s.") % told


class Wording(Names):
    """Puts rules into words; the names they mention are asked for once."""

    def of(self, rule: Rule) -> Said:
        """Return a rule in words."""
        return Said(
            self.when(rule.kind, rule.given),
            (
                *self._conditions(rule.deal_where, self.deal_fields),
                *self._conditions(rule.company_where, self.company_fields, _("company")),
            ),
            tuple(self.act(spec) for spec in rule.acts),
        )

    def facts(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Return a rule that is not kept yet in words, with its name."""
        rule = Rule(**facts)
        return {"name": rule.name, "said": self.of(rule)}

    def chips(self, where: str, fields: Fields) -> list[str]:
        """Return the conditions of one filter, each as a chip says it."""
        return self._conditions(where, fields)

    def when(self, kind: str, given: Mapping[str, Any]) -> str:
        """Return what a rule waits for."""
        special = {
            "deal_moved": self._moved,
            "deal_stands": self._stands,
            "step_late": self._late,
            "talk_logged": self._talked,
            "flag_raised": self._flagged,
        }.get(kind)
        if special is not None:
            return special(given)
        return str(dict(Rule.Kind.choices).get(kind, kind))

    def _moved(self, given: Mapping[str, Any]) -> str:
        stages = self._stages(given)
        if not stages:
            return _("a deal comes to another stage")
        return _("a deal comes to %(stages)s") % {"stages": stages}

    def _stands(self, given: Mapping[str, Any]) -> str:
        days, stages = int(given.get("days", 0)), self._stages(given)
        if stages:
            words = ngettext(
                "a deal stands at %(stages)s for %(num)s day",
                "a deal stands at %(stages)s for %(num)s days",
                days,
            )
            return words % {"num": days, "stages": stages}
        words = ngettext(
            "a deal stands in one stage for %(num)s day",
            "a deal stands in one stage for %(num)s days",
            days,
        )
        return words % {"num": days}

    def _late(self, given: Mapping[str, Any]) -> str:
        hours = int(given.get("hours", 0))
        words = ngettext(
            "a step is late by %(num)s working hour",
            "a step is late by %(num)s working hours",
            hours,
        )
        return words % {"num": hours} if hours else _("a step becomes late")

    def _talked(self, given: Mapping[str, Any]) -> str:
        kinds = dict(Activity.Kind.choices)
        talks = [str(kinds[one]).lower() for one in given.get("talks", []) if one in kinds]
        if not talks:
            return _("a talk is logged")
        return _("it is logged: %(talks)s") % {"talks": any_of(talks)}

    def _flagged(self, given: Mapping[str, Any]) -> str:
        known = dict(flag_choices())
        flags = [_small(known[one]) for one in given.get("flags", []) if one in known]
        if not flags:
            return _("a red flag goes up")
        return _("a red flag goes up: %(flags)s") % {"flags": any_of(flags)}

    def _stages(self, given: Mapping[str, Any]) -> str:
        known = (self.stages.get(key) for key in given.get("stages", []))
        return any_of(_("“%(name)s”") % {"name": name} for name in known if name)

    def _conditions(self, where: str, fields: Fields, of: str = "") -> list[str]:
        try:
            tree = filters.parse(where)
            whole = tree.parts if tree.way == "and" else (tree,)
            words = [filters.in_words(part, fields) for part in whole]
        except Refusal:
            words = [where]
        return [f"{of}: {_small(word)}" if of else word for word in words]

    def act(self, spec: Mapping[str, Any]) -> str:
        """Return what an act does."""
        return say_act(self, spec)


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
