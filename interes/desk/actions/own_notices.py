"""People see their notices, and say how they want to be told."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from interes.desk.models import Notice, NoticeChoice
from interes.desk.queries.notice_kinds import notice_kinds
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

KEPT = timedelta(days=180)


class NotAChoice(Refusal):
    """There is no such kind of notice, or no such way to be told."""


@act
def see_notice(*, notice_id: int, by: User, at: datetime) -> Notice:
    """Note that a person has seen one of their notices; raises Notice.DoesNotExist, NotAllowed."""
    ensure(by, "notices.own")
    notice = Notice.objects.select_for_update().get(pk=notice_id, user=by)
    if notice.seen_at is None:
        notice.seen_at = at
        notice.save(update_fields=["seen_at"])
    return notice


@act
def see_all_notices(*, by: User, at: datetime, up_to: int | None = None) -> int:
    """Note that a person has seen all they were told, up to a notice; return how many these are."""
    ensure(by, "notices.own")
    unseen = Notice.objects.filter(user=by, seen_at=None)
    if up_to is not None:
        unseen = unseen.filter(pk__lte=up_to)
    return unseen.update(seen_at=at)


@act
def choose_notices(*, hows: Mapping[str, str], by: User) -> None:
    """Say how to be told of each kind; what is not named stays. Raises NotAChoice, NotAllowed."""
    ensure(by, "notices.own")
    usual = {kind.name: kind.usual for kind in notice_kinds()}
    for kind, how in sorted(hows.items()):
        if kind not in usual or how not in NoticeChoice.How.values:
            raise NotAChoice(_("Choose how you want to be told."), field=kind)
        NoticeChoice.objects.update_or_create(user=by, kind=kind, defaults={"how": how})


def forget_notices(*, at: datetime) -> None:
    """Forget what was told half a year ago; what happened stands in the records themselves."""
    Notice.objects.filter(made_at__lt=at - KEPT).delete()
