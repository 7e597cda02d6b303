"""References that were told, and their lines in the story."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


NOT_TRUNCATED = """
CREATE TRIGGER {0}_is_not_truncated BEFORE TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""
TABLES = ("activities_referencetoldevent",)


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0017_forgotten_deals"),
        ("deals", "0028_norms_of_flags"),
        ("knowledge", "0002_references_and_their_norm"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="activity",
            name="kind",
            field=models.CharField(
                choices=[
                    ("call", "Call"),
                    ("meeting", "Meeting"),
                    ("letter", "Letter"),
                    ("message", "Message"),
                    ("note", "Note"),
                    ("opened", "Deal opened"),
                    ("moved", "Stage changed"),
                    ("won", "Won"),
                    ("refused", "Refused"),
                    ("reopened", "Reopened"),
                    ("handed", "Handed over"),
                    ("climbed", "Forgotten: climbed to the head"),
                    ("told", "Reference told"),
                    ("freed", "Forgotten: anyone may take it"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="activityevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("call", "Call"),
                    ("meeting", "Meeting"),
                    ("letter", "Letter"),
                    ("message", "Message"),
                    ("note", "Note"),
                    ("opened", "Deal opened"),
                    ("moved", "Stage changed"),
                    ("won", "Won"),
                    ("refused", "Refused"),
                    ("reopened", "Reopened"),
                    ("handed", "Handed over"),
                    ("climbed", "Forgotten: climbed to the head"),
                    ("told", "Reference told"),
                    ("freed", "Forgotten: anyone may take it"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="ReferenceTold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "wording",
                    models.CharField(
                        choices=[("open", "With the name"), ("anonymous", "Without the name")],
                        max_length=9,
                        verbose_name="in which words",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="told")),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.activity",
                    ),
                ),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="knowledge.case",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deals.deal",
                    ),
                ),
            ],
            options={
                "db_table": "reference_told",
            },
        ),
        migrations.CreateModel(
            name="ReferenceToldEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "wording",
                    models.CharField(
                        choices=[("open", "With the name"), ("anonymous", "Without the name")],
                        max_length=9,
                        verbose_name="in which words",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="told")),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.activity",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="knowledge.case",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="deals.deal",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="activities.referencetold",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="referencetold",
            index=models.Index(fields=["deal", "-at"], name="reference_told_in_deal"),
        ),
        migrations.AddIndex(
            model_name="referencetold",
            index=models.Index(fields=["case", "-at"], name="reference_told_of_case"),
        ),
        migrations.AddConstraint(
            model_name="referencetold",
            constraint=models.CheckConstraint(
                condition=models.Q(("wording__in", ["open", "anonymous"])),
                name="reference_told_wording_is_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencetold",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_referencetoldevent" ("activity_id", "at", "by_id", "case_id", "deal_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wording") SELECT new_values."activity_id", new_values."at", new_values."by_id", new_values."case_id", new_values."deal_id", new_values."id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."wording" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="615243ef91f7da8a1fb1399b20c7fab37d85e835",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bf704",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="reference_told",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencetold",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_referencetoldevent" ("activity_id", "at", "by_id", "case_id", "deal_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wording") VALUES (NEW."activity_id", NEW."at", NEW."by_id", NEW."case_id", NEW."deal_id", NEW."id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."wording"); RETURN NULL;',
                    hash="f171ab59ac66e57af1f92151cd811f163c6cd50b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a9de2",
                    table="reference_told",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencetold",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_referencetoldevent" ("activity_id", "at", "by_id", "case_id", "deal_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "wording") VALUES (OLD."activity_id", OLD."at", OLD."by_id", OLD."case_id", OLD."deal_id", OLD."id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."wording"); RETURN NULL;',
                    hash="44f448881c2a25dd31251c0b3a61ae7d4a89e989",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e5024",
                    table="reference_told",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencetoldevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f918ac9b6f88443d05419b7be3e68914ff96021b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1f3be",
                    table="activities_referencetoldevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL([NOT_TRUNCATED.format(table) for table in TABLES]),
    ]
