"""The kinds of promises every company begins with, and what no one may wipe out."""

from django.db import migrations

KINDS = (
    ("Цена", "Price", "2"),
    ("Наличие", "Stock", "1"),
    ("Срок поставки", "Delivery", "4"),
    ("Документ", "Document", "9"),
    ("Решение", "Decision", "18"),
    ("Другое", "Other", "9"),
)
NOT_TRUNCATED = """
CREATE TRIGGER {0}_is_not_truncated BEFORE TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""
TABLES = (
    "activities_promiseevent",
    "activities_promisekindevent",
    "activities_promisenormevent",
    "activities_remedyevent",
)


def begin(apps, _schema):
    """Make the six kinds; price and stock are answered within one or two working hours."""
    kind = apps.get_model("activities", "PromiseKind")
    for order, (name_ru, name_en, hours) in enumerate(KINDS, start=1):
        kind.objects.create(order=order, name_ru=name_ru, name_en=name_en, hours=hours)


class Migration(migrations.Migration):
    """Settings to begin with; the company changes them."""

    dependencies = [("activities", "0011_promises")]

    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunSQL([NOT_TRUNCATED.format(table) for table in TABLES]),
    ]
