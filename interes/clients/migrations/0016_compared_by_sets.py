"""What is to be compared anew is found by comparing sets, not by a join.

The plan of a join of what a statement changed is kept from the first statement of a session, which
changes one row: the next one that changes thousands would compare each with each.
"""

from django.db import migrations

ANEW = """
CREATE OR REPLACE FUNCTION compare_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'company' AND TG_OP = 'INSERT' THEN
        INSERT INTO to_compare (noun, record_id) SELECT 'company', id FROM fresh;
    ELSIF TG_TABLE_NAME = 'company' THEN
        INSERT INTO to_compare (noun, record_id)
        SELECT 'company', id FROM (
            SELECT id, likeness_keys, kpp, legal_form, address, removed_at FROM fresh
            EXCEPT SELECT id, likeness_keys, kpp, legal_form, address, removed_at FROM stale) n;
    ELSIF TG_TABLE_NAME = 'person' AND TG_OP = 'INSERT' THEN
        INSERT INTO to_compare (noun, record_id) SELECT 'person', id FROM fresh;
    ELSIF TG_TABLE_NAME = 'person' THEN
        INSERT INTO to_compare (noun, record_id)
        SELECT 'person', id FROM (
            SELECT id, likeness_keys, removed_at FROM fresh
            EXCEPT SELECT id, likeness_keys, removed_at FROM stale) n;
    ELSIF TG_TABLE_NAME = 'contact_point' THEN
        INSERT INTO to_compare (noun, record_id)
        SELECT DISTINCT CASE WHEN person_id IS NULL THEN 'company' ELSE 'person' END,
               coalesce(person_id, company_id) FROM fresh;
    ELSE
        INSERT INTO to_compare (noun, record_id) SELECT DISTINCT 'person', person_id FROM fresh;
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("clients", "0015_queue_taken_once")]

    operations = [migrations.RunSQL(ANEW)]
