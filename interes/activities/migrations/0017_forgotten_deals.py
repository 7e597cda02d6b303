"""The story tells to whom a forgotten deal climbed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two more kinds of lines."""

    dependencies = [
        ("activities", "0016_promises_mark_deals"),
    ]

    operations = [
        migrations.AlterField(
            model_name="activity",
            name="kind",
            field=models.CharField(
                choices=[
                    ("call", "Call"),
                    ("meeting", "Meeting"),
                    ("letter", "Letter"),
                    ("message", "Message"),
                    ("note", "Note"),
                    ("opened", "Deal opened"),
                    ("moved", "Stage changed"),
                    ("won", "Won"),
                    ("refused", "Refused"),
                    ("reopened", "Reopened"),
                    ("handed", "Handed over"),
                    ("climbed", "Forgotten: climbed to the head"),
                    ("freed", "Forgotten: anyone may take it"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="activityevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("call", "Call"),
                    ("meeting", "Meeting"),
                    ("letter", "Letter"),
                    ("message", "Message"),
                    ("note", "Note"),
                    ("opened", "Deal opened"),
                    ("moved", "Stage changed"),
                    ("won", "Won"),
                    ("refused", "Refused"),
                    ("reopened", "Reopened"),
                    ("handed", "Handed over"),
                    ("climbed", "Forgotten: climbed to the head"),
                    ("freed", "Forgotten: anyone may take it"),
                ],
                max_length=8,
            ),
        ),
    ]
