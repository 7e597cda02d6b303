"""A phone is found by a piece of it: numbers are often said without the code of the city."""

import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    """Index the ways to reach somebody by their trigrams."""

    dependencies = [("clients", "0005_history_is_append_only")]

    operations = [
        migrations.AddIndex(
            model_name="contactpoint",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("normal", "gin_trgm_ops"),
                name="contact_point_by_piece",
            ),
        ),
    ]
