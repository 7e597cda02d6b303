"""Failed attempts to sign in are counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One small table."""

    dependencies = [("team", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("subject", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("failures", models.PositiveIntegerField()),
                ("since", models.DateTimeField()),
            ],
            options={"db_table": "sign_in_attempt"},
        ),
    ]
