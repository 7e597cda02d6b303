"""What is known of the demo deals and what is not, what is wrong, and what people answer to it."""

from datetime import datetime, timedelta

import pghistory
from django.utils.timezone import localdate

from interes.deals import actions
from interes.deals.models import Deal, DealPerson, DealStanding, FlagAnswer
from interes.demo.world import World

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


# Of ten deals past their proposal: which roles the main contact plays.
CAST: tuple[list[str], ...] = (
    *(["economic", "coach"], ["economic"], ["economic", "coach"], ["user", "coach"], []),
    *(["economic", "coach"], ["economic"], ["economic", "coach"], ["technical"], ["economic"]),
)
KNOWN = 0.35
NO_SUM, OVERDUE, NOBODY, STALE = 29, 19, 23, 5


def vary(world: World) -> None:
    """Let most deals be known as well as their stage asks, and some not."""
    chances, parts = _chances(world), world.all(DealPerson)
    told = {part.deal_id for part in parts if part.roles}
    deals = [one for one in world.all(Deal) if one.state == Deal.State.OPEN and one.pk not in told]
    late = [one for one in deals if chances.get(one.pk, 0.0) >= KNOWN]
    early = [one for one in deals if chances.get(one.pk, 0.0) < KNOWN]
    main = {part.deal_id: part for part in parts if part.is_main}
    for number, deal in enumerate(late):
        if deal.pk in main:
            main[deal.pk].roles = CAST[number % len(CAST)]
        if number % STALE:
            deal.sum_at = world.now - timedelta(days=number * 7 % 25)
    for deal in late[::NO_SUM]:
        deal.amount = None
    for deal in deals[::OVERDUE]:
        deal.expected_date = world.now.date() - timedelta(days=4)
    strangers = {deal.pk for deal in early[::NOBODY]}
    world.rows[DealPerson] = [part for part in parts if part.deal_id not in strangers]


def _chances(world: World) -> dict[int, float]:
    """Return how likely each deal is to be won where it stands in the end."""
    likely = {stage.pk: float(stage.chance) for stage in world.stages}
    moves = [move for turn in sorted(world.moves) for move in world.moves[turn]]
    return {deal.pk: likely.get(stage, 0.0) for deal, stage, _at in moves}


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
