"""Imports are carried out in chunks; what every row became is a row of its own."""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Earlier imports were done in one transaction: they are done to the last row."""

    dependencies = [
        ("exchange", "0001_imports_come_here"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wants", models.CharField(max_length=200)),
                ("thing", models.CharField(max_length=10)),
                ("record", models.BigIntegerField(null=True)),
                ("field", models.CharField(max_length=40)),
                ("waiting", models.JSONField(null=True)),
            ],
            options={
                "db_table": "import_link",
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.PositiveIntegerField()),
                ("how", models.CharField(max_length=7)),
                ("code", models.CharField(blank=True, max_length=40)),
                ("facts", models.JSONField(default=dict)),
                ("cells", models.JSONField(null=True)),
                ("records", models.JSONField(default=list)),
            ],
            options={
                "db_table": "import_row",
            },
        ),
        migrations.CreateModel(
            name="SavedMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("signature", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("thing", models.CharField(max_length=20)),
                ("columns", models.JSONField(default=list)),
                ("mapping", models.JSONField(default=dict)),
                ("used_at", models.DateTimeField()),
            ],
            options={
                "db_table": "saved_mapping",
            },
        ),
        migrations.RemoveConstraint(
            model_name="importfile",
            name="import_file_accounts_for_every_row",
        ),
        migrations.AddField(
            model_name="importfile",
            name="delimiter",
            field=models.CharField(blank=True, max_length=4),
        ),
        migrations.AddField(
            model_name="importfile",
            name="is_done",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="importfile",
            name="mapping",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="importfile",
            name="place",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="importfile",
            name="position",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="importfile",
            name="sheet",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="importfile",
            name="thing",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="importrun",
            name="beat_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="importrun",
            name="currency",
            field=models.CharField(default="RUB", max_length=3, verbose_name="currency"),
        ),
        migrations.AddField(
            model_name="importrun",
            name="finished_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="importrun",
            name="is_stop_asked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="importrun",
            name="started_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="importrun",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Being prepared"),
                    ("ready", "Ready"),
                    ("running", "Running"),
                    ("stopped", "Stopped"),
                    ("failed", "Failed"),
                    ("done", "Done"),
                    ("undoing", "Being taken back"),
                    ("undone", "Taken back"),
                ],
                default="draft",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="importrun",
            name="trouble",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="importrun",
            name="undone",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="importrun",
            name="undone_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="importrun",
            name="undone_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="imported",
            name="thing",
            field=models.CharField(
                choices=[
                    ("branch", "Branch"),
                    ("department", "Department"),
                    ("user", "User"),
                    ("company", "Company"),
                    ("person", "Person"),
                    ("product", "Product"),
                    ("deal", "Deal"),
                    ("talk", "Talk"),
                    ("to_do", "To Do"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="importrun",
            index=models.Index(
                condition=models.Q(("state__in", ["running", "undoing"])),
                fields=["beat_at"],
                name="import_run_at_work",
            ),
        ),
        migrations.RunSQL("UPDATE import_file SET position = rows, is_done = true"),
        migrations.RunSQL(
            "UPDATE import_run SET state = 'done', started_at = at, finished_at = at"
        ),
        migrations.AddConstraint(
            model_name="importfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "position",
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
        migrations.AddConstraint(
            model_name="importfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_done", False), ("position", models.F("rows")), _connector="OR"
                ),
                name="import_file_is_done_to_the_last_row",
            ),
        ),
        migrations.AddField(
            model_name="importlink",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="exchange.importrun",
            ),
        ),
        migrations.AddField(
            model_name="importrow",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="exchange.importfile",
            ),
        ),
        migrations.AddField(
            model_name="savedmapping",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="importlink",
            index=models.Index(fields=["wants"], name="import_link_by_key"),
        ),
        migrations.AddIndex(
            model_name="importlink",
            index=models.Index(fields=["thing", "record", "field"], name="import_link_by_holder"),
        ),
        migrations.AddIndex(
            model_name="importlink",
            index=models.Index(fields=["run"], name="import_link_by_run"),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(fields=["file", "how", "line"], name="import_row_by_end"),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(
                condition=models.Q(("code", ""), _negated=True),
                fields=["file", "line"],
                name="import_row_with_problem",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(
                fields=("file", "line"), name="import_row_ends_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["made", "changed", "same", "skipped", "refused"])),
                name="import_row_end_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedmapping",
            constraint=models.UniqueConstraint(fields=("signature",), name="saved_mapping_once"),
        ),
    ]
