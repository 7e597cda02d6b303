"""Forgotten deals climb: the norms, and each jump that happened, which stays."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


STAYS = """
CREATE TRIGGER deal_climb_stays BEFORE DELETE OR UPDATE ON deal_climb
    FOR EACH ROW EXECUTE FUNCTION deal_history_stays();
CREATE TRIGGER deal_climb_is_not_truncated BEFORE TRUNCATE ON deal_climb
    FOR EACH STATEMENT EXECUTE FUNCTION deal_is_not_truncated();
CREATE TRIGGER deals_climbnormevent_is_not_truncated BEFORE TRUNCATE ON deals_climbnormevent
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("deals", "0024_first_rivals"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClimbNorm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "hours",
                    models.PositiveSmallIntegerField(default=9, verbose_name="norm, working hours"),
                ),
                (
                    "takers",
                    models.CharField(
                        choices=[
                            ("climbed", "only a deal that was forgotten for twice the norm"),
                            ("anyone", "any deal at any time"),
                        ],
                        default="climbed",
                        max_length=7,
                        verbose_name="a colleague may take",
                    ),
                ),
                ("is_only", models.BooleanField(default=True, editable=False)),
            ],
            options={
                "db_table": "climb_norm",
            },
        ),
        migrations.CreateModel(
            name="ClimbNormEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "hours",
                    models.PositiveSmallIntegerField(default=9, verbose_name="norm, working hours"),
                ),
                (
                    "takers",
                    models.CharField(
                        choices=[
                            ("climbed", "only a deal that was forgotten for twice the norm"),
                            ("anyone", "any deal at any time"),
                        ],
                        default="climbed",
                        max_length=7,
                        verbose_name="a colleague may take",
                    ),
                ),
                ("is_only", models.BooleanField(default=True, editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DealClimb",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_at", models.DateTimeField()),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Head of department"), (2, "Any colleague")]
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "deal_climb",
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="stage",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="stage",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="stage",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="stage",
            name="climb_hours",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="norm until it climbs, working hours"
            ),
        ),
        migrations.AddField(
            model_name="stageevent",
            name="climb_hours",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="norm until it climbs, working hours"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stage",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "deals_stageevent" ("chance", "climb_hours", "entry_demands", "exit_demands", "id", "is_active", "name_en", "name_ru", "norm_days", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pipeline_id") SELECT new_values."chance", new_values."climb_hours", new_values."entry_demands", new_values."exit_demands", new_values."id", new_values."is_active", new_values."name_en", new_values."name_ru", new_values."norm_days", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."pipeline_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2b760e77379bf9df5b9e8776c3bbaa46459abde4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_684f6",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="stage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stage",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deals_stageevent" ("chance", "climb_hours", "entry_demands", "exit_demands", "id", "is_active", "name_en", "name_ru", "norm_days", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pipeline_id") VALUES (NEW."chance", NEW."climb_hours", NEW."entry_demands", NEW."exit_demands", NEW."id", NEW."is_active", NEW."name_en", NEW."name_ru", NEW."norm_days", NEW."order", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."pipeline_id"); RETURN NULL;',
                    hash="408d2f83f6b380161c1494550c3b7ceb45f744f3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_554d3",
                    table="stage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stage",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deals_stageevent" ("chance", "climb_hours", "entry_demands", "exit_demands", "id", "is_active", "name_en", "name_ru", "norm_days", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pipeline_id") VALUES (OLD."chance", OLD."climb_hours", OLD."entry_demands", OLD."exit_demands", OLD."id", OLD."is_active", OLD."name_en", OLD."name_ru", OLD."norm_days", OLD."order", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."pipeline_id"); RETURN NULL;',
                    hash="b90b8ba9f32ccd6488a832adeff03d267a5f4b37",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_51972",
                    table="stage",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("climb_hours__isnull", True),
                    models.Q(("climb_hours__gte", 1), ("climb_hours__lte", 500)),
                    _connector="OR",
                ),
                name="stage_climbs_in_a_sane_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="climbnorm",
            constraint=models.UniqueConstraint(fields=("is_only",), name="climb_norm_once"),
        ),
        migrations.AddConstraint(
            model_name="climbnorm",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_only", True)), name="climb_norm_is_the_only_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="climbnorm",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__gte", 1), ("hours__lte", 500)),
                name="climb_norm_is_a_sane_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="climbnorm",
            constraint=models.CheckConstraint(
                condition=models.Q(("takers__in", ["climbed", "anyone"])),
                name="climb_norm_takers_are_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="climbnorm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "deals_climbnormevent" ("hours", "id", "is_only", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "takers") SELECT new_values."hours", new_values."id", new_values."is_only", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."takers" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="9cca771b52705890a9e0aead53882a6f23017eb8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0afdb",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="climb_norm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="climbnorm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deals_climbnormevent" ("hours", "id", "is_only", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "takers") VALUES (NEW."hours", NEW."id", NEW."is_only", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."takers"); RETURN NULL;',
                    hash="0f6e92368f07cbe6ec8e2ec4a7b35cec9b50c405",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_27fe4",
                    table="climb_norm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="climbnorm",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deals_climbnormevent" ("hours", "id", "is_only", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "takers") VALUES (OLD."hours", OLD."id", OLD."is_only", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."takers"); RETURN NULL;',
                    hash="8408377e0b34e1eb0924d143b888132c672f44c0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_766ed",
                    table="climb_norm",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="climbnormevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="climbnormevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="deals.climbnorm",
            ),
        ),
        migrations.AddField(
            model_name="dealclimb",
            name="deal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="climbs", to="deals.deal"
            ),
        ),
        migrations.AddField(
            model_name="dealclimb",
            name="owner",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="dealclimb",
            name="step",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="climbs",
                to="deals.step",
            ),
        ),
        migrations.AddField(
            model_name="dealclimb",
            name="to",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="climbnormevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2dff3a5e016081ca6cd506ebf93f6a6663c8b9a8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b0aaa",
                    table="deals_climbnormevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="dealclimb",
            index=models.Index(fields=["to", "-id"], name="deal_climb_to"),
        ),
        migrations.AddConstraint(
            model_name="dealclimb",
            constraint=models.UniqueConstraint(
                fields=("step", "due_at", "level"), name="deal_climb_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="dealclimb",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", [1, 2])), name="deal_climb_has_a_level"
            ),
        ),
        migrations.AddConstraint(
            model_name="dealclimb",
            constraint=models.CheckConstraint(
                condition=models.Q(("at__gt", models.F("due_at"))),
                name="deal_climb_is_after_its_time",
            ),
        ),
        migrations.RunSQL(STAYS),
    ]
