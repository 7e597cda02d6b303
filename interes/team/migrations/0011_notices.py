"""How many notices a person has not seen; the trigger that counts comes with the notices."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The count begins at none."""

    dependencies = [
        ("team", "0010_said_in_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="unseen_notices",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
    ]
