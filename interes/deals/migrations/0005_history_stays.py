"""What a deal went through is never deleted, not even by hand: its steps, moves and endings.

The next-step law ties down only what stands now. This keeps what stood before: a closure of a deal
that was reopened since, a step that was done, a move to another stage.
"""

from django.db import migrations

STAYS = """
CREATE FUNCTION deal_history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history of deals stays: rows of % are not deleted', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'deal_history_stays';
END $$;

CREATE TRIGGER step_stays BEFORE DELETE ON step
    FOR EACH ROW EXECUTE FUNCTION deal_history_stays();
CREATE TRIGGER closure_stays BEFORE DELETE ON closure
    FOR EACH ROW EXECUTE FUNCTION deal_history_stays();
CREATE TRIGGER stage_move_stays BEFORE DELETE OR UPDATE ON stage_move
    FOR EACH ROW EXECUTE FUNCTION deal_history_stays();
"""


class Migration(migrations.Migration):
    """Forward only, as the law before it."""

    dependencies = [("deals", "0004_first_settings")]

    operations = [migrations.RunSQL(STAYS)]
