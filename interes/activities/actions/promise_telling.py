"""Tell of promises that must be kept soon and of those whose term passed: each exactly once."""

from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from interes.activities.actions.promise_ground import announce, lock_deal
from interes.activities.events import PromiseBroken, PromiseDue
from interes.activities.models import Promise
from interes.activities.queries.promise_settings import promise_norm
from interes.foundation.acts import act


@act
def tell_due_promise(*, at: datetime) -> bool:
    """Tell of one promise whose term comes soon; tell whether there was one.

    Each in a transaction of its own, with its mark: whoever is killed between two of them neither
    forgets nor repeats one. What was promised for a nearer moment than that needs no reminder.
    """
    before = timedelta(minutes=promise_norm().remind_minutes)
    soon = _open().filter(reminded_at=None, due_at__gt=at, due_at__lte=at + before)
    one = _next(soon.filter(made_at__lt=F("due_at") - before))
    if one is None:
        return False
    one.reminded_at = at
    one.save(update_fields=["reminded_at"])
    announce(one, PromiseDue, due_at=one.due_at, at=at)
    return True


@act
def tell_broken_promise(*, at: datetime) -> bool:
    """Tell of one promise that was not kept by its term; tell whether there was one."""
    one = _next(_open().filter(broken_told_at=None, due_at__lte=at))
    if one is None:
        return False
    one.broken_told_at = at
    one.breached_at = one.breached_at or one.due_at
    one.save(update_fields=["broken_told_at", "breached_at"])
    announce(one, PromiseBroken, due_at=one.due_at, at=at)
    return True


def _open() -> QuerySet[Promise]:
    return Promise.objects.filter(state=Promise.State.OPEN, removed_at=None)


def _next(found: QuerySet[Promise]) -> Promise | None:
    """Return the first of them, locked; its deal is locked before it, as by every act."""
    deal_id = found.order_by("due_at", "id").values_list("deal_id", flat=True).first()
    lock_deal(deal_id)
    free = found.select_for_update(of=("self",), skip_locked=True)
    mine = free.filter(deal_id=deal_id) if deal_id else free.filter(deal_id__isnull=True)
    return mine.order_by("due_at", "id").first()
