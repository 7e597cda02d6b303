"""Talks are found by what was said."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import migrations
from django.db.models import Q


class Migration(migrations.Migration):
    """An index alone."""

    dependencies = [("activities", "0004_kept_and_described")]

    operations = [
        migrations.AddIndex(
            model_name="activity",
            index=GinIndex(
                SearchVector("text", config="russian"),
                condition=Q(("removed_at", None), Q(("text", ""), _negated=True)),
                name="activity_said",
            ),
        ),
    ]
