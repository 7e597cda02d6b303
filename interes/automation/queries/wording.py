"""A rule in one sentence, and what it did in a few words, in the language of the reader."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from interes.activities.models import Activity
from interes.automation.models import Rule
from interes.automation.queries.programs import webhook_choices
from interes.clients.queries import company_fields
from interes.deals.models import Situation, Stage, Step
from interes.deals.queries import deal_fields
from interes.foundation import filters
from interes.foundation.filters import Fields
from interes.foundation.refusals import Refusal
from interes.team.models import Department, User
from interes.ui import formats

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
        told["if"] = _and(map(_small, self.conditions))
        return _("When %(when)s, if %(if)s, then %(then)s.") % told


class Wording:
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
        return _("it is logged: %(talks)s") % {"talks": _or(talks)}

    def _stages(self, given: Mapping[str, Any]) -> str:
        known = (self.stages.get(key) for key in given.get("stages", []))
        return _or(_("“%(name)s”") % {"name": name} for name in known if name)

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
        say = _ACTS.get(str(spec.get("act")))
        return say(self, spec) if say else str(spec.get("act"))

    def person(self, spec: Mapping[str, Any]) -> str:
        """Return who is meant, as it stands after "to"."""
        words = {
            "owner": pgettext("to whom", "the owner"),
            "head": pgettext("to whom", "the head of the owner"),
            "author": pgettext("to whom", "the author of the rule"),
        }
        whom = str(spec.get("whom") or spec.get("to"))
        return words.get(whom) or self.people.get(spec.get("user"), _("somebody"))

    @cached_property
    def deal_fields(self) -> Fields:
        """Return what can be asked about deals."""
        return deal_fields()

    @cached_property
    def company_fields(self) -> Fields:
        """Return what can be asked about companies."""
        return company_fields()

    @cached_property
    def stages(self) -> dict[int, str]:
        """Return the names of all stages."""
        return {one.pk: one.name for one in Stage.objects.all()}

    @cached_property
    def people(self) -> dict[Any, str]:
        """Return the names of all people of ours."""
        return dict(User.objects.values_list("pk", "name"))

    @cached_property
    def departments(self) -> dict[Any, str]:
        """Return the names of the departments."""
        return dict(Department.objects.values_list("pk", "name"))

    @cached_property
    def situations(self) -> dict[Any, str]:
        """Return the names of the situations."""
        return {one.pk: one.name for one in Situation.objects.all()}

    @cached_property
    def webhooks(self) -> dict[str, str]:
        """Return the names of the programs that are told."""
        return dict(webhook_choices())


type Spec = Mapping[str, Any]


def _plan_step(_words: Wording, spec: Spec) -> str:
    told = {
        "kind": dict(Step.Kind.choices).get(spec["kind"], spec["kind"]),
        "when": _in_days(spec["days"]),
        "text": spec["text"],
    }
    told["kind"] = str(told["kind"]).lower()
    return _("plan the step “%(text)s” (%(kind)s, %(when)s)") % told


def _in_days(days: int) -> str:
    if not days:
        return _("at once")
    return ngettext("in %(num)s working day", "in %(num)s working days", days) % {"num": days}


def _assign(words: Wording, spec: Spec) -> str:
    if spec["to"] == "department":
        name = words.departments.get(spec["department"], "—")
        return _("give it to the sellers of “%(name)s” in turn") % {"name": name}
    return _("give it to: %(who)s") % {"who": words.person(spec)}


def _to_do(words: Wording, spec: Spec) -> str:
    told = {"text": spec["text"], "when": _in_days(spec["days"]), "who": words.person(spec)}
    return _("make the to-do “%(text)s” (%(who)s, %(when)s)") % told


def _note(_words: Wording, spec: Spec) -> str:
    return _("write the note “%(text)s”") % {"text": _short(spec["text"])}


def _letter(_words: Wording, spec: Spec) -> str:
    return _("write the letter “%(subject)s” for the owner to send") % spec


def _notify(words: Wording, spec: Spec) -> str:
    told = {"who": words.person(spec), "text": _short(spec["text"])}
    return _("tell %(who)s: “%(text)s”") % told


def _tag(_words: Wording, spec: Spec) -> str:
    said = []
    if spec.get("add"):
        said.append(_("put the tag %(tags)s") % {"tags": ", ".join(spec["add"])})
    if spec.get("remove"):
        said.append(_("take off the tag %(tags)s") % {"tags": ", ".join(spec["remove"])})
    return _and(said)


def _situate(words: Wording, spec: Spec) -> str:
    if not spec.get("situation"):
        return _("take the situation off")
    name = words.situations.get(spec["situation"], formats.DASH)
    return _("set the situation “%(name)s”") % {"name": name}


def _call(words: Wording, spec: Spec) -> str:
    name = words.webhooks.get(str(spec["webhook"]), formats.DASH)
    return _("tell the program “%(name)s”") % {"name": name}


_ACTS: dict[str, Callable[[Wording, Spec], str]] = {
    "plan_step": _plan_step,
    "assign": _assign,
    "to_do": _to_do,
    "note": _note,
    "letter": _letter,
    "notify": _notify,
    "tag": _tag,
    "situate": _situate,
    "call": _call,
}


def done_words(facts: Spec) -> str:
    """Return what came of an act that was done: for whom, on which day."""
    said = [str(facts["name"])] if facts.get("name") else []
    if facts.get("due"):
        said.append(formats.day(localtime(datetime.fromisoformat(str(facts["due"]))).date()))
    return ", ".join(said)


def held_words() -> dict[str, str]:
    """Return why a rule is held back, in words."""
    return {
        "depth": _("Too many rules set off one another; this chain was cut here."),
        "budget": _("Rules have done enough with this record within a day."),
    }


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:SHORT]}…" if len(line) > SHORT else line


def _and(words: Iterable[str]) -> str:
    return pgettext("rules", " and ").join(words)


def _or(words: Iterable[str]) -> str:
    return pgettext("rules", " or ").join(words)
