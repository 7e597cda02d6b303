"""Presentations, meetings and demonstrations: who comes, what we say, what came of it (M5.3)."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

NOT_TRUNCATED = """
CREATE TRIGGER {0}_is_not_truncated BEFORE TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""
TABLES = (
    "activities_meetingevent",
    "activities_meetingguestevent",
    "activities_meetingargumentevent",
)


class Migration(migrations.Migration):
    """Three tables with their history."""

    dependencies = [
        ("activities", "0012_first_kinds_of_promises"),
        ("clients", "0022_points_by_sort"),
        ("deals", "0028_norms_of_flags"),
        ("knowledge", "0001_arguments"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "removed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="removed"
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("presentation", "Presentation"),
                            ("demonstration", "Demonstration"),
                        ],
                        default="meeting",
                        max_length=13,
                        verbose_name="kind",
                    ),
                ),
                ("goal", models.CharField(blank=True, max_length=250, verbose_name="goal")),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("ours", "At our office"),
                            ("client", "At the client's"),
                            ("online", "Online"),
                            ("other", "Elsewhere"),
                        ],
                        default="ours",
                        max_length=6,
                        verbose_name="place",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                (
                    "is_ours_offered",
                    models.BooleanField(default=False, verbose_name="our place was offered"),
                ),
                ("lasts", models.PositiveSmallIntegerField(default=60, verbose_name="minutes")),
                ("agenda", models.TextField(blank=True, verbose_name="agenda")),
                ("checklist", models.JSONField(blank=True, default=list, verbose_name="checklist")),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planned"), ("held", "Held"), ("dropped", "Dropped")],
                        default="planned",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                ("result", models.TextField(blank=True, verbose_name="minutes of the meeting")),
                (
                    "held_place",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ours", "At our office"),
                            ("client", "At the client's"),
                            ("online", "Online"),
                            ("other", "Elsewhere"),
                        ],
                        max_length=6,
                        verbose_name="place it was at",
                    ),
                ),
                (
                    "because",
                    models.CharField(blank=True, max_length=200, verbose_name="why it was dropped"),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.activity",
                        verbose_name="the talk",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "step",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deals.step",
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
                "db_table": "meeting",
            },
        ),
        migrations.CreateModel(
            name="MeetingArgument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "argument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="knowledge.argument",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arguments",
                        to="activities.meeting",
                    ),
                ),
            ],
            options={
                "db_table": "meeting_argument",
            },
        ),
        migrations.CreateModel(
            name="MeetingArgumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "argument",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="knowledge.argument",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.meeting",
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
                        to="activities.meetingargument",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeetingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "removed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="removed"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("presentation", "Presentation"),
                            ("demonstration", "Demonstration"),
                        ],
                        default="meeting",
                        max_length=13,
                        verbose_name="kind",
                    ),
                ),
                ("goal", models.CharField(blank=True, max_length=250, verbose_name="goal")),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("ours", "At our office"),
                            ("client", "At the client's"),
                            ("online", "Online"),
                            ("other", "Elsewhere"),
                        ],
                        default="ours",
                        max_length=6,
                        verbose_name="place",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                (
                    "is_ours_offered",
                    models.BooleanField(default=False, verbose_name="our place was offered"),
                ),
                ("lasts", models.PositiveSmallIntegerField(default=60, verbose_name="minutes")),
                ("agenda", models.TextField(blank=True, verbose_name="agenda")),
                ("checklist", models.JSONField(blank=True, default=list, verbose_name="checklist")),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planned"), ("held", "Held"), ("dropped", "Dropped")],
                        default="planned",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                ("result", models.TextField(blank=True, verbose_name="minutes of the meeting")),
                (
                    "held_place",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ours", "At our office"),
                            ("client", "At the client's"),
                            ("online", "Online"),
                            ("other", "Elsewhere"),
                        ],
                        max_length=6,
                        verbose_name="place it was at",
                    ),
                ),
                (
                    "because",
                    models.CharField(blank=True, max_length=200, verbose_name="why it was dropped"),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.activity",
                        verbose_name="the talk",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="activities.meeting",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="deals.step",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeetingGuest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was_there", models.BooleanField(blank=True, null=True, verbose_name="was there")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guests",
                        to="activities.meeting",
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
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "meeting_guest",
            },
        ),
        migrations.CreateModel(
            name="MeetingGuestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("was_there", models.BooleanField(blank=True, null=True, verbose_name="was there")),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.meeting",
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
                        to="activities.meetingguest",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["deal", "-id"], name="meeting_of_deal"),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["step"], name="meeting_by_step"),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(
                condition=models.Q(("removed_at__isnull", False)),
                fields=["-removed_at", "-id"],
                name="meeting_removed",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("step__isnull", False), ("to_do", None)),
                    models.Q(("step", None), ("to_do__isnull", False)),
                    _connector="OR",
                ),
                name="meeting_has_one_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("because", ""),
                        ("ended_at", None),
                        ("held_place", ""),
                        ("result", ""),
                        ("state", "planned"),
                    ),
                    models.Q(
                        ("because", ""),
                        ("ended_at__isnull", False),
                        ("state", "held"),
                        models.Q(("result", ""), _negated=True),
                        models.Q(("held_place", ""), _negated=True),
                    ),
                    models.Q(
                        ("ended_at__isnull", False),
                        ("held_place", ""),
                        ("result", ""),
                        ("state", "dropped"),
                    ),
                    _connector="OR",
                ),
                name="meeting_ended_iff_not_planned",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None), ("state", "planned")),
                fields=("step",),
                name="meeting_of_a_step_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(fields=("to_do",), name="meeting_of_a_to_do_once"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("lasts__gte", 5), ("lasts__lte", 1440)),
                name="meeting_lasts_a_sane_time",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="next_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.version = OLD.version + 1; RETURN NEW;",
                    hash="f243d36698d6abff14db21e365edfea0dfe97091",
                    operation="UPDATE",
                    pgid="pgtrigger_next_version_4d5a6",
                    table="meeting",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_meetingevent" ("activity_id", "address", "agenda", "because", "by_id", "checklist", "deal_id", "ended_at", "goal", "held_place", "id", "is_ours_offered", "kind", "lasts", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "removed_at", "result", "state", "step_id", "to_do_id") SELECT new_values."activity_id", new_values."address", new_values."agenda", new_values."because", new_values."by_id", new_values."checklist", new_values."deal_id", new_values."ended_at", new_values."goal", new_values."held_place", new_values."id", new_values."is_ours_offered", new_values."kind", new_values."lasts", new_values."made_at", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."place", new_values."removed_at", new_values."result", new_values."state", new_values."step_id", new_values."to_do_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e30cd6def4178c92b5cdf58b341d00c82644746a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f49c4",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."activity_id" IS DISTINCT FROM (NEW."activity_id") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."agenda" IS DISTINCT FROM (NEW."agenda") OR OLD."because" IS DISTINCT FROM (NEW."because") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."checklist" IS DISTINCT FROM (NEW."checklist") OR OLD."deal_id" IS DISTINCT FROM (NEW."deal_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."goal" IS DISTINCT FROM (NEW."goal") OR OLD."held_place" IS DISTINCT FROM (NEW."held_place") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_ours_offered" IS DISTINCT FROM (NEW."is_ours_offered") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lasts" IS DISTINCT FROM (NEW."lasts") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."removed_at" IS DISTINCT FROM (NEW."removed_at") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."step_id" IS DISTINCT FROM (NEW."step_id") OR OLD."to_do_id" IS DISTINCT FROM (NEW."to_do_id"))',
                    func='INSERT INTO "activities_meetingevent" ("activity_id", "address", "agenda", "because", "by_id", "checklist", "deal_id", "ended_at", "goal", "held_place", "id", "is_ours_offered", "kind", "lasts", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "removed_at", "result", "state", "step_id", "to_do_id") VALUES (NEW."activity_id", NEW."address", NEW."agenda", NEW."because", NEW."by_id", NEW."checklist", NEW."deal_id", NEW."ended_at", NEW."goal", NEW."held_place", NEW."id", NEW."is_ours_offered", NEW."kind", NEW."lasts", NEW."made_at", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."place", NEW."removed_at", NEW."result", NEW."state", NEW."step_id", NEW."to_do_id"); RETURN NULL;',
                    hash="9b760e6dc25de3b5f7eeb88f74c69173a958d6a3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_157a8",
                    table="meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_meetingevent" ("activity_id", "address", "agenda", "because", "by_id", "checklist", "deal_id", "ended_at", "goal", "held_place", "id", "is_ours_offered", "kind", "lasts", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "removed_at", "result", "state", "step_id", "to_do_id") VALUES (OLD."activity_id", OLD."address", OLD."agenda", OLD."because", OLD."by_id", OLD."checklist", OLD."deal_id", OLD."ended_at", OLD."goal", OLD."held_place", OLD."id", OLD."is_ours_offered", OLD."kind", OLD."lasts", OLD."made_at", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."place", OLD."removed_at", OLD."result", OLD."state", OLD."step_id", OLD."to_do_id"); RETURN NULL;',
                    hash="1d614445585c74393be5a75bcd3fa4ce80cec697",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_01af5",
                    table="meeting",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingargument",
            constraint=models.UniqueConstraint(
                fields=("meeting", "argument"), name="meeting_argument_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingargument",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_meetingargumentevent" ("argument_id", "id", "meeting_id", "note", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."argument_id", new_values."id", new_values."meeting_id", new_values."note", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="14ac79f0e795c6af1de083f5d7a735703b4c7258",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a0a2c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="meeting_argument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingargument",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_meetingargumentevent" ("argument_id", "id", "meeting_id", "note", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."argument_id", NEW."id", NEW."meeting_id", NEW."note", NEW."order", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id"); RETURN NULL;',
                    hash="7959dc84650c8e5ffeb1bc0a9f5f5a80e9ea865d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9d2f2",
                    table="meeting_argument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingargument",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_meetingargumentevent" ("argument_id", "id", "meeting_id", "note", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."argument_id", OLD."id", OLD."meeting_id", OLD."note", OLD."order", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="4ad0aa60c20770b839af7a205becc208268ad682",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0a483",
                    table="meeting_argument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingargumentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bfefaecac25b2abbd1747518fffaaf54c4b27aee",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3cb24",
                    table="activities_meetingargumentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="19e334668563befbd935cda752e63787a5e48a39",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_565f4",
                    table="activities_meetingevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingguest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("person__isnull", False), ("user", None)),
                    models.Q(("person", None), ("user__isnull", False)),
                    _connector="OR",
                ),
                name="meeting_guest_is_theirs_or_ours",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingguest",
            constraint=models.UniqueConstraint(
                fields=("meeting", "person"), name="meeting_person_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingguest",
            constraint=models.UniqueConstraint(
                fields=("meeting", "user"), name="meeting_user_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingguest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_meetingguestevent" ("id", "meeting_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "was_there") SELECT new_values."id", new_values."meeting_id", new_values."person_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."user_id", new_values."was_there" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5b37c80a5cf496030eb4a40f1049aa7980503275",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_35e14",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="meeting_guest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingguest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "activities_meetingguestevent" ("id", "meeting_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "was_there") VALUES (NEW."id", NEW."meeting_id", NEW."person_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."user_id", NEW."was_there"); RETURN NULL;',
                    hash="b39b9469b0ad42aeaa334ab17a7c6bec268ecc7c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d2ccb",
                    table="meeting_guest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingguest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "activities_meetingguestevent" ("id", "meeting_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "was_there") VALUES (OLD."id", OLD."meeting_id", OLD."person_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."user_id", OLD."was_there"); RETURN NULL;',
                    hash="d8148b1a9478195739f2fac9641d988fe1c18d3d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fd994",
                    table="meeting_guest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meetingguestevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="81d2a41278e1dc2b3ec0514b407df645fad5e6ed",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0dbd3",
                    table="activities_meetingguestevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL([NOT_TRUNCATED.format(table) for table in TABLES]),
    ]
