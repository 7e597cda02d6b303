"""What competes with every company beside other suppliers (M5.5)."""

from django.db import migrations

RIVALS = (
    ("nothing", "Ничего не менять", "Doing nothing"),
    ("budget", "Другие траты того же бюджета", "Another use of the same budget"),
    ("in_house", "Справиться своими силами", "Doing it themselves"),
)


def begin(apps, _schema):
    """Make the rivals that no supplier is, unless a supplier has taken such a name."""
    rivals = apps.get_model("deals", "Rival").objects
    for kind, name, name_en in RIVALS:
        if not rivals.filter(name__iexact=name).exists():
            rivals.create(kind=kind, name=name, name_en=name_en)


class Migration(migrations.Migration):
    """Rivals to begin with; the company adds its own."""

    dependencies = [("deals", "0023_competition")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
