"""Fields that a company might add to its records, one of every kind."""

from interes.clients.models import CustomField

SEGMENTS = [
    {"key": "plant", "ru": "Завод", "en": "Plant", "off": False},
    {"key": "bank", "ru": "Банк", "en": "Bank", "off": False},
    {"key": "museum", "ru": "Музей", "en": "Museum", "off": True},
]


def a_field(kind="text", noun="company", name="Парк принтеров", **facts):
    """Return a field in use."""
    if kind in ("choice", "many"):
        facts.setdefault("choices", SEGMENTS)
    return CustomField.objects.create(noun=noun, kind=kind, name_ru=name, **facts)


def every_kind(noun="company"):
    """Return a field of every kind by its kind."""
    return {kind: a_field(kind, noun, f"Поле {kind}") for kind in CustomField.Kind.values}
