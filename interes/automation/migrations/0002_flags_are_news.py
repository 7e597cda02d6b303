"""Note when a red flag goes up on an open deal, in the transaction that finds it.

The flags of a deal are found by acts and by the worker, many deals in one statement; so a trigger
notes them, one a statement. A deal that is new comes with its flags: that is no news of it.
"""

from django.db import migrations

NOTE = """
CREATE FUNCTION rules_hear_of_flags() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    going text := coalesce(current_setting('interes.rule_chain', true), '');
BEGIN
    IF EXISTS (SELECT 1 FROM rule WHERE kind = 'flag_raised' AND active_since IS NOT NULL) THEN
        INSERT INTO occasion
            (kind, deal_id, company_id, facts, at, chain, depth, tries, trouble)
        SELECT 'flag_raised', d.id, d.company_id, jsonb_build_object('flag', f.flag),
               clock_timestamp(), nullif(split_part(going, ':', 1), '')::bigint,
               coalesce(nullif(split_part(going, ':', 2), ''), '0')::smallint, 0, ''
        FROM fresh n JOIN was o ON o.deal_id = n.deal_id JOIN deal d ON d.id = n.deal_id
        CROSS JOIN LATERAL unnest(n.flags) AS f(flag)
        WHERE f.flag <> ALL (o.flags) AND EXISTS (
            SELECT 1 FROM rule r
            WHERE r.kind = 'flag_raised' AND r.active_since IS NOT NULL AND r.paused_at IS NULL
              AND (coalesce(jsonb_array_length(r.given -> 'flags'), 0) = 0
                   OR r.given -> 'flags' ? f.flag))
        ORDER BY d.id, f.flag;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER rules_hear_of_flags AFTER UPDATE ON deal_standing
    REFERENCING OLD TABLE AS was NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION rules_hear_of_flags();
"""
UNDO = """
DROP TRIGGER rules_hear_of_flags ON deal_standing;
DROP FUNCTION rules_hear_of_flags();
"""


class Migration(migrations.Migration):
    """A trigger on a table of the room below, as those of the webhooks."""

    dependencies = [("automation", "0001_rules"), ("deals", "0027_flags_are_kept")]

    operations = [migrations.RunSQL(NOTE, UNDO)]
