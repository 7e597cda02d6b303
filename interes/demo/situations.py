"""Why clients do not decide yet: the situation of each deal in which they think, by its rhythm."""

from datetime import datetime, timedelta

import pghistory
from django.utils.timezone import localdate

from interes.activities.queries import talked_in
from interes.deals.models import Deal, MailingMark, Situation
from interes.deals.queries import Talked

# By how many days the next step stands after the last talk.
RHYTHMS = ((3, "Approval"), (8, "Choosing"), (40, "Budget"))
ON_THE_LIST = 6
THINKS = {"state": "open", "removed_at": None, "stage__name_en": "The client thinks"}


def choose(language: str, now: datetime) -> None:
    """Say of each client that thinks why, and let the planned step stand there for that reason."""
    known = {one.name_en: one for one in Situation.objects.all()}
    deals = list(Deal.objects.filter(**THINKS).select_related("next_step").order_by("id"))
    said = talked_in({deal.pk: deal.stage_since for deal in deals})
    for deal in deals:
        if name := _rhythm_of(deal, said[deal.pk]):
            _put(deal, known[name], said[deal.pk], language)
    _keep_in_sight(now)


def _rhythm_of(deal: Deal, said: Talked) -> str:
    """Return the situation whose rhythm the planned step keeps, if it keeps one."""
    if said.last_at is None or deal.next_step is None:
        return ""
    days = (deal.next_step.due_at - said.last_at).days
    name = next((name for most, name in RHYTHMS if days < most), "")
    # Not every client who waits long waits for money; of the others it is not known yet.
    return "" if name == "Budget" and deal.pk % 3 else name


def _put(deal: Deal, one: Situation, said: Talked, language: str) -> None:
    since, last = deal.stage_since + timedelta(minutes=5), said.last_at
    with pghistory.context(act="deals.situate", user=deal.owner_id):
        Deal.objects.filter(pk=deal.pk).update(situation=one, situation_since=since)
        step = deal.next_step
        if step is None or last is None or step.has_time:
            return
        step.text = one.say_ru if language == "ru" else one.say_en
        step.is_proposed = True
        step.why = {
            "code": "next" if last > since else "first",
            "kind": step.kind,
            "name_ru": one.name_ru,
            "name_en": one.name_en,
            "every": one.every,
            "every_days": one.every_days,
            "first_after": one.first_after,
            "attempts": said.attempts,
            "since": localdate(since).isoformat(),
            "last": localdate(last).isoformat(),
        }
        step.save(update_fields=["text", "is_proposed", "why"])


def _keep_in_sight(now: datetime) -> None:
    """Put a few who have no prospects on the mailing list."""
    lost = Deal.objects.filter(
        state="refused", company__isnull=False, closure__reason__name_en="No prospects"
    )
    rows = {deal.company_id: deal for deal in lost.order_by("closed_at")}.values()
    MailingMark.objects.bulk_create(
        MailingMark(
            company_id=deal.company_id, deal=deal, by_id=deal.owner_id, at=deal.closed_at or now
        )
        for deal in list(rows)[-ON_THE_LIST:]
    )
