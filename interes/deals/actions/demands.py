"""Set what a stage asks of a deal, and the points of its checklist."""

from collections.abc import Iterable

from django.db.models import Max
from django.utils.translation import gettext as _

from interes.deals import queries
from interes.deals.actions import setting
from interes.deals.models import ChecklistItem, Stage
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

MOST_POINTS = 30


class DemandUnknown(Refusal):
    """A stage can't ask for this, or for so much."""


@act
def ask_of_deals(
    *,
    stage_id: int,
    entry: Iterable[str],
    leaving: Iterable[str],
    by: User,
    seen: Seen | None = None,
) -> Stage:
    """Set what a deal must have to come into a stage and to leave it.

    Raises ChangedByBoth, DemandUnknown, NotAllowed.
    """
    ensure(by, "settings.change")
    stage = Stage.objects.select_for_update().get(pk=stage_id)
    facts = {"entry_demands": _known(entry), "exit_demands": _known(leaving)}
    write(stage, agreed(stage, facts, seen))
    return stage


@act
def add_point(
    *, stage_id: int, name_ru: str, name_en: str, is_required: bool, by: User
) -> ChecklistItem:
    """Add a point at the end of the checklist; raises NameMissing, DemandUnknown, NotAllowed."""
    ensure(by, "settings.change")
    Stage.objects.select_for_update().get(pk=stage_id)
    points = ChecklistItem.objects.filter(stage=stage_id)
    if points.filter(is_active=True).count() >= MOST_POINTS:
        sentence = _("A checklist has %(most)s points at most.") % {"most": MOST_POINTS}
        raise DemandUnknown(sentence, field="name_ru")
    order = (points.aggregate(m=Max("order"))["m"] or 0) + 1
    names = setting.names(name_ru, name_en)
    return ChecklistItem.objects.create(
        stage_id=stage_id, order=order, is_required=is_required, **names
    )


@act
def change_point(
    *,
    item_id: int,
    name_ru: str,
    name_en: str,
    is_required: bool,
    by: User,
    seen: Seen | None = None,
) -> ChecklistItem:
    """Rename a point, or require it; raises ChangedByBoth, NameMissing, NotAllowed."""
    ensure(by, "settings.change")
    item = ChecklistItem.objects.select_for_update().get(pk=item_id)
    facts = setting.names(name_ru, name_en) | {"is_required": is_required}
    write(item, agreed(item, facts, seen))
    return item


@act
def order_point(*, item_id: int, up: bool, by: User) -> ChecklistItem:
    """Let a point change places with its neighbour in use; raises NotAllowed."""
    ensure(by, "settings.change")
    item = ChecklistItem.objects.get(pk=item_id)
    Stage.objects.select_for_update().get(pk=item.stage_id)
    points = ChecklistItem.objects.filter(stage=item.stage_id, is_active=True)
    setting.swap(list(points.order_by("order", "id")), item, up=up)
    return item


@act
def use_point(*, item_id: int, is_active: bool, by: User) -> ChecklistItem:
    """Take a point out of use, or back; what was ticked stays known. Raises NotAllowed."""
    ensure(by, "settings.change")
    item = ChecklistItem.objects.select_for_update().get(pk=item_id)
    write(item, {"is_active": is_active})
    return item


def _known(said: Iterable[str]) -> list[str]:
    """Return the demands in the order in which they are offered; raises DemandUnknown."""
    wanted = set(said)
    known = [value for value, _word in queries.demand_choices() if value in wanted]
    if wanted - set(known):
        raise DemandUnknown(_("A stage can't ask for this."), field="entry_demands")
    return known
