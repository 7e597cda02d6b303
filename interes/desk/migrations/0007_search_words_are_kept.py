"""The words that records are found by, kept by triggers of statements.

One statement that writes 2,000 companies puts their words in once. Words are in lower case, with
ё as е, parted where `desk.rules.words_of` parts them. Removed records have none; one that was
merged into another lends it its words, so that the old name still leads there.
"""

from django.db import migrations

WORDS = r"""
CREATE FUNCTION search_words(said text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 4 AS $$
    SELECT left(word, 40)
    FROM regexp_split_to_table(translate(lower(said), 'ё', 'е'), '[^[:alnum:]]+') word
    WHERE length(word) > 1
$$;

CREATE FUNCTION search_company_words(said text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 4 AS $$
    SELECT word FROM search_words(said) word
    WHERE word <> ALL ('{ооо,оао,зао,пао,нао,ао,ип,общество,ограниченной,ответственностью,'
        'акционерное,публичное,открытое,закрытое,индивидуальный,предприниматель}'::text[])
$$;

CREATE FUNCTION search_know_words(words text[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO search_term (word)
    SELECT DISTINCT fresh.word FROM unnest(words) AS fresh (word)
    WHERE NOT EXISTS (SELECT FROM search_term known WHERE known.word = fresh.word)
$$;
"""

# How the words of each noun are gathered: one set-based statement for any number of records.
PUT = r"""
CREATE FUNCTION search_put_company(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    fresh text[];
BEGIN
    DELETE FROM search_word WHERE noun = 'c' AND record_id = ANY(ids);
    WITH RECURSIVE named AS (
        SELECT id AS root, owner_id, id, name, legal_name, city, tags FROM company
        WHERE id = ANY(ids) AND removed_at IS NULL
        UNION
        SELECT named.root, named.owner_id, c.id, c.name, c.legal_name, ''::varchar(80), c.tags
        FROM named JOIN company c ON c.merged_into_id = named.id
    ), put AS (
        INSERT INTO search_word (noun, record_id, word, owner_id, weight)
        SELECT 'c', named.root, said.word, named.owner_id, max(said.weight)
        FROM named CROSS JOIN LATERAL (
            SELECT word, 8 AS weight FROM search_company_words(named.name) word
            UNION ALL
            SELECT word, 6 FROM search_company_words(named.legal_name) word
            WHERE named.legal_name <> ''
            UNION ALL
            SELECT word, 3 FROM search_words(named.city) word WHERE named.city <> ''
            UNION ALL
            SELECT word, 3 FROM search_words(array_to_string(named.tags, ' ')) word
            WHERE named.tags <> '{}'
        ) said
        GROUP BY 2, 3, 4
        ON CONFLICT DO NOTHING
        RETURNING word
    )
    SELECT array_agg(DISTINCT word) INTO fresh FROM put;
    PERFORM search_know_words(fresh);
END $$;

CREATE FUNCTION search_put_person(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    fresh text[];
BEGIN
    DELETE FROM search_word WHERE noun = 'p' AND record_id = ANY(ids);
    WITH RECURSIVE named AS (
        SELECT id AS root, owner_id, id, last_name, first_name, middle_name, tags FROM person
        WHERE id = ANY(ids) AND removed_at IS NULL
        UNION
        SELECT named.root, named.owner_id, p.id, p.last_name, p.first_name, p.middle_name, p.tags
        FROM named JOIN person p ON p.merged_into_id = named.id
    ), put AS (
        INSERT INTO search_word (noun, record_id, word, owner_id, weight)
        SELECT 'p', named.root, said.word, named.owner_id, max(said.weight)
        FROM named CROSS JOIN LATERAL (
            SELECT word, 8 AS weight FROM search_words(named.last_name) word
            UNION ALL SELECT word, 7 FROM search_words(named.first_name) word
            UNION ALL SELECT word, 5 FROM search_words(named.middle_name) word
            UNION ALL
            SELECT word, 3 FROM search_words(array_to_string(named.tags, ' ')) word
            WHERE named.tags <> '{}'
        ) said
        GROUP BY 2, 3, 4
        ON CONFLICT DO NOTHING
        RETURNING word
    )
    SELECT array_agg(DISTINCT word) INTO fresh FROM put;
    PERFORM search_know_words(fresh);
END $$;

CREATE FUNCTION search_put_deal(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    fresh text[];
BEGIN
    DELETE FROM search_word WHERE noun = 'd' AND record_id = ANY(ids);
    WITH put AS (
        INSERT INTO search_word (noun, record_id, word, owner_id, weight)
        SELECT 'd', deal.id, said.word, deal.owner_id, max(said.weight)
        FROM deal CROSS JOIN LATERAL (
            SELECT word, 7 AS weight FROM search_words(deal.title) word
            UNION ALL
            SELECT word, 5 FROM search_words(deal.product) word WHERE deal.product <> ''
            UNION ALL
            SELECT word, 3 FROM search_words(array_to_string(deal.tags, ' ')) word
            WHERE deal.tags <> '{}'
        ) said
        WHERE deal.id = ANY(ids) AND deal.removed_at IS NULL
        GROUP BY 2, 3, 4
        ON CONFLICT DO NOTHING
        RETURNING word
    )
    SELECT array_agg(DISTINCT word) INTO fresh FROM put;
    PERFORM search_know_words(fresh);
END $$;

CREATE FUNCTION search_put_to_do(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    fresh text[];
BEGIN
    DELETE FROM search_word WHERE noun = 't' AND record_id = ANY(ids);
    WITH put AS (
        INSERT INTO search_word (noun, record_id, word, owner_id, weight)
        SELECT DISTINCT 't', to_do.id, word, to_do.owner_id, 4
        FROM to_do CROSS JOIN LATERAL search_words(to_do.text) word
        WHERE to_do.id = ANY(ids) AND to_do.removed_at IS NULL
        ON CONFLICT DO NOTHING
        RETURNING word
    )
    SELECT array_agg(DISTINCT word) INTO fresh FROM put;
    PERFORM search_know_words(fresh);
END $$;
"""

# Of a changed row only what is found by matters; where a name is lent to, it is put anew too.
ROOTS = r"""
CREATE FUNCTION search_{0}_root(start bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    WITH RECURSIVE way AS (
        SELECT id, merged_into_id, 0 AS step FROM {0} WHERE id = start
        UNION ALL
        SELECT n.id, n.merged_into_id, way.step + 1
        FROM way JOIN {0} n ON n.id = way.merged_into_id WHERE way.step < 20
    )
    SELECT id FROM way ORDER BY step DESC LIMIT 1
$$;
"""
TRIGGERS = r"""
CREATE FUNCTION search_{table}_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg({inserted}) INTO ids FROM fresh n;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(o.id) INTO ids FROM gone o;
    ELSE
        SELECT array_agg(DISTINCT touched) INTO ids
        FROM fresh n JOIN gone o USING (id) CROSS JOIN LATERAL unnest({touched}) touched
        WHERE ({columns_of_n}) IS DISTINCT FROM ({columns_of_o}) AND touched IS NOT NULL;
    END IF;
    IF ids IS NOT NULL THEN
        PERFORM search_put_{table}(ids);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER search_words_come AFTER INSERT ON {table} REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION search_{table}_changed();
CREATE TRIGGER search_words_change AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS gone NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION search_{table}_changed();
CREATE TRIGGER search_words_go AFTER DELETE ON {table} REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION search_{table}_changed();
"""
COLUMNS = {
    "company": "owner_id removed_at merged_into_id name legal_name city tags",
    "person": "owner_id removed_at merged_into_id last_name first_name middle_name tags",
    "deal": "owner_id removed_at title product tags",
    "to_do": "owner_id removed_at text",
}
BACKFILL = "SELECT search_put_{0}(coalesce((SELECT array_agg(id) FROM {0}), '{{}}'));"


def _triggers(table: str, columns: list[str]) -> str:
    is_merged = "merged_into_id" in columns
    root = f"search_{table}_root"
    lent = f"CASE WHEN n.merged_into_id IS NULL THEN n.id ELSE {root}(n.id) END"
    both = (
        f"ARRAY[n.id, CASE WHEN n.merged_into_id IS NOT NULL THEN {root}(n.id) END,"
        f" CASE WHEN o.merged_into_id IS NOT NULL THEN {root}(o.merged_into_id) END]"
    )
    return TRIGGERS.format(
        table=table,
        inserted=lent if is_merged else "n.id",
        touched=both if is_merged else "ARRAY[n.id]",
        columns_of_n=", ".join(f"n.{column}" for column in columns),
        columns_of_o=", ".join(f"o.{column}" for column in columns),
    )


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [
        ("activities", "0004_kept_and_described"),
        ("clients", "0010_one_alphabet_for_names"),
        ("deals", "0011_kept_and_described"),
        ("desk", "0006_search_words"),
    ]

    operations = [
        migrations.RunSQL(WORDS + PUT),
        migrations.RunSQL([ROOTS.format(table) for table in ("company", "person")]),
        migrations.RunSQL([BACKFILL.format(table) for table in COLUMNS]),
        migrations.RunSQL([_triggers(table, names.split()) for table, names in COLUMNS.items()]),
    ]
