"""Set the stages of a pipeline (M4.2)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from interes.deals.actions import setting
from interes.deals.models import Deal, Pipeline, Stage
from interes.deals.models.climbing import MOST_HOURS
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

LONGEST_NORM = 3650


class OutOfRange(Refusal):
    """A chance or a norm that can't be."""


@dataclass(frozen=True, slots=True)
class StageFacts:
    """What the company says of a stage; the chance lies between 0 and 1."""

    name_ru: str
    name_en: str = ""
    chance: Decimal = Decimal(0)
    norm_days: int | None = None
    climb_hours: int | None = None


@act
def add_stage(*, pipeline_id: int, facts: StageFacts, by: User) -> Stage:
    """Add a stage at the end of a pipeline; raises NameMissing, OutOfRange, NotAllowed."""
    ensure(by, "settings.change")
    Pipeline.objects.select_for_update().get(pk=pipeline_id)
    stages = Stage.objects.filter(pipeline=pipeline_id)
    order = (stages.aggregate(m=Max("order"))["m"] or 0) + 1
    return Stage.objects.create(pipeline_id=pipeline_id, order=order, **_checked(facts))


@act
def change_stage(*, stage_id: int, facts: StageFacts, by: User, seen: Seen | None = None) -> Stage:
    """Rename a stage, set its chance and norm.

    Raises ChangedByBoth, NameMissing, OutOfRange, NotAllowed.
    """
    ensure(by, "settings.change")
    stage = Stage.objects.select_for_update().get(pk=stage_id)
    write(stage, agreed(stage, _checked(facts), seen))
    return stage


@act
def order_stage(*, stage_id: int, up: bool, by: User) -> Stage:
    """Let a stage change places with its neighbour in use; raises NotAllowed."""
    ensure(by, "settings.change")
    stage = Stage.objects.get(pk=stage_id)
    Pipeline.objects.select_for_update().get(pk=stage.pipeline_id)
    stages = list(
        Stage.objects.filter(pipeline=stage.pipeline_id, is_active=True).order_by("order")
    )
    setting.swap(stages, stage, up=up)
    return stage


@act
def use_stage(*, stage_id: int, is_active: bool, by: User) -> Stage:
    """Take a stage out of use, or back; never while open deals stand in it.

    Raises StageInUse, NotAllowed.
    """
    ensure(by, "settings.change")
    # Whoever moves a deal here at the same time waits for this lock, and is then refused.
    stage = Stage.objects.select_for_update().get(pk=stage_id)
    if stage.is_active and not is_active:
        setting.ensure_free(Deal.objects.filter(stage=stage, **setting.STANDING).count())
        others = Stage.objects.filter(pipeline=stage.pipeline_id, is_active=True)
        if not others.exclude(pk=stage_id).exists():
            raise setting.StageInUse(_("A pipeline has at least one stage."))
    write(stage, {"is_active": is_active})
    return stage


def _checked(facts: StageFacts) -> dict[str, Any]:
    if not 0 <= facts.chance <= 1:
        raise OutOfRange(_("A chance lies between 0 and 100 %."), field="chance")
    if facts.norm_days is not None and not 0 <= facts.norm_days <= LONGEST_NORM:
        raise OutOfRange(_("A norm lies between 0 and 3650 days."), field="norm_days")
    if facts.climb_hours is not None and not 1 <= facts.climb_hours <= MOST_HOURS:
        sentence = _("Write a number from %(least)s to %(most)s.")
        raise OutOfRange(sentence % {"least": 1, "most": MOST_HOURS}, field="climb_hours")
    names = setting.names(facts.name_ru, facts.name_en)
    return names | {name: getattr(facts, name) for name in ("chance", "norm_days", "climb_hours")}
