"""Tables of the words that records are found by."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0005_imports_moved"),
        # The one alphabet of names.
        ("clients", "0010_one_alphabet_for_names"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=40)),
                (
                    "letters",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func("word", function="name_letters"),
                        output_field=models.TextField(),
                    ),
                ),
            ],
            options={
                "db_table": "search_term",
                "indexes": [
                    models.Index(fields=["word"], name="search_term_word"),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass("letters", "text_pattern_ops"),
                        name="search_term_begins",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("letters", "gin_trgm_ops"),
                        name="search_term_like",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "noun",
                        "record_id",
                        "word",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "noun",
                    models.CharField(
                        choices=[("c", "company"), ("p", "person"), ("d", "deal"), ("t", "to_do")],
                        max_length=1,
                    ),
                ),
                ("record_id", models.BigIntegerField()),
                ("word", models.CharField(max_length=40)),
                ("weight", models.SmallIntegerField()),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "search_word",
                "indexes": [
                    models.Index(
                        django.contrib.postgres.indexes.OpClass("word", "text_pattern_ops"),
                        name="search_word_begins",
                    ),
                    models.Index(
                        models.F("owner"),
                        django.contrib.postgres.indexes.OpClass("word", "text_pattern_ops"),
                        condition=models.Q(("owner__isnull", False)),
                        name="search_word_own",
                    ),
                ],
            },
        ),
    ]
