"""Endings and moves that were taken back: the rows stay, and say that it did not happen."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


MOVES = """
CREATE OR REPLACE FUNCTION deal_keep_stage_move() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    came_from bigint := NULL;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        came_from := OLD.stage_id;
        IF current_setting('interes.undoing', true) = 'yes' THEN
            -- An undo makes no move: what came after the old state did not happen, and a move
            -- that was taken back did happen after all.
            UPDATE stage_move SET undone_at = NULL
            WHERE deal_id = NEW.id AND to_stage_id = NEW.stage_id AND at = NEW.stage_since
              AND undone_at IS NOT NULL;
            UPDATE stage_move SET undone_at = clock_timestamp()
            WHERE deal_id = NEW.id AND at > NEW.stage_since AND undone_at IS NULL;
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO stage_move (deal_id, from_stage_id, to_stage_id, at, by_id)
    VALUES (
        NEW.id, came_from, NEW.stage_id, NEW.stage_since,
        (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint
    );
    RETURN NULL;
END $$;

DROP TRIGGER stage_move_stays ON stage_move;
CREATE TRIGGER stage_move_stays
    BEFORE DELETE OR UPDATE OF id, deal_id, from_stage_id, to_stage_id, at, by_id ON stage_move
    FOR EACH ROW EXECUTE FUNCTION deal_history_stays();
"""


class Migration(migrations.Migration):
    """Forward only: what happened stays kept."""

    dependencies = [
        ("deals", "0012_custom_is_typed"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="closure",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="closure",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="closure",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="closure",
            name="undone_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="closureevent",
            name="undone_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="stagemove",
            name="undone_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deals_closureevent" ("at", "by_id", "come_back_date", "deal_id", "id", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_id", "rival_id", "undone_at") VALUES (NEW."at", NEW."by_id", NEW."come_back_date", NEW."deal_id", NEW."id", NEW."note", NEW."outcome", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."reason_id", NEW."rival_id", NEW."undone_at"); RETURN NULL;',
                    hash="3747dd5d4acbb5d18e4210ee202e0f685cd48600",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bcaf9",
                    table="closure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deals_closureevent" ("at", "by_id", "come_back_date", "deal_id", "id", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_id", "rival_id", "undone_at") VALUES (NEW."at", NEW."by_id", NEW."come_back_date", NEW."deal_id", NEW."id", NEW."note", NEW."outcome", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."reason_id", NEW."rival_id", NEW."undone_at"); RETURN NULL;',
                    hash="46a5a4e1c217c55d9d0bd5d7438e4af206063aac",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7dd06",
                    table="closure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deals_closureevent" ("at", "by_id", "come_back_date", "deal_id", "id", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_id", "rival_id", "undone_at") VALUES (OLD."at", OLD."by_id", OLD."come_back_date", OLD."deal_id", OLD."id", OLD."note", OLD."outcome", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."reason_id", OLD."rival_id", OLD."undone_at"); RETURN NULL;',
                    hash="8cb5ea228d804ef8712177905515334efd47233e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7581a",
                    table="closure",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(MOVES),
    ]
