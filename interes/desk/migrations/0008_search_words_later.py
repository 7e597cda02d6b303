"""The words of very many records at once are kept a few seconds later, by the worker.

A statement of an import writes thousands of records; it only notes their numbers. What a person
does is small and can be found at once.
"""

from django.db import migrations, models

LATER = r"""
CREATE OR REPLACE FUNCTION search_{table}_changed() RETURNS trigger LANGUAGE plpgsql AS $$
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
    IF cardinality(ids) > 300 THEN
        INSERT INTO search_due (noun, record_id) SELECT '{noun}', unnest(ids);
    ELSIF ids IS NOT NULL THEN
        PERFORM search_put_{table}(ids);
    END IF;
    RETURN NULL;
END $$;
"""

# Whoever changes a record now puts its words right; the rest waits for the next time.
CATCH_UP = r"""
CREATE FUNCTION search_catch_up(most int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    due record;
    source text;
    done int := 0;
    free bigint[];
    taken bigint[];
BEGIN
    FOR due IN
        SELECT noun, array_agg(id) AS ids, array_agg(DISTINCT record_id) AS records
        FROM (SELECT * FROM search_due ORDER BY id LIMIT most FOR UPDATE SKIP LOCKED) waiting
        GROUP BY noun
    LOOP
        source := CASE due.noun WHEN 'c' THEN 'company' WHEN 'p' THEN 'person'
            WHEN 'd' THEN 'deal' ELSE 'to_do' END;
        EXECUTE format('SELECT array_agg(id) FROM (SELECT id FROM %I WHERE id = ANY($1)'
            ' ORDER BY id FOR SHARE SKIP LOCKED) free', source) INTO free USING due.records;
        EXECUTE format('SELECT array_agg(id) FROM %I WHERE id = ANY($1)'
            ' AND id <> ALL (coalesce($2, ''{}''))', source) INTO taken USING due.records, free;
        EXECUTE format('SELECT search_put_%s($1)', source) USING free;
        DELETE FROM search_word gone USING unnest(due.records) r(id)
            WHERE gone.noun = due.noun AND gone.record_id = r.id
            AND r.id <> ALL (coalesce(free, '{}')) AND r.id <> ALL (coalesce(taken, '{}'));
        DELETE FROM search_due WHERE id = ANY(due.ids)
            AND record_id <> ALL (coalesce(taken, '{}'));
        done := done + coalesce(cardinality(free), 0);
    END LOOP;
    RETURN done;
END $$;
"""
COLUMNS = {
    "company": "owner_id removed_at merged_into_id name legal_name city tags",
    "person": "owner_id removed_at merged_into_id last_name first_name middle_name tags",
    "deal": "owner_id removed_at title product tags",
    "to_do": "owner_id removed_at text",
}


def _changed(table: str, columns: list[str]) -> str:
    is_merged = "merged_into_id" in columns
    root = f"search_{table}_root"
    lent = f"CASE WHEN n.merged_into_id IS NULL THEN n.id ELSE {root}(n.id) END"
    both = (
        f"ARRAY[n.id, CASE WHEN n.merged_into_id IS NOT NULL THEN {root}(n.id) END,"
        f" CASE WHEN o.merged_into_id IS NOT NULL THEN {root}(o.merged_into_id) END]"
    )
    return LATER.format(
        table=table,
        noun=table[0],
        inserted=lent if is_merged else "n.id",
        touched=both if is_merged else "ARRAY[n.id]",
        columns_of_n=", ".join(f"n.{column}" for column in columns),
        columns_of_o=", ".join(f"o.{column}" for column in columns),
    )


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("desk", "0007_search_words_are_kept")]

    operations = [
        migrations.CreateModel(
            name="SearchDue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "noun",
                    models.CharField(
                        choices=[("c", "company"), ("p", "person"), ("d", "deal"), ("t", "to_do")],
                        max_length=1,
                    ),
                ),
                ("record_id", models.BigIntegerField()),
            ],
            options={"db_table": "search_due"},
        ),
        migrations.RunSQL([_changed(table, names.split()) for table, names in COLUMNS.items()]),
        migrations.RunSQL(CATCH_UP),
    ]
