"""Note what is created, changed, removed and restored, in the transaction that does it.

One trigger a statement, not a row: an import of thousands of rows costs one more statement, and
nothing at all while nobody wants to be told.
"""

from django.db import migrations

NOUNS = ("company", "person", "deal", "activity", "to_do")

NOTE = """
CREATE FUNCTION webhook_write(told jsonb) RETURNS void LANGUAGE sql AS $$
    -- told: [{kind, noun, record, facts}, …]
    INSERT INTO webhook_message AS m
        (webhook_id, uid, kind, noun, record, facts, act, at, state, tries, due_at)
    SELECT w.id, gen_random_uuid(), t.kind, t.noun, t.record, coalesce(t.facts, '{}'),
           pg_current_xact_id()::text::bigint, clock_timestamp(), 'waiting', 0, clock_timestamp()
    FROM jsonb_to_recordset(told) AS t(kind text, noun text, record bigint, facts jsonb)
    JOIN webhook w ON w.is_active AND t.kind = ANY (w.kinds)
    ORDER BY t.record
    -- What one transaction does to a record in several statements is told once.
    ON CONFLICT (webhook_id, noun, record, kind, act) WHERE state = 'waiting' DO UPDATE SET facts =
        m.facts || excluded.facts || CASE WHEN m.facts ? 'changed' THEN jsonb_build_object(
            'changed', (SELECT jsonb_agg(DISTINCT one) FROM jsonb_array_elements(
                m.facts -> 'changed' || (excluded.facts -> 'changed')) one)) ELSE '{}' END;
$$;

CREATE FUNCTION webhook_note(kind text, noun text, record bigint, facts jsonb) RETURNS void
LANGUAGE sql AS $$
    SELECT webhook_write(jsonb_build_array(jsonb_build_object(
        'kind', kind, 'noun', noun, 'record', record, 'facts', facts)))
    WHERE EXISTS (SELECT 1 FROM webhook WHERE is_active);
$$;

CREATE FUNCTION webhook_hears_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    news text := TG_ARGV[0] || '.created';
BEGIN
    IF EXISTS (SELECT 1 FROM webhook WHERE is_active AND news = ANY (kinds)) THEN
        PERFORM webhook_write(told) FROM (
            SELECT jsonb_agg(jsonb_build_object(
                'kind', news, 'noun', TG_ARGV[0], 'record', f.id)) AS told
            FROM fresh f WHERE f.removed_at IS NULL
        ) all_of_them WHERE told IS NOT NULL;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION webhook_hears_of_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM webhook WHERE is_active AND kinds::text[] && ARRAY[
            TG_ARGV[0] || '.changed', TG_ARGV[0] || '.removed', TG_ARGV[0] || '.restored']) THEN
        PERFORM webhook_write(told) FROM (
            SELECT jsonb_agg(jsonb_build_object(
                'kind', TG_ARGV[0] || CASE
                    WHEN c.fresh_removed IS NOT NULL THEN '.removed'
                    WHEN c.was_removed IS NOT NULL THEN '.restored' ELSE '.changed' END,
                'noun', TG_ARGV[0], 'record', c.id,
                'facts', CASE WHEN c.fresh_removed IS NULL AND c.was_removed IS NULL
                    THEN jsonb_build_object('changed', c.changed) ELSE '{}' END)) AS told
            FROM (
                SELECT f.id, f.removed_at AS fresh_removed, w.removed_at AS was_removed,
                    (SELECT jsonb_agg(regexp_replace(n.key, '_id$', '') ORDER BY n.key)
                     FROM jsonb_each(to_jsonb(f)) n JOIN jsonb_each(to_jsonb(w)) o USING (key)
                     WHERE n.value IS DISTINCT FROM o.value
                       AND n.key NOT IN ('version', 'changed_at', 'imported_key')
                       AND n.key !~ '^(sort|sought|search|likeness)_') AS changed
                FROM fresh f JOIN was w ON w.id = f.id
            ) c
            -- What lies in the basket is nobody's news until it comes out again.
            WHERE c.changed IS NOT NULL AND (c.fresh_removed IS NULL OR c.was_removed IS NULL)
        ) all_of_them WHERE told IS NOT NULL;
    END IF;
    RETURN NULL;
END $$;
"""
HEARS = """
CREATE TRIGGER webhook_hears_of_new AFTER INSERT ON {0} REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION webhook_hears_of_new('{0}');
CREATE TRIGGER webhook_hears_of_change AFTER UPDATE ON {0}
    REFERENCING OLD TABLE AS was NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION webhook_hears_of_change('{0}');
"""
STAYS = """
CREATE TRIGGER integrations_webhookevent_is_not_truncated BEFORE TRUNCATE
    ON integrations_webhookevent FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [
        ("integrations", "0001_webhooks"),
        ("team", "0004_history_is_append_only"),
        ("clients", "0007_kept_and_described"),
        ("deals", "0011_kept_and_described"),
        ("activities", "0004_kept_and_described"),
    ]

    operations = [
        migrations.RunSQL([NOTE]),
        migrations.RunSQL([HEARS.format(noun) for noun in NOUNS]),
        migrations.RunSQL([STAYS]),
    ]
