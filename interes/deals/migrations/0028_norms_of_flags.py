"""Norms of flags take the place of the norms of people; answers to flags; how long deals live."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

KEEP = """
INSERT INTO flag_norm (silent_days, new_days, sum_days, go_on_days, known_chance, sum_chance, is_only)
SELECT silent_days, new_days, 30, 30, 0.2, 0.5, true FROM people_norm
"""
# A sum that was changed is a sum that was named on that day.
SUM_NAMED = """
CREATE FUNCTION deal_sum_is_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.sum_at := now();
    RETURN NEW;
END $$;
CREATE TRIGGER deal_sum_is_named BEFORE UPDATE OF amount, currency ON deal
    FOR EACH ROW WHEN ((OLD.amount, OLD.currency) IS DISTINCT FROM (NEW.amount, NEW.currency))
    EXECUTE FUNCTION deal_sum_is_named();
"""
MARKS = """
CREATE TRIGGER flag_norm_marks_every_deal AFTER INSERT OR UPDATE OR DELETE ON flag_norm
    FOR EACH STATEMENT EXECUTE FUNCTION mark_every_deal();
CREATE FUNCTION flag_answer_marks_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_deals(ARRAY[CASE WHEN TG_OP = 'DELETE' THEN OLD.deal_id ELSE NEW.deal_id END]);
    RETURN NULL;
END $$;
CREATE TRIGGER flag_answer_marks_deals AFTER INSERT OR UPDATE OR DELETE ON flag_answer
    FOR EACH ROW EXECUTE FUNCTION flag_answer_marks_deals();
"""
STAYS = """
CREATE TRIGGER {table}_is_not_truncated BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("deals", "0027_flags_are_kept"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DealCycle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("product", models.CharField(default="", max_length=120, verbose_name="product")),
                ("industry", models.CharField(default="", max_length=80, verbose_name="industry")),
                ("level", models.CharField(max_length=16)),
                ("deals", models.IntegerField()),
                ("endings", models.IntegerField()),
                ("median", models.IntegerField()),
                ("closed_mean", models.FloatField()),
            ],
            options={
                "db_table": "deal_cycle",
            },
        ),
        migrations.CreateModel(
            name="FlagAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "flag",
                    models.CharField(
                        choices=[
                            ("promise_broken", "PROMISE_BROKEN"),
                            ("forgotten", "FORGOTTEN"),
                            ("late", "LATE"),
                            ("dragging", "DRAGGING"),
                            ("no_economic", "NO_ECONOMIC"),
                            ("silent", "SILENT"),
                            ("expected_past", "EXPECTED_PAST"),
                            ("over_norm", "OVER_NORM"),
                            ("new_person", "NEW_PERSON"),
                            ("no_coach", "NO_COACH"),
                            ("out_of_rhythm", "OUT_OF_RHYTHM"),
                            ("sum_stale", "SUM_STALE"),
                            ("no_budget", "NO_BUDGET"),
                            ("no_people", "NO_PEOPLE"),
                        ],
                        max_length=16,
                        verbose_name="flag",
                    ),
                ),
                ("text", models.TextField(verbose_name="what changes")),
                ("until", models.DateField(verbose_name="until")),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "flag_answer",
            },
        ),
        migrations.CreateModel(
            name="FlagAnswerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "flag",
                    models.CharField(
                        choices=[
                            ("promise_broken", "PROMISE_BROKEN"),
                            ("forgotten", "FORGOTTEN"),
                            ("late", "LATE"),
                            ("dragging", "DRAGGING"),
                            ("no_economic", "NO_ECONOMIC"),
                            ("silent", "SILENT"),
                            ("expected_past", "EXPECTED_PAST"),
                            ("over_norm", "OVER_NORM"),
                            ("new_person", "NEW_PERSON"),
                            ("no_coach", "NO_COACH"),
                            ("out_of_rhythm", "OUT_OF_RHYTHM"),
                            ("sum_stale", "SUM_STALE"),
                            ("no_budget", "NO_BUDGET"),
                            ("no_people", "NO_PEOPLE"),
                        ],
                        max_length=16,
                        verbose_name="flag",
                    ),
                ),
                ("text", models.TextField(verbose_name="what changes")),
                ("until", models.DateField(verbose_name="until")),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FlagNorm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "silent_days",
                    models.PositiveSmallIntegerField(
                        default=14, verbose_name="days without a talk"
                    ),
                ),
                (
                    "new_days",
                    models.PositiveSmallIntegerField(default=90, verbose_name="days in a new post"),
                ),
                (
                    "sum_days",
                    models.PositiveSmallIntegerField(
                        default=30, verbose_name="days after which a sum is stale"
                    ),
                ),
                (
                    "go_on_days",
                    models.PositiveSmallIntegerField(
                        default=30, verbose_name="days of silence after an answer"
                    ),
                ),
                (
                    "known_chance",
                    models.DecimalField(
                        decimal_places=2,
                        default=0.2,
                        max_digits=3,
                        verbose_name="chance from which a deal is to be known",
                    ),
                ),
                (
                    "sum_chance",
                    models.DecimalField(
                        decimal_places=2,
                        default=0.5,
                        max_digits=3,
                        verbose_name="chance from which a sum grows stale",
                    ),
                ),
                (
                    "off",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16),
                        blank=True,
                        db_default=models.Value(
                            [],
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16)
                            ),
                        ),
                        default=list,
                        verbose_name="flags not in use",
                    ),
                ),
                ("is_only", models.BooleanField(default=True, editable=False)),
            ],
            options={
                "db_table": "flag_norm",
            },
        ),
        migrations.CreateModel(
            name="FlagNormEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "silent_days",
                    models.PositiveSmallIntegerField(
                        default=14, verbose_name="days without a talk"
                    ),
                ),
                (
                    "new_days",
                    models.PositiveSmallIntegerField(default=90, verbose_name="days in a new post"),
                ),
                (
                    "sum_days",
                    models.PositiveSmallIntegerField(
                        default=30, verbose_name="days after which a sum is stale"
                    ),
                ),
                (
                    "go_on_days",
                    models.PositiveSmallIntegerField(
                        default=30, verbose_name="days of silence after an answer"
                    ),
                ),
                (
                    "known_chance",
                    models.DecimalField(
                        decimal_places=2,
                        default=0.2,
                        max_digits=3,
                        verbose_name="chance from which a deal is to be known",
                    ),
                ),
                (
                    "sum_chance",
                    models.DecimalField(
                        decimal_places=2,
                        default=0.5,
                        max_digits=3,
                        verbose_name="chance from which a sum grows stale",
                    ),
                ),
                (
                    "off",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16),
                        blank=True,
                        db_default=models.Value(
                            [],
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16)
                            ),
                        ),
                        default=list,
                        verbose_name="flags not in use",
                    ),
                ),
                ("is_only", models.BooleanField(default=True, editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="peoplenorm",
            name="people_norm_once",
        ),
        migrations.RemoveConstraint(
            model_name="peoplenorm",
            name="people_norm_is_the_only_one",
        ),
        migrations.RemoveConstraint(
            model_name="peoplenorm",
            name="people_norm_is_a_sane_time",
        ),
        migrations.RemoveField(
            model_name="peoplenormevent",
            name="pgh_obj",
        ),
        migrations.RemoveField(
            model_name="peoplenormevent",
            name="pgh_context",
        ),
        migrations.AddField(
            model_name="deal",
            name="sum_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="sum named"),
        ),
        migrations.AddField(
            model_name="dealcycle",
            name="pipeline",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="deals.pipeline",
            ),
        ),
        migrations.AddField(
            model_name="dealcycle",
            name="stage",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="deals.stage",
            ),
        ),
        migrations.AddField(
            model_name="flaganswer",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="flaganswer",
            name="deal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="flag_answers",
                to="deals.deal",
            ),
        ),
        migrations.AddField(
            model_name="flaganswerevent",
            name="by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="flaganswerevent",
            name="deal",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="deals.deal",
            ),
        ),
        migrations.AddField(
            model_name="flaganswerevent",
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
            model_name="flaganswerevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="deals.flaganswer",
            ),
        ),
        migrations.AddConstraint(
            model_name="flagnorm",
            constraint=models.UniqueConstraint(fields=("is_only",), name="flag_norm_once"),
        ),
        migrations.AddConstraint(
            model_name="flagnorm",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_only", True)), name="flag_norm_is_the_only_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="flagnorm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("new_days__lte", 730),
                    ("silent_days__gte", 1),
                    ("silent_days__lte", 365),
                    ("go_on_days__gte", 1),
                    ("go_on_days__lte", 365),
                    ("sum_days__gte", 1),
                    ("sum_days__lte", 365),
                ),
                name="flag_norm_is_a_sane_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="flagnorm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("known_chance__gte", 0),
                    ("known_chance__lte", 1),
                    ("sum_chance__gte", 0),
                    ("sum_chance__lte", 1),
                ),
                name="flag_norm_chance_is_a_share",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="flagnorm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "deals_flagnormevent" ("go_on_days", "id", "is_only", "known_chance", "new_days", "off", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "silent_days", "sum_chance", "sum_days") SELECT new_values."go_on_days", new_values."id", new_values."is_only", new_values."known_chance", new_values."new_days", new_values."off", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."silent_days", new_values."sum_chance", new_values."sum_days" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="450537daff901aa75ba6e547fa5754389fda610e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ccf99",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="flag_norm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="flagnorm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deals_flagnormevent" ("go_on_days", "id", "is_only", "known_chance", "new_days", "off", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "silent_days", "sum_chance", "sum_days") VALUES (NEW."go_on_days", NEW."id", NEW."is_only", NEW."known_chance", NEW."new_days", NEW."off", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."silent_days", NEW."sum_chance", NEW."sum_days"); RETURN NULL;',
                    hash="1dee04c111cb37ae1df904fe453e6ccc531744a9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c6cc9",
                    table="flag_norm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="flagnorm",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deals_flagnormevent" ("go_on_days", "id", "is_only", "known_chance", "new_days", "off", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "silent_days", "sum_chance", "sum_days") VALUES (OLD."go_on_days", OLD."id", OLD."is_only", OLD."known_chance", OLD."new_days", OLD."off", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."silent_days", OLD."sum_chance", OLD."sum_days"); RETURN NULL;',
                    hash="a7fad909b9d7ebf50a599c2d73c0df0c74ea3d0d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2d896",
                    table="flag_norm",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="flagnormevent",
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
            model_name="flagnormevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="deals.flagnorm",
            ),
        ),
        migrations.RunSQL([KEEP]),
        migrations.DeleteModel(
            name="PeopleNorm",
        ),
        migrations.DeleteModel(
            name="PeopleNormEvent",
        ),
        migrations.AddConstraint(
            model_name="dealcycle",
            constraint=models.UniqueConstraint(
                fields=("pipeline", "stage", "level", "product", "industry"),
                name="deal_cycle_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="flaganswer",
            constraint=models.UniqueConstraint(fields=("deal", "flag"), name="flag_answer_once"),
        ),
        migrations.AddConstraint(
            model_name="flaganswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="flag_answer_says_something"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="flaganswer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "deals_flaganswerevent" ("at", "by_id", "deal_id", "flag", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "until") SELECT new_values."at", new_values."by_id", new_values."deal_id", new_values."flag", new_values."id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."text", new_values."until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b75edb39b45be130d9a0d6fcde338a78ab10be06",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1c252",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="flag_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="flaganswer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deals_flaganswerevent" ("at", "by_id", "deal_id", "flag", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "until") VALUES (NEW."at", NEW."by_id", NEW."deal_id", NEW."flag", NEW."id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."text", NEW."until"); RETURN NULL;',
                    hash="bb8227bd1a3e9bb2fead3319ab99b650a9257641",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_169d2",
                    table="flag_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="flaganswer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deals_flaganswerevent" ("at", "by_id", "deal_id", "flag", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "until") VALUES (OLD."at", OLD."by_id", OLD."deal_id", OLD."flag", OLD."id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."text", OLD."until"); RETURN NULL;',
                    hash="8d6e5ac099a934549cf7a4a0f94e20258282782e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ba604",
                    table="flag_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="flaganswerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6e956ee4c5813aa14ed6e5a84ca4a07c5d074358",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b830c",
                    table="deals_flaganswerevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="flagnormevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="038b15b608888dbcac2eafe412e185add528359c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_79427",
                    table="deals_flagnormevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL([SUM_NAMED, MARKS]),
        migrations.RunSQL([STAYS.format(table="deals_flagnormevent")]),
        migrations.RunSQL([STAYS.format(table="deals_flaganswerevent")]),
    ]
