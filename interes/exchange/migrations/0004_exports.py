"""What was taken out of the base, by whom and when."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The line of every export."""

    dependencies = [
        ("exchange", "0003_problems_become_rows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ExportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("what", models.CharField(max_length=40)),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("xlsx", "Excel workbook"),
                            ("csv", "CSV"),
                            ("vcf", "vCard"),
                            ("vcf3", "vCard 3.0"),
                            ("zip", "Archive of the whole base"),
                        ],
                        max_length=4,
                    ),
                ),
                ("query", models.TextField(blank=True)),
                ("language", models.CharField(max_length=2)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("stopped", "Stopped"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=7,
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(blank=True, null=True)),
                ("is_stop_asked", models.BooleanField(default=False)),
                ("is_unusual", models.BooleanField(default=False)),
                ("size", models.PositiveBigIntegerField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "export_run",
                "indexes": [
                    models.Index(fields=["-at", "-id"], name="export_run_by_age"),
                    models.Index(fields=["by", "-at", "-id"], name="export_run_by_person"),
                    models.Index(
                        condition=models.Q(("is_unusual", True), ("seen_by", None)),
                        fields=["-at"],
                        name="export_run_to_be_seen",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at", None), ("state__in", ["waiting", "running"])),
                            models.Q(
                                ("finished_at__isnull", False),
                                ("state__in", ["done", "stopped", "failed"]),
                            ),
                            _connector="OR",
                        ),
                        name="export_run_is_finished_iff_not_at_work",
                    )
                ],
            },
        ),
    ]
