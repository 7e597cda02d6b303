"""A talk marks its deal: whether the client was talked to lately is one of its flags."""

from django.db import migrations

MARKS = r"""
CREATE FUNCTION activity_marks_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM mark_deals((SELECT array_agg(deal_id) FROM (
            (SELECT deal_id, id, kind, at, was_reached, removed_at FROM fresh
             EXCEPT SELECT deal_id, id, kind, at, was_reached, removed_at FROM gone)
            UNION ALL
            (SELECT deal_id, id, kind, at, was_reached, removed_at FROM gone
             EXCEPT SELECT deal_id, id, kind, at, was_reached, removed_at FROM fresh)) changed));
    ELSIF TG_OP = 'INSERT' THEN
        PERFORM mark_deals((SELECT array_agg(deal_id) FROM fresh
            WHERE kind IN ('call', 'meeting', 'letter', 'message')));
    ELSE
        PERFORM mark_deals((SELECT array_agg(deal_id) FROM gone));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER activity_marks_inserted AFTER INSERT ON activity
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION activity_marks_deals();
CREATE TRIGGER activity_marks_updated AFTER UPDATE ON activity
    REFERENCING NEW TABLE AS fresh OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION activity_marks_deals();
CREATE TRIGGER activity_marks_deleted AFTER DELETE ON activity
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION activity_marks_deals();
"""


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [
        ("activities", "0014_meetings_keep_their_time"),
        ("deals", "0028_norms_of_flags"),
    ]

    operations = [migrations.RunSQL([MARKS])]
