"""Roles of the people of a deal, the lines between them, and when silence becomes a warning."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


# A line ties two people of one deal, whoever writes it.
LINES = """
ALTER TABLE influence
    ADD CONSTRAINT influence_from_is_of_its_deal
        FOREIGN KEY (from_part_id, deal_id) REFERENCES deal_person (id, deal_id)
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT influence_to_is_of_its_deal
        FOREIGN KEY (to_part_id, deal_id) REFERENCES deal_person (id, deal_id)
        DEFERRABLE INITIALLY DEFERRED;
"""
NOT_TRUNCATED = """
CREATE TRIGGER {0}_is_not_truncated BEFORE TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""
TABLES = ("deals_influenceevent", "deals_peoplenormevent")


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0022_points_by_sort"),
        ("deals", "0018_what_stages_ask"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Influence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("reports", "reports to"), ("moves", "influences")],
                        max_length=7,
                        verbose_name="what ties them",
                    ),
                ),
            ],
            options={
                "db_table": "influence",
            },
        ),
        migrations.CreateModel(
            name="InfluenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("reports", "reports to"), ("moves", "influences")],
                        max_length=7,
                        verbose_name="what ties them",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PeopleNorm",
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
                ("is_only", models.BooleanField(default=True, editable=False)),
            ],
            options={
                "db_table": "people_norm",
            },
        ),
        migrations.CreateModel(
            name="PeopleNormEvent",
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
                ("is_only", models.BooleanField(default=True, editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="dealperson",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="dealperson",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="dealperson",
            name="insert_insert",
        ),
        migrations.AddField(
            model_name="dealperson",
            name="attitude",
            field=models.SmallIntegerField(blank=True, null=True, verbose_name="attitude"),
        ),
        migrations.AddField(
            model_name="dealperson",
            name="evidence",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="how we know"
            ),
        ),
        migrations.AddField(
            model_name="dealperson",
            name="influence",
            field=models.CharField(
                blank=True,
                choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                db_default="",
                default="",
                max_length=6,
                verbose_name="influence",
            ),
        ),
        migrations.AddField(
            model_name="dealperson",
            name="mode",
            field=models.CharField(
                blank=True,
                choices=[
                    ("growth", "Growth: wants more or better"),
                    ("trouble", "Trouble: wants a problem gone"),
                    ("even", "Even keel: all is well as it is"),
                    ("overconfident", "Overconfident: sees no problem at all"),
                ],
                db_default="",
                default="",
                max_length=13,
                verbose_name="response",
            ),
        ),
        migrations.AddField(
            model_name="dealperson",
            name="result",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="what the company gets"
            ),
        ),
        migrations.AddField(
            model_name="dealperson",
            name="roles",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("economic", "Economic buyer"),
                        ("user", "User"),
                        ("technical", "Technical buyer"),
                        ("coach", "Coach"),
                    ],
                    max_length=9,
                ),
                blank=True,
                db_default=models.Value(
                    [],
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=9)
                    ),
                ),
                default=list,
                verbose_name="roles",
            ),
        ),
        migrations.AddField(
            model_name="dealperson",
            name="win",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="what the person gains"
            ),
        ),
        migrations.AddField(
            model_name="dealperson",
            name="x",
            field=models.SmallIntegerField(blank=True, null=True, verbose_name="place on the map"),
        ),
        migrations.AddField(
            model_name="dealperson",
            name="y",
            field=models.SmallIntegerField(blank=True, null=True, verbose_name="place on the map"),
        ),
        migrations.AddField(
            model_name="dealpersonevent",
            name="attitude",
            field=models.SmallIntegerField(blank=True, null=True, verbose_name="attitude"),
        ),
        migrations.AddField(
            model_name="dealpersonevent",
            name="evidence",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="how we know"
            ),
        ),
        migrations.AddField(
            model_name="dealpersonevent",
            name="influence",
            field=models.CharField(
                blank=True,
                choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                db_default="",
                default="",
                max_length=6,
                verbose_name="influence",
            ),
        ),
        migrations.AddField(
            model_name="dealpersonevent",
            name="mode",
            field=models.CharField(
                blank=True,
                choices=[
                    ("growth", "Growth: wants more or better"),
                    ("trouble", "Trouble: wants a problem gone"),
                    ("even", "Even keel: all is well as it is"),
                    ("overconfident", "Overconfident: sees no problem at all"),
                ],
                db_default="",
                default="",
                max_length=13,
                verbose_name="response",
            ),
        ),
        migrations.AddField(
            model_name="dealpersonevent",
            name="result",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="what the company gets"
            ),
        ),
        migrations.AddField(
            model_name="dealpersonevent",
            name="roles",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("economic", "Economic buyer"),
                        ("user", "User"),
                        ("technical", "Technical buyer"),
                        ("coach", "Coach"),
                    ],
                    max_length=9,
                ),
                blank=True,
                db_default=models.Value(
                    [],
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=9)
                    ),
                ),
                default=list,
                verbose_name="roles",
            ),
        ),
        migrations.AddField(
            model_name="dealpersonevent",
            name="win",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="what the person gains"
            ),
        ),
        migrations.AddField(
            model_name="dealpersonevent",
            name="x",
            field=models.SmallIntegerField(blank=True, null=True, verbose_name="place on the map"),
        ),
        migrations.AddField(
            model_name="dealpersonevent",
            name="y",
            field=models.SmallIntegerField(blank=True, null=True, verbose_name="place on the map"),
        ),
        migrations.AddIndex(
            model_name="dealperson",
            index=models.Index(
                condition=models.Q(("roles__contains", ["coach"])),
                fields=["deal"],
                name="deal_person_coaches",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dealperson",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "deals_dealpersonevent" ("attitude", "deal_id", "evidence", "id", "influence", "is_main", "mode", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "roles", "win", "x", "y") SELECT new_values."attitude", new_values."deal_id", new_values."evidence", new_values."id", new_values."influence", new_values."is_main", new_values."mode", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."result", new_values."roles", new_values."win", new_values."x", new_values."y" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="53307d8eef5e0b43eddcf59554131b3a086f5fb8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cf3b8",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="deal_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dealperson",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deals_dealpersonevent" ("attitude", "deal_id", "evidence", "id", "influence", "is_main", "mode", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "roles", "win", "x", "y") VALUES (NEW."attitude", NEW."deal_id", NEW."evidence", NEW."id", NEW."influence", NEW."is_main", NEW."mode", NEW."person_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."result", NEW."roles", NEW."win", NEW."x", NEW."y"); RETURN NULL;',
                    hash="04ed991b1d3ac17217063f31e85d4156f1f545f2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e24ea",
                    table="deal_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dealperson",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deals_dealpersonevent" ("attitude", "deal_id", "evidence", "id", "influence", "is_main", "mode", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "roles", "win", "x", "y") VALUES (OLD."attitude", OLD."deal_id", OLD."evidence", OLD."id", OLD."influence", OLD."is_main", OLD."mode", OLD."person_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."result", OLD."roles", OLD."win", OLD."x", OLD."y"); RETURN NULL;',
                    hash="df6b528bacf1cf81eec9aa3f852a34333dee2703",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_581b6",
                    table="deal_person",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="dealperson",
            constraint=models.UniqueConstraint(
                condition=models.Q(("roles__contains", ["economic"])),
                fields=("deal",),
                name="deal_economic_buyer_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="dealperson",
            constraint=models.UniqueConstraint(fields=("id", "deal"), name="deal_person_of_deal"),
        ),
        migrations.AddConstraint(
            model_name="dealperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("roles__contained_by", ["economic", "user", "technical", "coach"])
                ),
                name="deal_person_role_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="dealperson",
            constraint=models.CheckConstraint(
                condition=models.Q(("influence__in", ["", "high", "medium", "low"])),
                name="deal_person_influence_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="dealperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("mode__in", ["", "growth", "trouble", "even", "overconfident"])
                ),
                name="deal_person_mode_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="dealperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("attitude", None),
                    models.Q(("attitude__gte", -5), ("attitude__lte", 5)),
                    _connector="OR",
                ),
                name="deal_person_attitude_is_on_the_scale",
            ),
        ),
        migrations.AddConstraint(
            model_name="dealperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("x", None), ("y", None)),
                    models.Q(("x__gte", 0), ("x__lte", 4000), ("y__gte", 0), ("y__lte", 4000)),
                    _connector="OR",
                ),
                name="deal_person_stands_on_the_map",
            ),
        ),
        migrations.AddField(
            model_name="influence",
            name="deal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="influences",
                to="deals.deal",
            ),
        ),
        migrations.AddField(
            model_name="influence",
            name="from_part",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="deals.dealperson"
            ),
        ),
        migrations.AddField(
            model_name="influence",
            name="to_part",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="deals.dealperson"
            ),
        ),
        migrations.AddField(
            model_name="influenceevent",
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
            model_name="influenceevent",
            name="from_part",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="deals.dealperson",
            ),
        ),
        migrations.AddField(
            model_name="influenceevent",
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
            model_name="influenceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="deals.influence",
            ),
        ),
        migrations.AddField(
            model_name="influenceevent",
            name="to_part",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="deals.dealperson",
            ),
        ),
        migrations.AddConstraint(
            model_name="peoplenorm",
            constraint=models.UniqueConstraint(fields=("is_only",), name="people_norm_once"),
        ),
        migrations.AddConstraint(
            model_name="peoplenorm",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_only", True)), name="people_norm_is_the_only_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="peoplenorm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("new_days__lte", 730), ("silent_days__gte", 1), ("silent_days__lte", 365)
                ),
                name="people_norm_is_a_sane_time",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="peoplenorm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "deals_peoplenormevent" ("id", "is_only", "new_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "silent_days") SELECT new_values."id", new_values."is_only", new_values."new_days", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."silent_days" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="df2b7d2a40283c6e7766e908dfab6cdb1cc2dc5b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_908c6",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="people_norm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="peoplenorm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deals_peoplenormevent" ("id", "is_only", "new_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "silent_days") VALUES (NEW."id", NEW."is_only", NEW."new_days", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."silent_days"); RETURN NULL;',
                    hash="b4e3add8371c0272136bcc5aa8771ce3b8c479a1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_99b4d",
                    table="people_norm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="peoplenorm",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deals_peoplenormevent" ("id", "is_only", "new_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "silent_days") VALUES (OLD."id", OLD."is_only", OLD."new_days", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."silent_days"); RETURN NULL;',
                    hash="d83cc99295e512a99c020cd1463b02371fcecb6a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_81de9",
                    table="people_norm",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="peoplenormevent",
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
            model_name="peoplenormevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="deals.peoplenorm",
            ),
        ),
        migrations.AddConstraint(
            model_name="influence",
            constraint=models.UniqueConstraint(
                fields=("from_part", "to_part"), name="influence_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="influence",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_part", models.F("to_part")), _negated=True),
                name="influence_is_between_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="influence",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["reports", "moves"])),
                name="influence_kind_is_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="influence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "deals_influenceevent" ("deal_id", "from_part_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_part_id") SELECT new_values."deal_id", new_values."from_part_id", new_values."id", new_values."kind", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."to_part_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ab2fe1a5297c6c8a5ad07f6014d1566e634be0c6",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_31e67",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="influence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="influence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deals_influenceevent" ("deal_id", "from_part_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_part_id") VALUES (NEW."deal_id", NEW."from_part_id", NEW."id", NEW."kind", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."to_part_id"); RETURN NULL;',
                    hash="d5f603dcca463a5ee5821b5f2ffad12e5dfdda4d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2cc0d",
                    table="influence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="influence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deals_influenceevent" ("deal_id", "from_part_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_part_id") VALUES (OLD."deal_id", OLD."from_part_id", OLD."id", OLD."kind", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."to_part_id"); RETURN NULL;',
                    hash="8cc37d1c3c04ec535b7ea6e9b29a2882580c03c0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_223b6",
                    table="influence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="influenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d5c03a8e17c329316e8918e14cc73f947fa7a1bf",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7563a",
                    table="deals_influenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="peoplenormevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e7a45af75d975a4ee48751aa8f8c8f931e917f4a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8bc60",
                    table="deals_peoplenormevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(LINES),
        *(migrations.RunSQL(NOT_TRUNCATED.format(table)) for table in TABLES),
    ]
