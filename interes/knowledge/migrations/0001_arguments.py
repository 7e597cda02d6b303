"""The library of arguments: what speaks for us, to whom, and whom it alarms (M6.6)."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.json
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Nobody is alarmed by what is meant for them, whoever writes it.
LAWS = """
ALTER TABLE argument
    ADD CONSTRAINT argument_does_not_alarm_whom_it_works_for
        CHECK (NOT (alarms ?| works_for::text[])),
    ADD CONSTRAINT argument_alarms_known_roles
        CHECK (alarms - ARRAY['economic', 'user', 'technical', 'coach'] = '{}');
"""
NOT_TRUNCATED = """
CREATE TRIGGER knowledge_argumentevent_is_not_truncated BEFORE TRUNCATE ON knowledge_argumentevent
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""


class Migration(migrations.Migration):
    """The first tables of the room."""

    initial = True

    dependencies = [
        ("team", "0004_history_is_append_only"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArgumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_ru", models.CharField(max_length=120, verbose_name="name in Russian")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=120, verbose_name="name in English"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("price", "Price"),
                            ("delivery", "Delivery"),
                            ("outfit", "What is included"),
                            ("quality", "Quality"),
                            ("reliability", "Reliability"),
                            ("service", "Service"),
                            ("experience", "Experience"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                (
                    "business_lines",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        db_default=models.Value(
                            [],
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=120)
                            ),
                        ),
                        default=list,
                        verbose_name="products and industries",
                    ),
                ),
                (
                    "say_ru",
                    models.CharField(max_length=500, verbose_name="what to say, in Russian"),
                ),
                (
                    "say_en",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="what to say, in English"
                    ),
                ),
                (
                    "benefit_ru",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="the benefit, in Russian"
                    ),
                ),
                (
                    "benefit_en",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="the benefit, in English"
                    ),
                ),
                (
                    "proof_ru",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="figure or proof, in Russian"
                    ),
                ),
                (
                    "proof_en",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="figure or proof, in English"
                    ),
                ),
                (
                    "works_for",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("economic", "Economic buyer"),
                                ("user", "User"),
                                ("technical", "Technical buyer"),
                                ("coach", "Coach"),
                            ],
                            max_length=9,
                        ),
                        verbose_name="works for",
                    ),
                ),
                (
                    "alarms",
                    models.JSONField(
                        blank=True,
                        db_default=django.db.models.functions.json.JSONObject(),
                        default=dict,
                        verbose_name="alarms",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Argument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_ru", models.CharField(max_length=120, verbose_name="name in Russian")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=120, verbose_name="name in English"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("price", "Price"),
                            ("delivery", "Delivery"),
                            ("outfit", "What is included"),
                            ("quality", "Quality"),
                            ("reliability", "Reliability"),
                            ("service", "Service"),
                            ("experience", "Experience"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                (
                    "business_lines",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        db_default=models.Value(
                            [],
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=120)
                            ),
                        ),
                        default=list,
                        verbose_name="products and industries",
                    ),
                ),
                (
                    "say_ru",
                    models.CharField(max_length=500, verbose_name="what to say, in Russian"),
                ),
                (
                    "say_en",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="what to say, in English"
                    ),
                ),
                (
                    "benefit_ru",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="the benefit, in Russian"
                    ),
                ),
                (
                    "benefit_en",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="the benefit, in English"
                    ),
                ),
                (
                    "proof_ru",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="figure or proof, in Russian"
                    ),
                ),
                (
                    "proof_en",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="figure or proof, in English"
                    ),
                ),
                (
                    "works_for",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("economic", "Economic buyer"),
                                ("user", "User"),
                                ("technical", "Technical buyer"),
                                ("coach", "Coach"),
                            ],
                            max_length=9,
                        ),
                        verbose_name="works for",
                    ),
                ),
                (
                    "alarms",
                    models.JSONField(
                        blank=True,
                        db_default=django.db.models.functions.json.JSONObject(),
                        default=dict,
                        verbose_name="alarms",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "db_table": "argument",
                "indexes": [
                    models.Index(fields=["kind", "name_ru", "id"], name="argument_by_kind")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("name_ru",), name="argument_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name_ru", ""), _negated=True),
                            models.Q(("say_ru", ""), _negated=True),
                        ),
                        name="argument_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("works_for__contained_by", ["economic", "user", "technical", "coach"]),
                            ("works_for__len__gte", 1),
                        ),
                        name="argument_works_for_somebody",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="argument",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "knowledge_argumentevent" ("alarms", "benefit_en", "benefit_ru", "business_lines", "id", "is_active", "kind", "name_en", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_en", "proof_ru", "say_en", "say_ru", "works_for") SELECT new_values."alarms", new_values."benefit_en", new_values."benefit_ru", new_values."business_lines", new_values."id", new_values."is_active", new_values."kind", new_values."name_en", new_values."name_ru", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."proof_en", new_values."proof_ru", new_values."say_en", new_values."say_ru", new_values."works_for" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="93c69c7aba49b1435996f379ca75967012f5b163",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b6f77",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="argument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="argument",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "knowledge_argumentevent" ("alarms", "benefit_en", "benefit_ru", "business_lines", "id", "is_active", "kind", "name_en", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_en", "proof_ru", "say_en", "say_ru", "works_for") VALUES (NEW."alarms", NEW."benefit_en", NEW."benefit_ru", NEW."business_lines", NEW."id", NEW."is_active", NEW."kind", NEW."name_en", NEW."name_ru", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."proof_en", NEW."proof_ru", NEW."say_en", NEW."say_ru", NEW."works_for"); RETURN NULL;',
                    hash="30a31d13a046a354e9a166d00bee2d2fb5c248ad",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4a746",
                    table="argument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="argument",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "knowledge_argumentevent" ("alarms", "benefit_en", "benefit_ru", "business_lines", "id", "is_active", "kind", "name_en", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_en", "proof_ru", "say_en", "say_ru", "works_for") VALUES (OLD."alarms", OLD."benefit_en", OLD."benefit_ru", OLD."business_lines", OLD."id", OLD."is_active", OLD."kind", OLD."name_en", OLD."name_ru", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."proof_en", OLD."proof_ru", OLD."say_en", OLD."say_ru", OLD."works_for"); RETURN NULL;',
                    hash="73cdd2322ab1dc060e2f143a289bb5f144f8461b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_28f7d",
                    table="argument",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="argumentevent",
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
            model_name="argumentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="knowledge.argument",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="argumentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="18868d42b587e8b77e4fe37a2c22d2b0bb83d4ea",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_18857",
                    table="knowledge_argumentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(LAWS),
        migrations.RunSQL(NOT_TRUNCATED),
    ]
