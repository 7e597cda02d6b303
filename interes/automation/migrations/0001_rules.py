"""Rules, what they wait for, their log, and the letters they write."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


NOT_TRUNCATED = """
CREATE TRIGGER {0}_is_not_truncated BEFORE TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""
TABLES = ("automation_ruleevent", "automation_letterevent")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("activities", "0012_first_kinds_of_promises"),
        ("clients", "0022_points_by_sort"),
        ("deals", "0022_whole_places_on_the_map"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=254, verbose_name="e-mail")),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("body", models.TextField(verbose_name="text")),
                ("made_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                (
                    "company",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.company",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deals.deal",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who sends it",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.person",
                    ),
                ),
                (
                    "talk",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.activity",
                    ),
                ),
                (
                    "to_do",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.todo",
                    ),
                ),
            ],
            options={
                "db_table": "letter",
            },
        ),
        migrations.CreateModel(
            name="Rule",
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
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("deal_opened", "a deal is opened"),
                            ("deal_moved", "a deal comes to a stage"),
                            ("deal_stands", "a deal stands in its stage for long"),
                            ("deal_handed_over", "a deal gets another owner"),
                            ("deal_won", "a deal is won"),
                            ("deal_refused", "a deal is refused"),
                            ("deal_came_back", "the day to come back has come"),
                            ("deal_reopened", "a deal is opened again"),
                            ("step_finished", "a step is done"),
                            ("step_late", "a step is late"),
                            ("talk_logged", "a talk is logged"),
                            ("deal_climbed", "a forgotten deal climbs"),
                            ("flag_raised", "a red flag goes up"),
                            ("promise_broken", "a promise is broken"),
                            ("company_created", "a company is written down"),
                        ],
                        max_length=24,
                        verbose_name="when",
                    ),
                ),
                ("given", models.JSONField(blank=True, default=dict, verbose_name="which")),
                ("deal_where", models.TextField(blank=True, verbose_name="if the deal")),
                ("company_where", models.TextField(blank=True, verbose_name="if the company")),
                ("acts", models.JSONField(blank=True, default=list, verbose_name="then")),
                (
                    "stops",
                    models.BooleanField(default=False, verbose_name="no other rule after this one"),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "active_since",
                    models.DateTimeField(blank=True, null=True, verbose_name="switched on"),
                ),
                ("paused_at", models.DateTimeField(blank=True, null=True, verbose_name="paused")),
                (
                    "archived_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="put away"),
                ),
                ("turns", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="with the rights of",
                    ),
                ),
            ],
            options={
                "db_table": "rule",
            },
        ),
        migrations.CreateModel(
            name="Occasion",
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
                        choices=[
                            ("deal_opened", "a deal is opened"),
                            ("deal_moved", "a deal comes to a stage"),
                            ("deal_stands", "a deal stands in its stage for long"),
                            ("deal_handed_over", "a deal gets another owner"),
                            ("deal_won", "a deal is won"),
                            ("deal_refused", "a deal is refused"),
                            ("deal_came_back", "the day to come back has come"),
                            ("deal_reopened", "a deal is opened again"),
                            ("step_finished", "a step is done"),
                            ("step_late", "a step is late"),
                            ("talk_logged", "a talk is logged"),
                            ("deal_climbed", "a forgotten deal climbs"),
                            ("flag_raised", "a red flag goes up"),
                            ("promise_broken", "a promise is broken"),
                            ("company_created", "a company is written down"),
                        ],
                        max_length=24,
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("chain", models.BigIntegerField(null=True)),
                ("depth", models.PositiveSmallIntegerField(default=0)),
                ("once", models.CharField(max_length=80, null=True, unique=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("trouble", models.CharField(blank=True, max_length=200)),
                (
                    "company",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.company",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deals.deal",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="automation.rule",
                    ),
                ),
            ],
            options={
                "db_table": "occasion",
            },
        ),
        migrations.CreateModel(
            name="LetterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("address", models.CharField(blank=True, max_length=254, verbose_name="e-mail")),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("body", models.TextField(verbose_name="text")),
                ("made_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                (
                    "company",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="clients.company",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="deals.deal",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who sends it",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="clients.person",
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
                        to="automation.letter",
                    ),
                ),
                (
                    "talk",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.activity",
                    ),
                ),
                (
                    "to_do",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.todo",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="automation.rule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="letter",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="automation.rule"
            ),
        ),
        migrations.CreateModel(
            name="RuleEvent",
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
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("deal_opened", "a deal is opened"),
                            ("deal_moved", "a deal comes to a stage"),
                            ("deal_stands", "a deal stands in its stage for long"),
                            ("deal_handed_over", "a deal gets another owner"),
                            ("deal_won", "a deal is won"),
                            ("deal_refused", "a deal is refused"),
                            ("deal_came_back", "the day to come back has come"),
                            ("deal_reopened", "a deal is opened again"),
                            ("step_finished", "a step is done"),
                            ("step_late", "a step is late"),
                            ("talk_logged", "a talk is logged"),
                            ("deal_climbed", "a forgotten deal climbs"),
                            ("flag_raised", "a red flag goes up"),
                            ("promise_broken", "a promise is broken"),
                            ("company_created", "a company is written down"),
                        ],
                        max_length=24,
                        verbose_name="when",
                    ),
                ),
                ("given", models.JSONField(blank=True, default=dict, verbose_name="which")),
                ("deal_where", models.TextField(blank=True, verbose_name="if the deal")),
                ("company_where", models.TextField(blank=True, verbose_name="if the company")),
                ("acts", models.JSONField(blank=True, default=list, verbose_name="then")),
                (
                    "stops",
                    models.BooleanField(default=False, verbose_name="no other rule after this one"),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "active_since",
                    models.DateTimeField(blank=True, null=True, verbose_name="switched on"),
                ),
                ("paused_at", models.DateTimeField(blank=True, null=True, verbose_name="paused")),
                (
                    "archived_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="put away"),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="with the rights of",
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
                        to="automation.rule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("chain", models.BigIntegerField()),
                ("depth", models.PositiveSmallIntegerField(default=0)),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("partly", "Done in part"),
                            ("refused", "Refused"),
                            ("held", "Held back"),
                        ],
                        max_length=8,
                    ),
                ),
                ("lines", models.JSONField(default=list)),
                ("number", models.PositiveSmallIntegerField(default=0)),
                ("context", models.UUIDField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "company",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.company",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deals.deal",
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="automation.occasion",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="automation.rule",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "rule_run",
            },
        ),
        migrations.AddIndex(
            model_name="rule",
            index=models.Index(
                condition=models.Q(("active_since__isnull", False)),
                fields=["kind"],
                name="rule_that_is_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("active_since", None), models.Q(("acts", []), _negated=True), _connector="OR"
                ),
                name="rule_that_is_on_does_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(("archived_at", None), ("active_since", None), _connector="OR"),
                name="rule_put_away_is_off",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "automation_ruleevent" ("active_since", "acts", "archived_at", "author_id", "company_where", "deal_where", "given", "id", "kind", "made_at", "name_en", "name_ru", "order", "paused_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stops") SELECT new_values."active_since", new_values."acts", new_values."archived_at", new_values."author_id", new_values."company_where", new_values."deal_where", new_values."given", new_values."id", new_values."kind", new_values."made_at", new_values."name_en", new_values."name_ru", new_values."order", new_values."paused_at", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."stops" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6c4cf24ec8810170c3f0dfd5bfce91ab35383ddc",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c1cfc",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="rule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."active_since" IS DISTINCT FROM (NEW."active_since") OR OLD."acts" IS DISTINCT FROM (NEW."acts") OR OLD."archived_at" IS DISTINCT FROM (NEW."archived_at") OR OLD."author_id" IS DISTINCT FROM (NEW."author_id") OR OLD."company_where" IS DISTINCT FROM (NEW."company_where") OR OLD."deal_where" IS DISTINCT FROM (NEW."deal_where") OR OLD."given" IS DISTINCT FROM (NEW."given") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_ru" IS DISTINCT FROM (NEW."name_ru") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."paused_at" IS DISTINCT FROM (NEW."paused_at") OR OLD."stops" IS DISTINCT FROM (NEW."stops"))',
                    func='INSERT INTO "automation_ruleevent" ("active_since", "acts", "archived_at", "author_id", "company_where", "deal_where", "given", "id", "kind", "made_at", "name_en", "name_ru", "order", "paused_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stops") VALUES (NEW."active_since", NEW."acts", NEW."archived_at", NEW."author_id", NEW."company_where", NEW."deal_where", NEW."given", NEW."id", NEW."kind", NEW."made_at", NEW."name_en", NEW."name_ru", NEW."order", NEW."paused_at", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."stops"); RETURN NULL;',
                    hash="74a90a1fcedfa75c68685e111bdc1dc39c7fa45b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a0352",
                    table="rule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "automation_ruleevent" ("active_since", "acts", "archived_at", "author_id", "company_where", "deal_where", "given", "id", "kind", "made_at", "name_en", "name_ru", "order", "paused_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stops") VALUES (OLD."active_since", OLD."acts", OLD."archived_at", OLD."author_id", OLD."company_where", OLD."deal_where", OLD."given", OLD."id", OLD."kind", OLD."made_at", OLD."name_en", OLD."name_ru", OLD."order", OLD."paused_at", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."stops"); RETURN NULL;',
                    hash="f6b576d9b8072630ceef2a1009bc9de05ad52e77",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4ea7d",
                    table="rule",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="occasion",
            index=models.Index(
                condition=models.Q(("done_at", None)), fields=["id"], name="occasion_to_do"
            ),
        ),
        migrations.AddConstraint(
            model_name="occasion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("deal__isnull", False), ("company__isnull", False), _connector="OR"
                ),
                name="occasion_is_about_a_record",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letterevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6fdba91a25cb281d082311ae28345037b7437cde",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4d26a",
                    table="automation_letterevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["owner", "-id"], name="letter_of_owner"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["deal", "-id"], name="letter_of_deal"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sent_at", None), ("talk", None)),
                    models.Q(("sent_at__isnull", False), ("talk__isnull", False)),
                    _connector="OR",
                ),
                name="letter_sent_is_logged",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "automation_letterevent" ("address", "body", "company_id", "deal_id", "id", "made_at", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "sent_at", "subject", "talk_id", "to_do_id") SELECT new_values."address", new_values."body", new_values."company_id", new_values."deal_id", new_values."id", new_values."made_at", new_values."owner_id", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."rule_id", new_values."sent_at", new_values."subject", new_values."talk_id", new_values."to_do_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ca4978a190defa7a728df2163b0e537bf7c747b1",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a6e68",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "automation_letterevent" ("address", "body", "company_id", "deal_id", "id", "made_at", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "sent_at", "subject", "talk_id", "to_do_id") VALUES (NEW."address", NEW."body", NEW."company_id", NEW."deal_id", NEW."id", NEW."made_at", NEW."owner_id", NEW."person_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."rule_id", NEW."sent_at", NEW."subject", NEW."talk_id", NEW."to_do_id"); RETURN NULL;',
                    hash="96ebf9ee6e709fdcea69a6bfc1b81f4a15994ba9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1aea8",
                    table="letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "automation_letterevent" ("address", "body", "company_id", "deal_id", "id", "made_at", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "sent_at", "subject", "talk_id", "to_do_id") VALUES (OLD."address", OLD."body", OLD."company_id", OLD."deal_id", OLD."id", OLD."made_at", OLD."owner_id", OLD."person_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."rule_id", OLD."sent_at", OLD."subject", OLD."talk_id", OLD."to_do_id"); RETURN NULL;',
                    hash="ede9ac2a4d8ba3ef194d48dc7d908a3f87730376",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3b5ff",
                    table="letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ca865ac4181af51cb573120057e66047f334db21",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5b19c",
                    table="automation_ruleevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="run",
            index=models.Index(fields=["-id"], name="rule_run_newest"),
        ),
        migrations.AddIndex(
            model_name="run",
            index=models.Index(fields=["rule", "-id"], name="rule_run_of_rule"),
        ),
        migrations.AddIndex(
            model_name="run",
            index=models.Index(fields=["deal", "-at"], name="rule_run_of_deal"),
        ),
        migrations.AddIndex(
            model_name="run",
            index=models.Index(fields=["company", "-at"], name="rule_run_of_company"),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "held"), _negated=True),
                fields=("chain", "rule", "deal", "company"),
                name="rule_run_once_a_chain",
                nulls_distinct=False,
            ),
        ),
        migrations.RunSQL([NOT_TRUNCATED.format(table) for table in TABLES]),
    ]
