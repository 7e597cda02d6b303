"""Forms that were sent are remembered, so that one sent twice makes one record."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """One small table."""

    dependencies = [("team", "0002_attempt")]

    operations = [
        migrations.CreateModel(
            name="SentForm",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_index=True)),
                ("to", models.TextField(default="")),
                ("notice", models.TextField(default="")),
                ("undo", models.TextField(default="")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"db_table": "sent_form"},
        ),
    ]
