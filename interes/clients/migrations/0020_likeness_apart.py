"""The keys of doubles stand beside the records: thousands of new rows need not wait for them.

Made in the row itself they were a third of what the database did for a company of an import. Now
a person's act keeps them at once, and the worker makes those of many rows before it compares them.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

CARRY_OVER = """
INSERT INTO company_likeness (company_id, keys) SELECT id, likeness_keys FROM company;
INSERT INTO person_likeness (person_id, keys) SELECT id, likeness_keys FROM person;
"""

KEEP = """
CREATE FUNCTION company_likeness_put(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO company_likeness (company_id, keys)
    SELECT id, company_keys(name, legal_name, city, inn, ogrn) FROM company WHERE id = ANY(ids)
    ON CONFLICT (company_id) DO UPDATE SET keys = excluded.keys;
$$;

CREATE FUNCTION person_likeness_put(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO person_likeness (person_id, keys)
    SELECT id, person_keys(last_name, first_name, middle_name, birthday) FROM person
    WHERE id = ANY(ids)
    ON CONFLICT (person_id) DO UPDATE SET keys = excluded.keys;
$$;

CREATE OR REPLACE FUNCTION compare_anew() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[];
BEGIN
    IF TG_TABLE_NAME = 'company' THEN
        IF TG_OP = 'INSERT' THEN
            SELECT array_agg(id) INTO ids FROM fresh;
        ELSE
            SELECT array_agg(DISTINCT id) INTO ids FROM (
                SELECT id, name, legal_name, city, inn, ogrn FROM fresh
                EXCEPT SELECT id, name, legal_name, city, inn, ogrn FROM stale) n;
        END IF;
        IF TG_OP = 'UPDATE' OR cardinality(ids) <= 300 THEN
            PERFORM company_likeness_put(ids);
        END IF;
        IF TG_OP = 'UPDATE' THEN
            SELECT coalesce(ids, '{}') || coalesce(array_agg(DISTINCT id), '{}') INTO ids FROM (
                SELECT id, kpp, legal_form, address, removed_at FROM fresh
                EXCEPT SELECT id, kpp, legal_form, address, removed_at FROM stale) n;
        END IF;
        INSERT INTO to_compare (noun, record_id) SELECT 'company', unnest(ids);
    ELSIF TG_TABLE_NAME = 'person' THEN
        IF TG_OP = 'INSERT' THEN
            SELECT array_agg(id) INTO ids FROM fresh;
        ELSE
            SELECT array_agg(DISTINCT id) INTO ids FROM (
                SELECT id, last_name, first_name, middle_name, birthday FROM fresh
                EXCEPT SELECT id, last_name, first_name, middle_name, birthday FROM stale) n;
        END IF;
        IF TG_OP = 'UPDATE' OR cardinality(ids) <= 300 THEN
            PERFORM person_likeness_put(ids);
        END IF;
        IF TG_OP = 'UPDATE' THEN
            SELECT coalesce(ids, '{}') || coalesce(array_agg(DISTINCT id), '{}') INTO ids FROM (
                SELECT id, removed_at FROM fresh EXCEPT SELECT id, removed_at FROM stale) n;
        END IF;
        INSERT INTO to_compare (noun, record_id) SELECT 'person', unnest(ids);
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

# Not STRICT, so that it is written out where it is called instead of being called for each row;
# both columns it is made of are never empty of a value.
WRITTEN_OUT = """
CREATE OR REPLACE FUNCTION contact_core(kind text, normal text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE kind
    WHEN 'phone' THEN split_part(normal, ';', 1)
    WHEN 'email' THEN split_part(normal, '@', 2)
    WHEN 'website' THEN split_part(split_part(normal, '/', 1), ':', 1)
    ELSE normal
END;
"""


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("clients", "0019_frequent_letters_first")]

    operations = [
        # The index of the foreign key is the same.
        migrations.RemoveIndex(model_name="company", name="company_by_head"),
        migrations.RemoveIndex(model_name="company", name="company_likeness"),
        migrations.RemoveIndex(model_name="person", name="person_likeness"),
        migrations.CreateModel(
            name="CompanyLikeness",
            fields=[
                (
                    "company",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="clients.company",
                    ),
                ),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField()),
                ),
            ],
            options={"db_table": "company_likeness"},
        ),
        migrations.CreateModel(
            name="PersonLikeness",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="clients.person",
                    ),
                ),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField()),
                ),
            ],
            options={"db_table": "person_likeness"},
        ),
        migrations.RunSQL(CARRY_OVER),
        migrations.RunSQL(KEEP),
        migrations.RunSQL(WRITTEN_OUT),
        migrations.AddIndex(
            model_name="companylikeness",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["keys"], name="company_by_likeness", fastupdate=False
            ),
        ),
        migrations.AddIndex(
            model_name="personlikeness",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["keys"], name="person_by_likeness", fastupdate=False
            ),
        ),
        migrations.RemoveField(model_name="company", name="likeness_keys"),
        migrations.RemoveField(model_name="person", name="likeness_keys"),
    ]
