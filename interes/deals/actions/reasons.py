"""Set why clients refuse: the reasons one may choose from (M4.5)."""

from django.db.models import Max
from django.utils.translation import gettext as _

from interes.deals.actions import setting
from interes.deals.models import RefusalReason
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class LastReason(Refusal):
    """Without a single reason no deal could be refused any more."""


@act
def add_reason(*, name_ru: str, name_en: str, asks_rival: bool, by: User) -> RefusalReason:
    """Add a refusal reason; raises NameMissing, NotAllowed."""
    ensure(by, "settings.change")
    _check_new_name(name_ru)
    order = (RefusalReason.objects.aggregate(m=Max("order"))["m"] or 0) + 1
    names = setting.names(name_ru, name_en)
    return RefusalReason.objects.create(**names, asks_rival=asks_rival, order=order)


@act
def change_reason(
    *,
    reason_id: int,
    name_ru: str,
    name_en: str,
    asks_rival: bool,
    by: User,
    seen: Seen | None = None,
) -> RefusalReason:
    """Rename a refusal reason; closed deals show the new name.

    Raises ChangedByBoth, NameMissing, NotAllowed.
    """
    ensure(by, "settings.change")
    reason = RefusalReason.objects.select_for_update().get(pk=reason_id)
    _check_new_name(name_ru, besides=reason_id)
    facts = setting.names(name_ru, name_en) | {"asks_rival": asks_rival}
    write(reason, agreed(reason, facts, seen))
    return reason


@act
def order_reason(*, reason_id: int, up: bool, by: User) -> RefusalReason:
    """Let a reason change places with its neighbour in use; raises NotAllowed."""
    ensure(by, "settings.change")
    reasons = list(
        RefusalReason.objects.select_for_update().filter(is_active=True).order_by("order", "id")
    )
    reason = next(one for one in reasons if one.pk == reason_id)
    for place, one in enumerate(reasons, start=1):
        one.order = place
    RefusalReason.objects.bulk_update(reasons, ["order"])
    setting.swap(reasons, reason, up=up)
    return reason


@act
def use_reason(*, reason_id: int, is_active: bool, by: User) -> RefusalReason:
    """Let a reason be chosen or not any more; raises LastReason, NotAllowed."""
    ensure(by, "settings.change")
    in_use = list(RefusalReason.objects.select_for_update().filter(is_active=True).order_by("id"))
    if not is_active and [one.pk for one in in_use] == [reason_id]:
        raise LastReason(_("One reason must stay in use: a deal is refused only with a reason."))
    reason = RefusalReason.objects.select_for_update().get(pk=reason_id)
    write(reason, {"is_active": is_active})
    return reason


def _check_new_name(name_ru: str, *, besides: int = 0) -> None:
    taken = RefusalReason.objects.filter(name_ru=name_ru.strip()).exclude(pk=besides)
    if taken.exists():
        raise setting.NameMissing(_("There is such a reason already."), field="name_ru")
