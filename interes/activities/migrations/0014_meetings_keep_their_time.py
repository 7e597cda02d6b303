"""A meeting that was held or dropped still says when it was to be."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0013_meetings"),
        ("deals", "0028_norms_of_flags"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="meeting",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="meeting",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="meeting",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="meeting",
            name="was_due_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="when"),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="was_due_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="when"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_meetingevent" ("activity_id", "address", "agenda", "because", "by_id", "checklist", "deal_id", "ended_at", "goal", "held_place", "id", "is_ours_offered", "kind", "lasts", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "removed_at", "result", "state", "step_id", "to_do_id", "was_due_at") SELECT new_values."activity_id", new_values."address", new_values."agenda", new_values."because", new_values."by_id", new_values."checklist", new_values."deal_id", new_values."ended_at", new_values."goal", new_values."held_place", new_values."id", new_values."is_ours_offered", new_values."kind", new_values."lasts", new_values."made_at", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."place", new_values."removed_at", new_values."result", new_values."state", new_values."step_id", new_values."to_do_id", new_values."was_due_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="91eb5be9ea4562c4f91aef516b8c71ae943b8faf",
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
                    condition='WHEN (OLD."activity_id" IS DISTINCT FROM (NEW."activity_id") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."agenda" IS DISTINCT FROM (NEW."agenda") OR OLD."because" IS DISTINCT FROM (NEW."because") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."checklist" IS DISTINCT FROM (NEW."checklist") OR OLD."deal_id" IS DISTINCT FROM (NEW."deal_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."goal" IS DISTINCT FROM (NEW."goal") OR OLD."held_place" IS DISTINCT FROM (NEW."held_place") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_ours_offered" IS DISTINCT FROM (NEW."is_ours_offered") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lasts" IS DISTINCT FROM (NEW."lasts") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."removed_at" IS DISTINCT FROM (NEW."removed_at") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."step_id" IS DISTINCT FROM (NEW."step_id") OR OLD."to_do_id" IS DISTINCT FROM (NEW."to_do_id") OR OLD."was_due_at" IS DISTINCT FROM (NEW."was_due_at"))',
                    func='INSERT INTO "activities_meetingevent" ("activity_id", "address", "agenda", "because", "by_id", "checklist", "deal_id", "ended_at", "goal", "held_place", "id", "is_ours_offered", "kind", "lasts", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "removed_at", "result", "state", "step_id", "to_do_id", "was_due_at") VALUES (NEW."activity_id", NEW."address", NEW."agenda", NEW."because", NEW."by_id", NEW."checklist", NEW."deal_id", NEW."ended_at", NEW."goal", NEW."held_place", NEW."id", NEW."is_ours_offered", NEW."kind", NEW."lasts", NEW."made_at", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."place", NEW."removed_at", NEW."result", NEW."state", NEW."step_id", NEW."to_do_id", NEW."was_due_at"); RETURN NULL;',
                    hash="7db426fdaf81b29ccb31c0a26b3105c05df51740",
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
                    func='INSERT INTO "activities_meetingevent" ("activity_id", "address", "agenda", "because", "by_id", "checklist", "deal_id", "ended_at", "goal", "held_place", "id", "is_ours_offered", "kind", "lasts", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "removed_at", "result", "state", "step_id", "to_do_id", "was_due_at") VALUES (OLD."activity_id", OLD."address", OLD."agenda", OLD."because", OLD."by_id", OLD."checklist", OLD."deal_id", OLD."ended_at", OLD."goal", OLD."held_place", OLD."id", OLD."is_ours_offered", OLD."kind", OLD."lasts", OLD."made_at", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."place", OLD."removed_at", OLD."result", OLD."state", OLD."step_id", OLD."to_do_id", OLD."was_due_at"); RETURN NULL;',
                    hash="f49d9bede0d5f4dbc3e4792ea7b62c43f9e5604a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_01af5",
                    table="meeting",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("was_due_at", None)),
                    models.Q(("ended_at__isnull", False), ("was_due_at__isnull", False)),
                    _connector="OR",
                ),
                name="meeting_that_ended_keeps_its_time",
            ),
        ),
    ]
