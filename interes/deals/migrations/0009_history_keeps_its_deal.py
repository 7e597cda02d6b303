"""A step and an ending stay with the deal they belong to: nobody's history becomes another's."""

from django.db import migrations

STAYS = """
CREATE FUNCTION deal_history_keeps_its_deal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history of deals stays: rows of % do not change their deal', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'deal_history_stays';
END $$;

CREATE TRIGGER step_keeps_its_deal BEFORE UPDATE OF deal_id ON step
    FOR EACH ROW WHEN (OLD.deal_id IS DISTINCT FROM NEW.deal_id)
    EXECUTE FUNCTION deal_history_keeps_its_deal();
CREATE TRIGGER closure_keeps_its_deal BEFORE UPDATE OF deal_id ON closure
    FOR EACH ROW WHEN (OLD.deal_id IS DISTINCT FROM NEW.deal_id)
    EXECUTE FUNCTION deal_history_keeps_its_deal();
"""


class Migration(migrations.Migration):
    """Forward only, as the law before it."""

    dependencies = [("deals", "0008_nothing_is_truncated")]

    operations = [migrations.RunSQL(STAYS)]
