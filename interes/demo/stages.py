"""What the stages of the demo company ask, and how far its deals have come with it."""

from datetime import timedelta

import pghistory

from interes.deals.models import ChecklistItem, Deal, Pipeline, Stage, Tick
from interes.demo.world import World

# By the place of the stage: asked on the way in, asked on the way out.
ASKED: dict[int, tuple[list[str], list[str]]] = {
    2: (["company"], ["amount", "product", "people:1"]),
    4: (["amount", "expected_date"], []),
    6: (["company_inn"], []),
}
# By the place of the stage: the points, and whether they are required.
POINTS: dict[int, list[tuple[str, str, bool]]] = {
    2: [
        ("Посчитали рабочие места и площадки", "Seats and sites counted", True),
        ("Знаем, кто решает", "We know who decides", False),
        ("Спросили о сроке и бюджете", "Asked about term and budget", False),
    ],
    3: [("Отправили повестку", "Agenda sent", False), ("Назначен показ", "Demo agreed", False)],
    4: [("Проверили сроки поставки", "Delivery dates checked", True)],
    6: [
        ("Реквизиты сверены", "Requisites compared", True),
        ("Юристы согласовали", "Lawyers agreed", False),
    ],
}
LEFT_UNDONE = 3


def ask(world: World) -> None:
    """Set the demands and the checklists, and tick off what deals on later stages have done."""
    stages = list(Stage.objects.filter(pipeline=world.stages[0].pipeline_id).order_by("order"))
    for place, (entry, leaving) in ASKED.items():
        stage = stages[place - 1]
        stage.entry_demands, stage.exit_demands = entry, leaving
        stage.save(update_fields=["entry_demands", "exit_demands"])
    items = {place: _points(stages[place - 1], rows) for place, rows in POINTS.items()}
    unready = _leave_one_unready(stages[1])
    made = [one for one in _ticks(items, stages) if one.deal_id != unready]
    Tick.objects.bulk_create(made, batch_size=2000)
    lines = ["Обслуживание", "Сервис"] if world.language == "ru" else ["Maintenance", "Service"]
    Pipeline.objects.filter(order__gt=1).update(business_lines=lines)


def _leave_one_unready(stage: Stage) -> int:
    """Let one deal of Anna's show what a stage asks: nobody has named the sum and the product."""
    deals = Deal.objects.filter(stage=stage, state="open", owner__email__startswith="anna@")
    deal = deals.order_by("-pk").first()
    if deal is None:
        return 0
    with pghistory.context(act="deals.change", user=deal.owner_id):
        Deal.objects.filter(pk=deal.pk).update(amount=None, product="")
    return deal.pk


def _points(stage: Stage, rows: list[tuple[str, str, bool]]) -> list[ChecklistItem]:
    return [
        ChecklistItem.objects.create(
            stage=stage, order=order, name_ru=ru, name_en=en, is_required=needed
        )
        for order, (ru, en, needed) in enumerate(rows, 1)
    ]


def _ticks(items: dict[int, list[ChecklistItem]], stages: list[Stage]) -> list[Tick]:
    """Return the ticks of open deals: all behind them, and some of where they stand."""
    places = {stage.pk: place for place, stage in enumerate(stages, 1)}
    made = []
    for deal in Deal.objects.filter(state="open", removed_at=None).order_by("pk"):
        here = places.get(deal.stage_id, 0)
        for place, points in items.items():
            for number, item in enumerate(points):
                if place < here or (place == here and (deal.pk + number) % LEFT_UNDONE == 0):
                    at = deal.stage_since - timedelta(hours=here - place)
                    made.append(Tick(deal=deal, item=item, by_id=deal.owner_id, at=at))
    return made
