"""The conveyor of the demo company: who counts and who is offered what."""

from datetime import datetime, timedelta
from decimal import Decimal

from interes.deals import actions
from interes.deals.models import Deal, Stage
from interes.team.models import User

# The stage at which specialists work: calculation and proposal.
PLACE = 4
SPECIALISTS = ("vera", "gleb")
GREAT_FROM = Decimal(1_500_000)
NOTES = {
    "ru": {
        "calculation": "Обещали расчёт к четвергу. Для них важнее срок запуска, чем цена; "
        "схему сети пришлют сегодня.",
        "done": "Просят два варианта: с арендой и без. Бюджет до конца квартала.",
        "by_hand": "Технический директор работал с вами на прошлом проекте и просит именно вас. "
        "Обещали позвонить до пятницы.",
    },
    "en": {
        "calculation": "The calculation was promised by Thursday. The date of the launch matters "
        "more to them than the price; the plan of the network comes today.",
        "done": "They ask for two ways: with rental and without. The budget ends with the quarter.",
        "by_hand": "Their technical director worked with you on the last project and asks for you. "
        "A call was promised by Friday.",
    },
}


def pass_on(language: str, now: datetime) -> None:
    """Name the specialists; let one deal be worked by them and two offers wait."""
    people = {str(user.email).partition("@")[0]: user for user in User.objects.exclude(email=None)}
    stage = Stage.objects.filter(pipeline__order=1, order=PLACE).first()
    if stage is None or not {"anna", "pavel", "ada", *SPECIALISTS} <= people.keys():
        return
    keys = [people[name].pk for name in SPECIALISTS]
    actions.set_specialists(stage_id=stage.pk, people=keys, great_from=GREAT_FROM, by=people["ada"])
    words, early = NOTES[language], now - timedelta(hours=3)
    hers = list(_open_deals(people["anna"], stage)[:2])
    for deal, note, to in zip(hers, ("calculation", "done"), SPECIALISTS, strict=False):
        _offer(deal, people[to], words[note], early)
    if len(hers) > 1:
        actions.accept_passing(deal_id=hers[1].pk, by=people["gleb"], at=now - timedelta(hours=1))
    great = _open_deals(people["pavel"], None)
    for deal in sorted(great, key=lambda one: -(one.amount or 0))[:1]:
        _offer(deal, people["anna"], words["by_hand"], early)


def _open_deals(owner: User, stage: Stage | None) -> list[Deal]:
    """Return their open deals without a late step, at a stage or at any."""
    deals = Deal.objects.filter(owner=owner, state="open", removed_at=None).select_related("owner")
    deals = deals.filter(stage=stage) if stage else deals.exclude(stage__order=1)
    return list(deals.order_by("-next_step__due_at", "pk"))


def _offer(deal: Deal, to: User, note: str, at: datetime) -> None:
    actions.offer_passing(deal_id=deal.pk, to=to, note=note, by=deal.owner, at=at)
