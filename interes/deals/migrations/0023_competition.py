"""Competition of a deal: rivals with what is known of them, and how strong each is in a deal."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


# What was won against a rival was won in an ending of the same deal.
OF_ITS_DEAL = """
ALTER TABLE deal_rival
    ADD CONSTRAINT deal_rival_is_beaten_in_its_deal
        FOREIGN KEY (beaten_in_id, deal_id) REFERENCES closure (id, deal_id)
        DEFERRABLE INITIALLY DEFERRED;
"""
NOT_TRUNCATED = """
CREATE TRIGGER deals_dealrivalevent_is_not_truncated BEFORE TRUNCATE ON deals_dealrivalevent
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0022_points_by_sort"),
        ("deals", "0022_whole_places_on_the_map"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DealRival",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("leading", "Stronger than us"),
                            ("equal", "Level with us"),
                            ("weak", "Weaker than us"),
                        ],
                        db_default="",
                        default="",
                        max_length=7,
                        verbose_name="how strong",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=16,
                        null=True,
                        verbose_name="their sum",
                    ),
                ),
                (
                    "currency",
                    models.CharField(default="RUB", max_length=3, verbose_name="currency"),
                ),
                (
                    "terms",
                    models.TextField(
                        blank=True, db_default="", default="", verbose_name="their terms"
                    ),
                ),
                (
                    "evidence",
                    models.TextField(
                        blank=True, db_default="", default="", verbose_name="how we know"
                    ),
                ),
                ("since", models.DateField(verbose_name="since")),
            ],
            options={
                "db_table": "deal_rival",
            },
        ),
        migrations.CreateModel(
            name="DealRivalEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "standing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("leading", "Stronger than us"),
                            ("equal", "Level with us"),
                            ("weak", "Weaker than us"),
                        ],
                        db_default="",
                        default="",
                        max_length=7,
                        verbose_name="how strong",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=16,
                        null=True,
                        verbose_name="their sum",
                    ),
                ),
                (
                    "currency",
                    models.CharField(default="RUB", max_length=3, verbose_name="currency"),
                ),
                (
                    "terms",
                    models.TextField(
                        blank=True, db_default="", default="", verbose_name="their terms"
                    ),
                ),
                (
                    "evidence",
                    models.TextField(
                        blank=True, db_default="", default="", verbose_name="how we know"
                    ),
                ),
                ("since", models.DateField(verbose_name="since")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="rival",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="rival",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="rival",
            name="insert_insert",
        ),
        migrations.AddField(
            model_name="rival",
            name="company",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="clients.company",
            ),
        ),
        migrations.AddField(
            model_name="rival",
            name="how_we_win",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="how we win"
            ),
        ),
        migrations.AddField(
            model_name="rival",
            name="is_active",
            field=models.BooleanField(db_default=True, default=True, verbose_name="in use"),
        ),
        migrations.AddField(
            model_name="rival",
            name="kind",
            field=models.CharField(
                choices=[
                    ("supplier", "Another supplier"),
                    ("nothing", "Doing nothing"),
                    ("budget", "Another use of the budget"),
                    ("in_house", "Their own people"),
                ],
                db_default="supplier",
                default="supplier",
                max_length=8,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="rival",
            name="name_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=160,
                verbose_name="name in English",
            ),
        ),
        migrations.AddField(
            model_name="rival",
            name="strengths",
            field=models.TextField(blank=True, db_default="", default="", verbose_name="strengths"),
        ),
        migrations.AddField(
            model_name="rival",
            name="weaknesses",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="weaknesses"
            ),
        ),
        migrations.AddField(
            model_name="rivalevent",
            name="company",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="clients.company",
            ),
        ),
        migrations.AddField(
            model_name="rivalevent",
            name="how_we_win",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="how we win"
            ),
        ),
        migrations.AddField(
            model_name="rivalevent",
            name="is_active",
            field=models.BooleanField(db_default=True, default=True, verbose_name="in use"),
        ),
        migrations.AddField(
            model_name="rivalevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("supplier", "Another supplier"),
                    ("nothing", "Doing nothing"),
                    ("budget", "Another use of the budget"),
                    ("in_house", "Their own people"),
                ],
                db_default="supplier",
                default="supplier",
                max_length=8,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="rivalevent",
            name="name_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=160,
                verbose_name="name in English",
            ),
        ),
        migrations.AddField(
            model_name="rivalevent",
            name="strengths",
            field=models.TextField(blank=True, db_default="", default="", verbose_name="strengths"),
        ),
        migrations.AddField(
            model_name="rivalevent",
            name="weaknesses",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="weaknesses"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rival",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "deals_rivalevent" ("company_id", "how_we_win", "id", "is_active", "kind", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "strengths", "weaknesses") SELECT new_values."company_id", new_values."how_we_win", new_values."id", new_values."is_active", new_values."kind", new_values."name", new_values."name_en", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."strengths", new_values."weaknesses" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4a09d3aded6949d00b812c1e10eba3e92a0a3e93",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7771f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="rival",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rival",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deals_rivalevent" ("company_id", "how_we_win", "id", "is_active", "kind", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "strengths", "weaknesses") VALUES (NEW."company_id", NEW."how_we_win", NEW."id", NEW."is_active", NEW."kind", NEW."name", NEW."name_en", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."strengths", NEW."weaknesses"); RETURN NULL;',
                    hash="9ba8391fd5a534bb1b98aa3959f01849bb4e1ae5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bb9d5",
                    table="rival",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rival",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deals_rivalevent" ("company_id", "how_we_win", "id", "is_active", "kind", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "strengths", "weaknesses") VALUES (OLD."company_id", OLD."how_we_win", OLD."id", OLD."is_active", OLD."kind", OLD."name", OLD."name_en", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."strengths", OLD."weaknesses"); RETURN NULL;',
                    hash="c97ddae0dc19481ca328903add02fddf5872b8e3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_02f4f",
                    table="rival",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="closure",
            constraint=models.UniqueConstraint(fields=("id", "deal"), name="closure_of_deal"),
        ),
        migrations.AddConstraint(
            model_name="rival",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["supplier", "nothing", "budget", "in_house"])),
                name="rival_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rival",
            constraint=models.CheckConstraint(
                condition=models.Q(("company", None), ("kind", "supplier"), _connector="OR"),
                name="rival_company_is_a_supplier",
            ),
        ),
        migrations.AddConstraint(
            model_name="rival",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="rival_has_a_name"
            ),
        ),
        migrations.AddField(
            model_name="dealrival",
            name="beaten_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="beaten",
                to="deals.closure",
            ),
        ),
        migrations.AddField(
            model_name="dealrival",
            name="deal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rivals", to="deals.deal"
            ),
        ),
        migrations.AddField(
            model_name="dealrival",
            name="rival",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="deals", to="deals.rival"
            ),
        ),
        migrations.AddField(
            model_name="dealrivalevent",
            name="beaten_in",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="deals.closure",
            ),
        ),
        migrations.AddField(
            model_name="dealrivalevent",
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
            model_name="dealrivalevent",
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
            model_name="dealrivalevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="deals.dealrival",
            ),
        ),
        migrations.AddField(
            model_name="dealrivalevent",
            name="rival",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="deals.rival",
            ),
        ),
        migrations.AddConstraint(
            model_name="dealrival",
            constraint=models.UniqueConstraint(fields=("deal", "rival"), name="deal_rival_once"),
        ),
        migrations.AddConstraint(
            model_name="dealrival",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__in", ["", "leading", "equal", "weak"])),
                name="deal_rival_standing_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="dealrival",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", None), ("amount__gte", 0), _connector="OR"),
                name="deal_rival_sum_is_not_negative",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dealrival",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "deals_dealrivalevent" ("amount", "beaten_in_id", "currency", "deal_id", "evidence", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rival_id", "since", "standing", "terms") SELECT new_values."amount", new_values."beaten_in_id", new_values."currency", new_values."deal_id", new_values."evidence", new_values."id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."rival_id", new_values."since", new_values."standing", new_values."terms" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="cdc52eb4bf8b82055cca212da87480e368292876",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3c226",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="deal_rival",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dealrival",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deals_dealrivalevent" ("amount", "beaten_in_id", "currency", "deal_id", "evidence", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rival_id", "since", "standing", "terms") VALUES (NEW."amount", NEW."beaten_in_id", NEW."currency", NEW."deal_id", NEW."evidence", NEW."id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."rival_id", NEW."since", NEW."standing", NEW."terms"); RETURN NULL;',
                    hash="bbff0093a2960761cd07eb4f154578a8819b77f1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2dc03",
                    table="deal_rival",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dealrival",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deals_dealrivalevent" ("amount", "beaten_in_id", "currency", "deal_id", "evidence", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rival_id", "since", "standing", "terms") VALUES (OLD."amount", OLD."beaten_in_id", OLD."currency", OLD."deal_id", OLD."evidence", OLD."id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."rival_id", OLD."since", OLD."standing", OLD."terms"); RETURN NULL;',
                    hash="44e1ac587f62d0556c826ae0f9630d0e1bfb13b8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4e7f2",
                    table="deal_rival",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dealrivalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="136648a5f1ce8b887730dc81d3ba2dd4e50d05cf",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_faaf6",
                    table="deals_dealrivalevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL([OF_ITS_DEAL, NOT_TRUNCATED]),
    ]
