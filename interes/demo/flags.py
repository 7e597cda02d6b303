"""What is wrong with the demo deals: found by the rules, with a few answers people gave to it."""

from datetime import datetime, timedelta

import pghistory
from django.utils.timezone import localdate

from interes.deals import actions
from interes.deals.models import DealStanding, FlagAnswer

# Every so many dragging deals, somebody has said what changes.
ANSWERED = 4
ANSWERS = {
    "ru": (
        "Бюджет переносят на следующий квартал, договорились вернуться к смете после планёрки",
        "Сменился технический директор: показываем всё заново, начиная с пилота на одном этаже",
        "Ждём решения по аренде второго офиса, объём после него удвоится",
    ),
    "en": (
        "The budget moves to the next quarter; we come back to the estimate after their review",
        "A new technical director: we show everything anew, beginning with a pilot on one floor",
        "They decide on the second office first; the order doubles after it",
    ),
}


def raise_them(language: str, now: datetime) -> None:
    """Count how long deals live, look at every open one, and answer some of the flags."""
    actions.count_cycles(at=now)
    actions.appraise_all(at=now, rest=0)
    dragging = DealStanding.objects.filter(flags__contains=["dragging"]).order_by("deal_id")
    chosen = list(dragging.select_related("deal"))[::ANSWERED]
    for place, one in enumerate(chosen):
        at = now - timedelta(days=3 + place % 5)
        with pghistory.context(act="deals.answer_flag", user=one.deal.owner_id):
            FlagAnswer.objects.create(
                deal=one.deal,
                flag="dragging",
                text=ANSWERS[language][place % len(ANSWERS[language])],
                until=localdate(at) + timedelta(days=30),
                by_id=one.deal.owner_id,
                at=at,
            )
    actions.appraise(deal_ids=[one.deal_id for one in chosen], at=now)
