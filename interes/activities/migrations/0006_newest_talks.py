"""The newest talks are looked through first."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """An index alone."""

    dependencies = [("activities", "0005_found_by_what_was_said")]

    operations = [
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(
                fields=["-at", "-id"],
                name="activity_newest",
                condition=Q(("removed_at", None), Q(("text", ""), _negated=True)),
            ),
        ),
    ]
