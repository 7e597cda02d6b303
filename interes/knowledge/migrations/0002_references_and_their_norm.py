"""Cases told with the name or without it, and how often a client may be named."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


NOT_TRUNCATED = """
CREATE TRIGGER {0}_is_not_truncated BEFORE TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""
TABLES = ("knowledge_caseevent", "knowledge_referencenormevent")


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0022_points_by_sort"),
        ("knowledge", "0001_arguments"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReferenceNormEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("most", models.PositiveSmallIntegerField(default=4, verbose_name="named at most")),
                ("days", models.PositiveSmallIntegerField(default=90, verbose_name="within days")),
                ("is_only", models.BooleanField(default=True, editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="what was done")),
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
                ("open_wording", models.TextField(verbose_name="with the name")),
                ("anonymous_wording", models.TextField(verbose_name="without the name")),
                (
                    "figures",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=300,
                        verbose_name="figures",
                    ),
                ),
                (
                    "may_be_named",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="may be named"
                    ),
                ),
                (
                    "consent_on",
                    models.DateField(blank=True, null=True, verbose_name="consent given on"),
                ),
                (
                    "consent_by",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=160,
                        verbose_name="consent given by",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(db_default=True, default=True, verbose_name="in use"),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.company",
                    ),
                ),
            ],
            options={
                "db_table": "reference_case",
            },
        ),
        migrations.CreateModel(
            name="CaseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=160, verbose_name="what was done")),
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
                ("open_wording", models.TextField(verbose_name="with the name")),
                ("anonymous_wording", models.TextField(verbose_name="without the name")),
                (
                    "figures",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=300,
                        verbose_name="figures",
                    ),
                ),
                (
                    "may_be_named",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="may be named"
                    ),
                ),
                (
                    "consent_on",
                    models.DateField(blank=True, null=True, verbose_name="consent given on"),
                ),
                (
                    "consent_by",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=160,
                        verbose_name="consent given by",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(db_default=True, default=True, verbose_name="in use"),
                ),
                (
                    "company",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="clients.company",
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
                        to="knowledge.case",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReferenceNorm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("most", models.PositiveSmallIntegerField(default=4, verbose_name="named at most")),
                ("days", models.PositiveSmallIntegerField(default=90, verbose_name="within days")),
                ("is_only", models.BooleanField(default=True, editable=False)),
            ],
            options={
                "db_table": "reference_norm",
                "constraints": [
                    models.UniqueConstraint(fields=("is_only",), name="reference_norm_once"),
                    models.CheckConstraint(
                        condition=models.Q(("is_only", True)), name="reference_norm_is_the_only_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("days__gte", 1),
                            ("days__lte", 1000),
                            ("most__gte", 1),
                            ("most__lte", 1000),
                        ),
                        name="reference_norm_is_sane",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencenorm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "knowledge_referencenormevent" ("days", "id", "is_only", "most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."days", new_values."id", new_values."is_only", new_values."most", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ddeb7b8e06f750081b5bd19d22f07f756907197f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f2400",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="reference_norm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencenorm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "knowledge_referencenormevent" ("days", "id", "is_only", "most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."days", NEW."id", NEW."is_only", NEW."most", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id"); RETURN NULL;',
                    hash="03a603ae1343d0914310e5636d497458105da7d1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8cba7",
                    table="reference_norm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencenorm",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "knowledge_referencenormevent" ("days", "id", "is_only", "most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."days", OLD."id", OLD."is_only", OLD."most", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="f598d9f9d9f18ad50b57f0c9a7c66e1cab47d947",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c43e0",
                    table="reference_norm",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="referencenormevent",
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
            model_name="referencenormevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="knowledge.referencenorm",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("open_wording", ""), _negated=True),
                    models.Q(("anonymous_wording", ""), _negated=True),
                ),
                name="reference_case_has_both_wordings",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("may_be_named", False),
                    models.Q(
                        ("consent_on__isnull", False),
                        ("may_be_named", True),
                        models.Q(("consent_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="reference_case_is_named_by_consent",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "knowledge_caseevent" ("anonymous_wording", "business_lines", "company_id", "consent_by", "consent_on", "figures", "id", "is_active", "may_be_named", "open_wording", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") SELECT new_values."anonymous_wording", new_values."business_lines", new_values."company_id", new_values."consent_by", new_values."consent_on", new_values."figures", new_values."id", new_values."is_active", new_values."may_be_named", new_values."open_wording", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="104e1fadd9c6fec334b64e9b6a0766abbf98855d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_457e5",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="reference_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "knowledge_caseevent" ("anonymous_wording", "business_lines", "company_id", "consent_by", "consent_on", "figures", "id", "is_active", "may_be_named", "open_wording", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."anonymous_wording", NEW."business_lines", NEW."company_id", NEW."consent_by", NEW."consent_on", NEW."figures", NEW."id", NEW."is_active", NEW."may_be_named", NEW."open_wording", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."title"); RETURN NULL;',
                    hash="62a28b9140fbcb53a1a3baea91fd90b892470b6e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7bcc8",
                    table="reference_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "knowledge_caseevent" ("anonymous_wording", "business_lines", "company_id", "consent_by", "consent_on", "figures", "id", "is_active", "may_be_named", "open_wording", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (OLD."anonymous_wording", OLD."business_lines", OLD."company_id", OLD."consent_by", OLD."consent_on", OLD."figures", OLD."id", OLD."is_active", OLD."may_be_named", OLD."open_wording", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."title"); RETURN NULL;',
                    hash="6a5a30d946bafccedc0b1fa8ec4c9636a026995a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b1825",
                    table="reference_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8d9c2ac114e0a19d144f3eab070b7a639b70cf70",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b9a56",
                    table="knowledge_caseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencenormevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="00cfdc8c2f2012f156e27c8aadee0da5a146a919",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c1dba",
                    table="knowledge_referencenormevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL([NOT_TRUNCATED.format(table) for table in TABLES]),
    ]
