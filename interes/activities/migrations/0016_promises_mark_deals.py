"""A promise marks its deal: one that was not kept is one of its flags, whoever wrote it."""

from django.db import migrations

MARKS = r"""
CREATE FUNCTION promise_marks_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM mark_deals((SELECT array_agg(deal_id) FROM (
            (SELECT deal_id, id, state, side, text, due_at, breached_at, removed_at FROM fresh
             EXCEPT SELECT deal_id, id, state, side, text, due_at, breached_at, removed_at FROM gone)
            UNION ALL
            (SELECT deal_id, id, state, side, text, due_at, breached_at, removed_at FROM gone
             EXCEPT SELECT deal_id, id, state, side, text, due_at, breached_at, removed_at
             FROM fresh)) changed));
    ELSIF TG_OP = 'INSERT' THEN
        PERFORM mark_deals((SELECT array_agg(deal_id) FROM fresh));
    ELSE
        PERFORM mark_deals((SELECT array_agg(deal_id) FROM gone));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER promise_marks_inserted AFTER INSERT ON promise
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION promise_marks_deals();
CREATE TRIGGER promise_marks_updated AFTER UPDATE ON promise
    REFERENCING NEW TABLE AS fresh OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION promise_marks_deals();
CREATE TRIGGER promise_marks_deleted AFTER DELETE ON promise
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION promise_marks_deals();
"""


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [
        ("activities", "0015_talks_mark_deals"),
        ("deals", "0028_norms_of_flags"),
    ]

    operations = [migrations.RunSQL([MARKS])]
