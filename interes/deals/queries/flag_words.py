"""How the flags of a deal are said, and which step each of them asks for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from interes.deals.queries.why import as_read
from interes.deals.rules import Flag
from interes.foundation.naming import in_language
from interes.ui import formats

type Facts = Mapping[str, Any]
LIGHT = frozenset({Flag.NO_COACH, Flag.NEW_PERSON, Flag.SUM_STALE, Flag.NO_BUDGET, Flag.NO_PEOPLE})


@dataclass(frozen=True, slots=True)
class FlagShown:
    """A flag in words: what is wrong, why, and the step that would help (none: do what is due)."""

    flag: str
    word: str
    why: str
    step: str = ""
    kind: str = "call"

    @property
    def is_light(self) -> bool:
        """Tell whether it is a gap in what we know rather than something going wrong."""
        return self.flag in LIGHT


def flag_choices() -> list[tuple[str, str]]:
    """Return the flags and their words, the heaviest first."""
    return [(flag.value, _words()[flag]) for flag in Flag]


def flags_shown(flags: Sequence[str] | None, facts: Any, today: date) -> list[FlagShown]:
    """Return the flags of a standing in words; facts may be text as SQL brings them."""
    if not flags:
        return []
    known, words = as_read(facts), _words()
    return [_shown(Flag(flag), known, words, today) for flag in flags if flag in words]


def _shown(flag: Flag, facts: Facts, words: Mapping[Flag, str], today: date) -> FlagShown:
    why = _WHY[flag](facts.get(flag, {}), today)
    return FlagShown(flag.value, words[flag], why, *_step_of(flag, facts))


def _words() -> dict[Flag, str]:
    return {
        Flag.PROMISE_BROKEN: _("Promise broken"),
        Flag.FORGOTTEN: pgettext("deal", "Forgotten"),
        Flag.LATE: _("Step is late"),
        Flag.DRAGGING: _("Drags on"),
        Flag.NO_ECONOMIC: _("No economic buyer"),
        Flag.SILENT: _("Not talked to"),
        Flag.EXPECTED_PAST: _("Expected day has passed"),
        Flag.OVER_NORM: _("Over the norm"),
        Flag.NEW_PERSON: _("New person in the post"),
        Flag.NO_COACH: _("No coach"),
        Flag.OUT_OF_RHYTHM: _("Out of rhythm"),
        Flag.SUM_STALE: _("Stale sum"),
        Flag.NO_BUDGET: _("No budget known"),
        Flag.NO_PEOPLE: _("No people"),
    }


def _step_of(flag: str, facts: Facts) -> tuple[str, str]:
    """Return what to do about a flag and what kind of step it is."""
    name = facts.get(flag, {}).get("name", "")
    steps: dict[str, tuple[str, str]] = {
        Flag.DRAGGING: (_("Ask straight: do we go on, and what has to change"), "call"),
        Flag.NO_ECONOMIC: (_("Find out who gives the final yes"), "call"),
        Flag.SILENT: (_("Call: what is new and what comes next"), "call"),
        Flag.EXPECTED_PAST: (_("Agree on a new day of the decision"), "call"),
        Flag.OVER_NORM: (_("Find out what keeps the deal in this stage"), "call"),
        Flag.NEW_PERSON: (
            _("Meet %(name)s: what is to be achieved in the new post") % {"name": name},
            "meeting",
        ),
        Flag.NO_COACH: (
            _("Find somebody who would guide us, perhaps at an adjacent supplier"),
            "call",
        ),
        Flag.OUT_OF_RHYTHM: (_("Call and agree on what comes next"), "call"),
        Flag.SUM_STALE: (_("Confirm the sum with the client"), "call"),
        Flag.NO_BUDGET: (_("Find out the budget and who gives it"), "call"),
        Flag.NO_PEOPLE: (_("Find out who decides there"), "call"),
    }
    return steps.get(flag, ("", "call"))


def _age(since: Any, today: date) -> str:
    return formats.duration_days(max((today - date.fromisoformat(since)).days, 0))


def _day(told: Any) -> str:
    return formats.day(date.fromisoformat(told))


def _promise(facts: Facts, _today: date) -> str:
    ours = facts.get("side") == "ours"
    sentence = _("We promised: %(text)s") if ours else _("They promised: %(text)s")
    said = sentence % {"text": facts.get("text", "")}
    more = int(facts.get("number", 1)) - 1
    if more > 0:
        said += " " + ngettext("and %(num)s more", "and %(num)s more", more) % {"num": more}
    return said


def _due(facts: Facts) -> str:
    due_at = timezone.localtime(datetime.fromisoformat(facts["due"]))
    return formats.promised(due_at, has_time=facts["has_time"])


def _late(facts: Facts, _today: date) -> str:
    sentence = _("It was due on %(day)s. Do it now, or agree on another day.")
    return sentence % {"day": _due(facts)}


def _forgotten(facts: Facts, _today: date) -> str:
    sentence = _("The step was due on %(day)s, and the working hours of the norm are over.")
    return sentence % {"day": _due(facts)}


def _dragging(facts: Facts, today: date) -> str:
    told = {"median": formats.duration_days(facts["median"]), "age": _age(facts["since"], today)}
    return _("The median of similar deals is %(median)s, this one is at %(age)s.") % told


def _silent(facts: Facts, today: date) -> str:
    if "last" in facts:
        return _("The last talk was %(age)s ago.") % {"age": _age(facts["last"], today)}
    return _("No talk yet since it began, %(age)s ago.") % {"age": _age(facts["since"], today)}


def _expected(facts: Facts, _today: date) -> str:
    sentence = _("It was expected by %(day)s. Agree on another day, or close it.")
    return sentence % {"day": _day(facts["day"])}


def _over_norm(facts: Facts, today: date) -> str:
    told = {"age": _age(facts["since"], today)}
    if "norm" in facts:
        told["norm"] = formats.duration_days(facts["norm"])
        return _("%(age)s in this stage, the norm is %(norm)s.") % told
    told["median"] = formats.duration_days(facts["median"])
    return _("%(age)s in this stage, the median of similar deals is %(median)s.") % told


def _new_person(facts: Facts, today: date) -> str:
    told = {"name": facts["name"], "age": _age(facts["since"], today)}
    return _("%(name)s: %(age)s in the post, aims and ties may be others now.") % told


def _rhythm(facts: Facts, _today: date) -> str:
    told = {
        "name": in_language(facts["name_ru"], facts["name_en"]),
        "asked": _day(facts["asked"]),
        "planned": _day(facts["planned"]),
    }
    sentence = _("“%(name)s” asks for a talk by %(asked)s, the step is planned for %(planned)s.")
    return sentence % told


def _stale(facts: Facts, today: date) -> str:
    sentence = _("Nobody has confirmed the sum for %(age)s.")
    return sentence % {"age": _age(facts["since"], today)}


_WHY: dict[Flag, Callable[[Facts, date], str]] = {
    Flag.PROMISE_BROKEN: _promise,
    Flag.FORGOTTEN: _forgotten,
    Flag.LATE: _late,
    Flag.DRAGGING: _dragging,
    Flag.NO_ECONOMIC: lambda _facts, _today: _("It is not known whose yes is final."),
    Flag.SILENT: _silent,
    Flag.EXPECTED_PAST: _expected,
    Flag.OVER_NORM: _over_norm,
    Flag.NEW_PERSON: _new_person,
    Flag.NO_COACH: lambda _facts, _today: _("Nobody tells us how things are decided there."),
    Flag.OUT_OF_RHYTHM: _rhythm,
    Flag.SUM_STALE: _stale,
    Flag.NO_BUDGET: lambda _facts, _today: _("The forecast does not count this deal."),
    Flag.NO_PEOPLE: lambda _facts, _today: _("It is not known who decides there."),
}
