"""Imports come from the desk room, with their tables as they are."""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Only the state of the models moves: the tables carry no room in their names."""

    initial = True

    dependencies = [
        ("desk", "0004_sent_forms_moved"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="ImportRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("totals", models.JSONField(default=dict)),
                        ("notes", models.JSONField(default=list)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "db_table": "import_run",
                    },
                ),
                migrations.CreateModel(
                    name="ImportFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=255)),
                        ("kind", models.CharField(max_length=80)),
                        ("encoding", models.CharField(blank=True, max_length=20)),
                        ("columns", models.JSONField(default=list)),
                        ("rows", models.PositiveIntegerField()),
                        ("made", models.PositiveIntegerField(default=0)),
                        ("changed", models.PositiveIntegerField(default=0)),
                        ("same", models.PositiveIntegerField(default=0)),
                        ("skipped", models.PositiveIntegerField(default=0)),
                        ("refused", models.PositiveIntegerField(default=0)),
                        ("problems", models.JSONField(default=list)),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="exchange.importrun",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "import_file",
                        "ordering": ["order"],
                    },
                ),
                migrations.CreateModel(
                    name="Imported",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("key", models.CharField(max_length=200, unique=True)),
                        (
                            "thing",
                            models.CharField(
                                choices=[
                                    ("branch", "Branch"),
                                    ("department", "Department"),
                                    ("user", "User"),
                                    ("company", "Company"),
                                    ("product", "Product"),
                                    ("deal", "Deal"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("record", models.BigIntegerField(null=True)),
                        ("written", models.JSONField(default=dict)),
                        (
                            "changed_in",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="exchange.importrun",
                            ),
                        ),
                        (
                            "made_in",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="exchange.importrun",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "imported",
                    },
                ),
                migrations.AddIndex(
                    model_name="importrun",
                    index=models.Index(fields=["-at", "-id"], name="import_run_by_age"),
                ),
                migrations.AddConstraint(
                    model_name="importfile",
                    constraint=models.UniqueConstraint(
                        fields=("run", "order"), name="import_file_order_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="importfile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "rows",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("made"), "+", models.F("changed")
                                            ),
                                            "+",
                                            models.F("same"),
                                        ),
                                        "+",
                                        models.F("skipped"),
                                    ),
                                    "+",
                                    models.F("refused"),
                                ),
                            )
                        ),
                        name="import_file_accounts_for_every_row",
                    ),
                ),
                migrations.AddIndex(
                    model_name="imported",
                    index=models.Index(fields=["thing", "record"], name="imported_by_record"),
                ),
            ]
        )
    ]
