"""Deals and what they went through are not thrown away all at once either.

TRUNCATE … CASCADE asks no row, so neither the laws nor the history would notice that everything is
gone. Whoever really means it says so first: SET interes.may_truncate = 'yes', as the tests do.
"""

from django.db import migrations

STAYS = """
CREATE FUNCTION deal_is_not_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('interes.may_truncate', true) IS DISTINCT FROM 'yes' THEN
        RAISE EXCEPTION 'the history of deals stays: % is not truncated', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'deal_history_stays';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER deal_is_not_truncated BEFORE TRUNCATE ON deal
    FOR EACH STATEMENT EXECUTE FUNCTION deal_is_not_truncated();
CREATE TRIGGER step_is_not_truncated BEFORE TRUNCATE ON step
    FOR EACH STATEMENT EXECUTE FUNCTION deal_is_not_truncated();
CREATE TRIGGER closure_is_not_truncated BEFORE TRUNCATE ON closure
    FOR EACH STATEMENT EXECUTE FUNCTION deal_is_not_truncated();
CREATE TRIGGER stage_move_is_not_truncated BEFORE TRUNCATE ON stage_move
    FOR EACH STATEMENT EXECUTE FUNCTION deal_is_not_truncated();
"""


class Migration(migrations.Migration):
    """Forward only, as the law before it."""

    dependencies = [("deals", "0007_list_order")]

    operations = [migrations.RunSQL(STAYS)]
