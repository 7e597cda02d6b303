"""Set the situations and their cadences (M4.4)."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from interes.deals.actions import setting
from interes.deals.models import Situation, Stage, Step
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

LONGEST_SAID = 300
MOST = {"first_after": 60, "every_days": 60, "most_attempts": 50, "most_days": 1000}
MOST_CHANNELS = 12


class CadenceUnclear(Refusal):
    """A cadence that would not go on, or never end."""


@dataclass(frozen=True, slots=True)
class SituationFacts:
    """What the company says of a situation."""

    name_ru: str
    say_ru: str
    name_en: str = ""
    say_en: str = ""
    first_after: int = 1
    every: str = "week"
    every_days: int = 1
    channels: list[str] = field(default_factory=lambda: ["call"])
    most_attempts: int | None = None
    most_days: int | None = None
    stage_ids: list[int] = field(default_factory=list)


SITUATION_FACTS = tuple(SituationFacts.__dataclass_fields__)


@act
def add_situation(*, facts: SituationFacts, by: User) -> Situation:
    """Add a situation at the end; raises NameMissing, CadenceUnclear, NotAllowed."""
    ensure(by, "settings.change")
    kept = _checked(facts)
    order = (Situation.objects.aggregate(m=Max("order"))["m"] or 0) + 1
    return Situation.objects.create(**kept, order=order)


@act
def change_situation(
    *, situation_id: int, facts: SituationFacts, by: User, seen: Seen | None = None
) -> Situation:
    """Set a situation anew; steps that are planned already stay where they are.

    Raises ChangedByBoth, NameMissing, CadenceUnclear, NotAllowed.
    """
    ensure(by, "settings.change")
    situation = Situation.objects.select_for_update().get(pk=situation_id)
    write(situation, agreed(situation, _checked(facts, besides=situation_id), seen))
    return situation


@act
def order_situation(*, situation_id: int, up: bool, by: User) -> Situation:
    """Let a situation change places with its neighbour in use; raises NotAllowed."""
    ensure(by, "settings.change")
    rows = Situation.objects.select_for_update().filter(is_active=True).order_by("order", "id")
    situations = list(rows)
    situation = next(one for one in situations if one.pk == situation_id)
    for place, one in enumerate(situations, start=1):
        one.order = place
    Situation.objects.bulk_update(situations, ["order"])
    setting.swap(situations, situation, up=up)
    return situation


@act
def use_situation(*, situation_id: int, is_active: bool, by: User) -> Situation:
    """Let a situation be chosen or not any more; deals in it stay there. Raises NotAllowed."""
    ensure(by, "settings.change")
    situation = Situation.objects.select_for_update().get(pk=situation_id)
    write(situation, {"is_active": is_active})
    return situation


def _checked(facts: SituationFacts, *, besides: int = 0) -> dict[str, Any]:
    names = setting.names(facts.name_ru, facts.name_en)
    taken = Situation.objects.filter(name_ru=names["name_ru"]).exclude(pk=besides)
    if taken.exists():
        raise setting.NameMissing(_("There is such a situation already."), field="name_ru")
    _check_numbers(facts)
    kept = {name: getattr(facts, name) for name in SITUATION_FACTS}
    return kept | names | _said(facts) | {"channels": _channels(facts.channels)} | _stages(facts)


def _check_numbers(facts: SituationFacts) -> None:
    for name, most in MOST.items():
        number, least = getattr(facts, name), 0 if name == "first_after" else 1
        if number is not None and not least <= number <= most:
            sentence = _("Write a number from %(least)s to %(most)s.")
            raise CadenceUnclear(sentence % {"least": least, "most": most}, field=name)
    if facts.every not in Situation.Every.values:
        raise CadenceUnclear(_("Choose how often."), field="every")
    if facts.most_attempts is None and facts.most_days is None:
        raise CadenceUnclear(
            _("Say when it ends: after so many attempts or so many days."), field="most_attempts"
        )


def _said(facts: SituationFacts) -> dict[str, str]:
    kept = {"say_ru": facts.say_ru.strip(), "say_en": facts.say_en.strip()}
    if not kept["say_ru"]:
        raise CadenceUnclear(_("Write what to say."), field="say_ru")
    for name, words in kept.items():
        if len(words) > LONGEST_SAID:
            sentence = _("Say it shorter: %(most)s characters at most.") % {"most": LONGEST_SAID}
            raise CadenceUnclear(sentence, field=name)
    return kept


def _channels(wanted: list[str]) -> list[str]:
    if not wanted or len(wanted) > MOST_CHANNELS or not set(wanted) <= set(Step.Kind.values):
        raise CadenceUnclear(_("Choose what to do in turn."), field="channels")
    return wanted


def _stages(facts: SituationFacts) -> dict[str, list[int]]:
    known = Stage.objects.filter(pk__in=facts.stage_ids).values_list("pk", flat=True)
    return {"stage_ids": sorted(known)}
