"""What an act of a rule does, and what came of it, in the language of the reader."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interes.automation.queries.lookups import Names, all_of
from interes.deals.models import Step
from interes.ui import formats

SHORT = 60

type Spec = Mapping[str, Any]


def _plan_step(_words: Names, spec: Spec) -> str:
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


def _assign(words: Names, spec: Spec) -> str:
    if spec["to"] == "department":
        name = words.departments.get(spec["department"], "—")
        return _("give it to the sellers of “%(name)s” in turn") % {"name": name}
    return _("give it to: %(who)s") % {"who": words.person(spec)}


def _to_do(words: Names, spec: Spec) -> str:
    told = {"text": spec["text"], "when": _in_days(spec["days"]), "who": words.person(spec)}
    return _("make the to-do “%(text)s” (%(who)s, %(when)s)") % told


def _note(_words: Names, spec: Spec) -> str:
    return _("write the note “%(text)s”") % {"text": _short(spec["text"])}


def _letter(_words: Names, spec: Spec) -> str:
    return _("write the letter “%(subject)s” for the owner to send") % spec


def _notify(words: Names, spec: Spec) -> str:
    told = {"who": words.person(spec), "text": _short(spec["text"])}
    return _("tell %(who)s: “%(text)s”") % told


def _tag(_words: Names, spec: Spec) -> str:
    said = []
    if spec.get("add"):
        said.append(_("put the tag %(tags)s") % {"tags": ", ".join(spec["add"])})
    if spec.get("remove"):
        said.append(_("take off the tag %(tags)s") % {"tags": ", ".join(spec["remove"])})
    return all_of(said)


def _situate(words: Names, spec: Spec) -> str:
    if not spec.get("situation"):
        return _("take the situation off")
    name = words.situations.get(spec["situation"], formats.DASH)
    return _("set the situation “%(name)s”") % {"name": name}


def _call(words: Names, spec: Spec) -> str:
    name = words.webhooks.get(str(spec["webhook"]), formats.DASH)
    return _("tell the program “%(name)s”") % {"name": name}


_ACTS: dict[str, Callable[[Names, Spec], str]] = {
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


def say_act(names: Names, spec: Spec) -> str:
    """Return what an act does."""
    say = _ACTS.get(str(spec.get("act")))
    return say(names, spec) if say else str(spec.get("act"))


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


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[:SHORT]}…" if len(line) > SHORT else line
