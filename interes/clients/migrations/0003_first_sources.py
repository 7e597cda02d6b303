"""The sources every company begins with (M3.1)."""

from django.db import migrations

SOURCES = [
    ("Сайт", "Website"),
    ("Звонок по рекламе", "Call after an advertisement"),
    ("Рекомендация", "Referral"),
    ("Выставка", "Exhibition"),
    ("Тендерная площадка", "Tender site"),
    ("Холодный звонок", "Cold call"),
    ("Давний клиент", "Existing client"),
]


def begin(apps, _schema):
    """Make the first sources; the company changes them in the settings."""
    source = apps.get_model("clients", "Source")
    for ru, en in SOURCES:
        source.objects.create(name_ru=ru, name_en=en)


class Migration(migrations.Migration):
    """Settings to begin with."""

    dependencies = [("clients", "0002_links")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
