"""The fields that the demo company added, filled in where somebody asked."""

from datetime import timedelta
from typing import Any

from interes.clients.models import Company, CustomField, Person
from interes.deals.models import Deal
from interes.demo.world import World


def fill(world: World) -> None:
    """Add the fields and write values into part of the records."""
    fields = {
        name: _made(order, name, facts, world.language)
        for order, (name, facts) in enumerate(_FIELDS)
    }
    chance, today = world.chance, world.now.date()
    for company in world.all(Company):
        company.custom = _some(
            chance,
            {
                fields["segment"]: chance.choice(["a", "b", "b", "c"]),
                fields["printers"]: max(round((company.employees or 10) / 7), 1),
                fields["until"]: str(today + timedelta(days=chance.randint(-40, 500))),
                fields["systems"]: sorted({chance.choice(_SYSTEMS) for _ in range(2)}),
            },
        )
    for person in world.all(Person):
        person.custom = _some(chance, {fields["likes"]: chance.choice(["calls", "chat", "mail"])})
    for deal in world.all(Deal):
        deal.custom = _some(chance, {fields["site"]: chance.choice(["yes", "no"])})


def _some(chance: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what nobody asked yet."""
    return {key: value for key, value in values.items() if chance.hit(0.6)}


def _made(order: int, name: str, facts: dict[str, Any], language: str) -> str:
    noun = {"likes": "person", "site": "deal"}.get(name, "company")
    said = {key: facts[key][language != "ru"] for key in ("group", "help") if key in facts}
    return CustomField.objects.create(noun=noun, order=order, **facts | said).key


def _list(*words: tuple[str, str, str]) -> list[dict[str, Any]]:
    return [{"key": key, "ru": ru, "en": en, "off": False} for key, ru, en in words]


_MACHINES = ("Техника", "Equipment")
_SYSTEMS = ("erp", "mail", "backup", "video")
_FIELDS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "segment",
        {
            "kind": "choice",
            "name_ru": "Сегмент",
            "name_en": "Segment",
            "is_asked": True,
            "help": (
                "A — растёт и платит вовремя, C — случайный заказ",
                "A grows and pays in time",
            ),
            "choices": _list(("a", "A", "A"), ("b", "B", "B"), ("c", "C", "C")),
        },
    ),
    (
        "printers",
        {"kind": "number", "name_ru": "Парк принтеров", "name_en": "Printers", "group": _MACHINES},
    ),
    (
        "systems",
        {
            "kind": "many",
            "name_ru": "Что у них стоит",
            "name_en": "What they run",
            "group": _MACHINES,
            "choices": _list(
                ("erp", "1С", "ERP"),
                ("mail", "Своя почта", "Own mail"),
                ("backup", "Резервные копии", "Backups"),
                ("video", "Видеосвязь", "Video calls"),
            ),
        },
    ),
    ("until", {"kind": "date", "name_ru": "Договор до", "name_en": "Contract until"}),
    (
        "likes",
        {
            "kind": "choice",
            "name_ru": "Как удобнее",
            "name_en": "Prefers",
            "choices": _list(
                ("calls", "Звонок", "Calls"),
                ("chat", "Мессенджер", "Chat"),
                ("mail", "Почта", "Mail"),
            ),
        },
    ),
    (
        "site",
        {
            "kind": "choice",
            "name_ru": "Нужен выезд",
            "name_en": "Site visit needed",
            "choices": _list(("yes", "Да", "Yes"), ("no", "Нет", "No")),
        },
    ),
)
