"""The situations every company begins with (M4.4), and the usual working hours."""

from django.db import migrations

SITUATIONS = [
    {
        "name_ru": "Согласование",
        "name_en": "Approval",
        "first_after": 2,
        "every": "days",
        "every_days": 1,
        "channels": ["call", "call", "letter", "call", "meeting"],
        "say_ru": "Узнать, дошло ли до того, кто решает; предложить встречу с ним",
        "say_en": "Ask whether it has reached the one who decides; offer to meet them",
        "most_attempts": 5,
        "most_days": 30,
    },
    {
        "name_ru": "Выбор",
        "name_en": "Choosing",
        "first_after": 3,
        "every": "week",
        "every_days": 1,
        "channels": ["call", "letter", "call", "meeting"],
        "say_ru": "Спросить, с кем сравнивают и чего не хватает; предложить встречу",
        "say_en": "Ask whom they compare us with and what is missing; offer to meet",
        "most_attempts": 4,
        "most_days": 60,
    },
    {
        "name_ru": "Бюджет",
        "name_en": "Budget",
        "first_after": 10,
        "every": "month",
        "every_days": 1,
        "channels": ["call", "letter", "call"],
        "say_ru": "Рассказать новости, позвать на мероприятие, спросить о бюджете",
        "say_en": "Tell the news, invite to an event, ask about the budget",
        "most_attempts": 4,
        "most_days": 365,
    },
]
NOT_TRUNCATED = """
CREATE TRIGGER {0}_is_not_truncated BEFORE TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""
TABLES = (
    "deals_situationevent",
    "deals_workinghoursevent",
    "deals_calendardayevent",
    "deals_mailingmarkevent",
)


def begin(apps, _schema):
    """Make the three situations; the stage "The client thinks" of the first pipeline offers them."""
    thinks = apps.get_model("deals", "Stage").objects.filter(name_en="The client thinks")
    stages = list(thinks.values_list("pk", flat=True))
    for order, facts in enumerate(SITUATIONS, start=1):
        apps.get_model("deals", "Situation").objects.create(order=order, stage_ids=stages, **facts)
    apps.get_model("deals", "WorkingHours").objects.create(pk=1, opens="09:00", closes="18:00")


class Migration(migrations.Migration):
    """Settings to begin with; the company changes them."""

    dependencies = [("deals", "0020_situations_and_cadences")]

    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunSQL([NOT_TRUNCATED.format(table) for table in TABLES]),
    ]
