"""Which clients are worth the time of the demo company, and what they have answered so far."""

import re
from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pghistory

from interes.deals.actions import judge_stale
from interes.deals.models import (
    Deal,
    Qualification,
    QualificationAnswer,
    QualificationQuestion,
    RefusalReason,
)
from interes.demo.world import World

GOOD = ("reliable", "slow")
SOLVENCY = [
    {"key": "reliable", "ru": "Платит вовремя", "en": "Pays reliably", "good": True},
    {"key": "slow", "ru": "Платит с задержками", "en": "Pays late", "good": True},
    {"key": "risky", "ru": "Только предоплата", "en": "Only prepaid", "good": False},
]
SOLVENT: dict[str, Any] = {
    "name_ru": "Платёжеспособность",
    "name_en": "Solvency",
    "ask_ru": "Как у них принято платить: по счёту, с отсрочкой, по предоплате?",
    "ask_en": "How do they usually pay: by invoice, later, in advance?",
    "hint_ru": "Посмотрите отчётность и прошлые заказы, спрашивайте после цены.",
    "hint_en": "Look at their statements and past orders; ask after the price.",
    "kind": "choice",
    "bar": "one_of",
    "options": SOLVENCY,
    "fact": "solvency",
    "is_decisive": True,
}


def _number(ru: str, en: str, limit: int, ask: tuple[str, str], **more: Any) -> dict[str, Any]:
    names = {"name_ru": ru, "name_en": en, "ask_ru": ask[0], "ask_en": ask[1]}
    return {"kind": "number", "bar": "least", "limit": Decimal(limit), **names, **more}


SEATS = _number(
    "Рабочие места",
    "Seats",
    10,
    ("Сколько человек будет участвовать в видеовстречах?", "How many people will join calls?"),
    hint_ru="Считайте вместе с филиалами: кто хотя бы раз в неделю созванивается.",
    hint_en="Count the branches too: everyone who has a call at least once a week.",
    unit_ru="место|места|мест",
    unit_en="seat|seats",
    is_decisive=True,
)
NUMBERS = _number(
    "Номера",
    "Numbers",
    8,
    ("Сколько нужно номеров и операторов?", "How many numbers and operators are needed?"),
    unit_ru="номер|номера|номеров",
    unit_en="number|numbers",
    is_decisive=True,
)
SITES = _number(
    "Площадки",
    "Sites",
    2,
    ("Сколько у вас площадок и точек?", "How many sites do you have?"),
    unit_ru="площадка|площадки|площадок",
    unit_en="site|sites",
    fact="sites",
    points=1,
)
ROAD: dict[str, Any] = {
    "name_ru": "Расстояние",
    "name_en": "Distance",
    "ask_ru": "Где ставим оборудование, сколько туда от нашего филиала?",
    "ask_en": "Where will the equipment stand, how far is it from our branch?",
    "kind": "distance",
    "bar": "most",
    "limit": Decimal(300),
    "points": 2,
}
FREE: dict[str, Any] = {
    "name_ru": "Решают без тендера",
    "name_en": "Decide without a tender",
    "ask_ru": "Вы выбираете сами или объявляете тендер?",
    "ask_en": "Do you choose yourselves or call for tenders?",
    "kind": "yes_no",
    "bar": "yes",
    "points": 1,
}
SUM: dict[str, Any] = {
    "name_ru": "Сумма",
    "name_en": "Sum",
    "ask_ru": "О какой сумме идёт речь?",
    "ask_en": "What sum is it about?",
    "kind": "money",
    "bar": "least",
    "limit": Decimal(90_000),
    "fact": "amount",
    "is_decisive": True,
}
COSTS: dict[str, Any] = {
    "sales_hours": Decimal(30),
    "hour_rate": Decimal(1500),
    "deliveries": 2,
    "delivery_cost": Decimal(8000),
    "visits": 3,
    "visit_cost": Decimal(5000),
    "km_cost": Decimal(25),
}
# Names, the places of its products in the list of ours, points, margin, costs, questions.
QUALIFICATIONS: tuple[tuple[tuple[str, str], tuple[int, ...], int, str, dict[str, Any], Any], ...]
QUALIFICATIONS = (
    (
        ("Видеосвязь", "Video conferencing"),
        (0,),
        2,
        "0.25",
        COSTS,
        (SEATS, SOLVENT, ROAD, SITES, FREE),
    ),
    (
        ("Телефония и контакт-центр", "Telephony and contact centre"),
        (1, 4, 6),
        0,
        "0.35",
        COSTS | {"visits": 1, "deliveries": 1, "km_cost": Decimal(0)},
        (NUMBERS, SOLVENT, FREE),
    ),
    (("Обычная", "Usual"), (), 0, "0.3", COSTS | {"sales_hours": Decimal(10)}, (SUM, SOLVENT)),
)


def qualify(world: World) -> None:
    """Set what decides, write down what clients have said by now, and judge."""
    products = [one["name"] for one in world.words("products")["products"]]
    reason = RefusalReason.objects.filter(name_en="No prospects").first()
    for order, (names, places, needed, margin, costs, asked) in enumerate(QUALIFICATIONS, start=1):
        one = Qualification.objects.create(
            order=order,
            name_ru=names[0],
            name_en=names[1],
            business_lines=[products[place] for place in places],
            is_default=not places,
            needed=needed,
            reason=reason,
            margin=Decimal(margin),
            currency=world.words("products")["currency"],
            **costs,
        )
        QualificationQuestion.objects.bulk_create(
            QualificationQuestion(qualification=one, order=place, **facts)
            for place, facts in enumerate(asked, start=1)
        )
    _answer()
    while judge_stale():
        pass


def _answer() -> None:
    """Write down what was answered in open deals, more the further they have come."""
    asked: dict[str, list[QualificationQuestion]] = defaultdict(list)
    for row in QualificationQuestion.objects.select_related("qualification").order_by("order"):
        for line in row.qualification.business_lines:
            asked[line].append(row)
    deals = Deal.objects.filter(state="open", removed_at=None).select_related("stage", "company")
    made: dict[int, list[QualificationAnswer]] = defaultdict(list)
    for deal in deals.order_by("pk"):
        known = deal.stage.order + deal.pk % 2 - 1
        made[deal.owner_id] += _answers(deal, asked.get(deal.product, [])[:known])
    for owner, answers in made.items():
        with pghistory.context(act="deals.answer_questions", user=owner):
            QualificationAnswer.objects.bulk_create(answers)


def _answers(deal: Deal, asked: list[QualificationQuestion]) -> list[QualificationAnswer]:
    return [
        QualificationAnswer(
            deal=deal,
            question=row,
            by_id=deal.owner_id,
            at=deal.created_at + timedelta(minutes=20 + row.order),
            **said,
        )
        for row in asked
        if (said := _said(row, deal))
    ]


def _said(row: QualificationQuestion, deal: Deal) -> dict[str, Any]:
    """Return what the client said; the number of seats is what the deal is about."""
    if row.kind == "choice":
        is_known = deal.company is not None and deal.company.solvency != "unknown"
        return {} if is_known else {"word": "risky" if deal.pk % 11 == 0 else GOOD[deal.pk % 2]}
    if row.kind == "yes_no":
        return {"word": "no" if deal.pk % 4 == 0 else "yes"}
    if row.kind == "distance":
        return {"number": Decimal((deal.pk * 37) % 420 + 5)}
    figures = re.search(r"\d+", deal.title)
    return {"number": Decimal(figures[0])} if figures and not row.fact else {}
