"""What changed is found by comparing sets, not by a join.

The plan of a join of what a statement changed is kept from the first statement of a session, which
changes one row: the next one that changes thousands would compare each with each.
"""

from django.db import migrations

CHANGED = r"""
CREATE OR REPLACE FUNCTION search_{table}_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg({inserted}) INTO ids FROM fresh n;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(id) INTO ids FROM gone;
    ELSE
        SELECT array_agg(DISTINCT touched) INTO ids
        FROM (
            (SELECT id, {columns} FROM fresh EXCEPT SELECT id, {columns} FROM gone)
            UNION ALL
            (SELECT id, {columns} FROM gone EXCEPT SELECT id, {columns} FROM fresh)
        ) n CROSS JOIN LATERAL unnest({touched}) touched
        WHERE touched IS NOT NULL;
    END IF;
    IF cardinality(ids) > 300 THEN
        INSERT INTO search_due (noun, record_id) SELECT '{noun}', unnest(ids);
    ELSIF ids IS NOT NULL THEN
        PERFORM search_put_{table}(ids);
    END IF;
    RETURN NULL;
END $$;
"""
COLUMNS = {
    "company": "owner_id, removed_at, merged_into_id, name, legal_name, city, tags",
    "person": "owner_id, removed_at, merged_into_id, last_name, first_name, middle_name, tags",
    "deal": "owner_id, removed_at, title, product, tags",
    "to_do": "owner_id, removed_at, text",
}


def _changed(table: str, columns: str) -> str:
    root = f"search_{table}_root"
    merged = f"CASE WHEN n.merged_into_id IS NOT NULL THEN {root}(n.merged_into_id) END"
    is_merged = "merged_into_id" in columns
    return CHANGED.format(
        table=table,
        noun=table[0],
        columns=columns,
        inserted=f"coalesce({merged}, n.id)" if is_merged else "n.id",
        touched=f"ARRAY[n.id, {merged}]" if is_merged else "ARRAY[n.id]",
    )


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("desk", "0008_search_words_later")]

    operations = [migrations.RunSQL([_changed(table, names) for table, names in COLUMNS.items()])]
