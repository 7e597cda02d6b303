"""The pipeline and the refusal reasons every company begins with (M4.2, M4.5)."""

from decimal import Decimal

from django.db import migrations

STAGES = [
    ("Первый контакт", "First contact", "0.05", 2),
    ("Потребности", "Needs", "0.10", 5),
    ("Встреча, презентация", "Meeting, presentation", "0.20", 10),
    ("Расчёт и КП", "Calculation and proposal", "0.35", 5),
    ("Клиент думает", "The client thinks", "0.50", 14),
    ("Договор", "Contract", "0.75", 10),
    ("Контроль оплаты", "Payment control", "0.90", 10),
]
REASONS = [
    ("Не удаётся связаться", "Unreachable", False),
    ("Ушёл к конкуренту", "Lost to a competitor", True),
    ("Нет перспектив", "No prospects", False),
    ("Решили ничего не менять", "Decided to change nothing", False),
]


def begin(apps, _schema):
    """Make the default pipeline and reasons; the company changes them in the settings."""
    models = {
        name: apps.get_model("deals", name) for name in ("Pipeline", "Stage", "RefusalReason")
    }
    pipeline = models["Pipeline"].objects.create(name_ru="Продажи", name_en="Sales", order=1)
    for order, (ru, en, chance, norm) in enumerate(STAGES, start=1):
        models["Stage"].objects.create(
            pipeline=pipeline,
            order=order,
            name_ru=ru,
            name_en=en,
            chance=Decimal(chance),
            norm_days=norm,
        )
    for order, (ru, en, asks_rival) in enumerate(REASONS, start=1):
        models["RefusalReason"].objects.create(
            name_ru=ru, name_en=en, order=order, asks_rival=asks_rival
        )


class Migration(migrations.Migration):
    """Settings to begin with."""

    dependencies = [("deals", "0003_next_step_law")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
