"""Links name deals too, and are called in the base as they are on the pages."""

from django.db import migrations, models


LAW = r"""
CREATE OR REPLACE FUNCTION custom_value_fits(field custom_field, value jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    sort text := jsonb_typeof(value);
    said text := value #>> '{}';
    figures numeric;
BEGIN
    CASE field.kind
    WHEN 'text' THEN
        RETURN sort = 'string' AND length(said) <= 500 AND btrim(said) <> '' AND said !~ '[\n\r]';
    WHEN 'long' THEN
        RETURN sort = 'string' AND length(said) <= 20000 AND btrim(said) <> '';
    WHEN 'number', 'money' THEN
        IF sort <> 'number' THEN RETURN false; END IF;
        figures := abs(trim_scale(said::numeric));
        RETURN figures < 1e15 AND scale(figures) <= CASE field.kind WHEN 'money' THEN 2 ELSE 6 END
            AND length(ltrim(replace(figures::text, '.', ''), '0')) <= 15;
    WHEN 'date' THEN
        RETURN sort = 'string' AND said ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
            AND left(said, 4)::int >= 1 AND substr(said, 6, 2)::int BETWEEN 1 AND 12
            AND right(said, 2)::int BETWEEN 1 AND extract(day FROM
                make_date(left(said, 4)::int, substr(said, 6, 2)::int, 1)
                + interval '1 month - 1 day');
    WHEN 'choice' THEN
        RETURN sort = 'string' AND field.choices @> jsonb_build_array(jsonb_build_object('key', said));
    WHEN 'many' THEN
        RETURN sort = 'array' AND jsonb_array_length(value) > 0
            AND (SELECT count(*) = count(DISTINCT one)
                     AND bool_and(jsonb_typeof(one) = 'string' AND field.choices @>
                         jsonb_build_array(jsonb_build_object('key', one)))
                 FROM jsonb_array_elements(value) one);
    WHEN 'user' THEN
        RETURN sort = 'number' AND said ~ '^[1-9][0-9]{0,17}$'
            AND EXISTS (SELECT FROM app_user WHERE id = said::bigint);
    WHEN 'link' THEN
        IF field.target = 'web' THEN
            RETURN sort = 'string' AND length(said) <= 1000 AND said ~ '^https?://[^\x01-\x20]+$';
        END IF;
        IF sort <> 'object' OR (SELECT count(*) FROM jsonb_object_keys(value)) <> 2
            OR value -> 'noun' IS DISTINCT FROM to_jsonb(field.target::text)
            OR jsonb_typeof(value -> 'id') IS DISTINCT FROM 'number'
            OR value ->> 'id' !~ '^[1-9][0-9]{0,17}$'
        THEN RETURN false; END IF;
        IF field.target = 'company' THEN
            RETURN EXISTS (SELECT FROM company WHERE id = (value ->> 'id')::bigint);
        END IF;
        IF field.target = 'deal' THEN
            RETURN EXISTS (SELECT FROM deal WHERE id = (value ->> 'id')::bigint);
        END IF;
        RETURN EXISTS (SELECT FROM person WHERE id = (value ->> 'id')::bigint);
    END CASE;
END $$;

-- How a link is called: a web address as it is, a record of ours by its name; what was merged is
-- called as what stayed of it, and as itself again when the merge is taken apart.
CREATE FUNCTION custom_link_told(value jsonb) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
    key bigint;
BEGIN
    IF jsonb_typeof(value) <> 'object' THEN RETURN value #>> '{}'; END IF;
    key := (value ->> 'id')::bigint;
    CASE value ->> 'noun'
    WHEN 'company' THEN
        RETURN (SELECT CASE
            WHEN legal_form = '' OR legal_form <> upper(legal_form) OR legal_form ~ '^[\x01-\x7f]*$'
            THEN CASE WHEN legal_form = '' OR position(legal_form IN name) > 0 THEN name
                      ELSE name || ' ' || legal_form END
            WHEN starts_with(name, legal_form) THEN name
            WHEN legal_form = 'ИП' OR position('«' IN name) > 0 THEN legal_form || ' ' || name
            ELSE legal_form || ' «' || name || '»' END
            FROM company WHERE id = company_survivor(key));
    WHEN 'person' THEN
        RETURN (SELECT concat_ws(' ', nullif(last_name, ''), nullif(first_name, ''),
                                 nullif(middle_name, ''))
                FROM person WHERE id = person_survivor(key));
    WHEN 'deal' THEN
        RETURN (SELECT title FROM deal WHERE id = key);
    ELSE
        RETURN NULL;
    END CASE;
END $$;
"""


class Migration(migrations.Migration):
    """Forward only: what was kept stays kept."""

    dependencies = [
        ("clients", "0020_likeness_apart"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="customfield",
            name="custom_field_target",
        ),
        migrations.AlterField(
            model_name="customfield",
            name="target",
            field=models.CharField(
                choices=[
                    ("web", "Web address"),
                    ("company", "Company"),
                    ("person", "Person"),
                    ("deal", "Deal"),
                ],
                default="web",
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="customfieldevent",
            name="target",
            field=models.CharField(
                choices=[
                    ("web", "Web address"),
                    ("company", "Company"),
                    ("person", "Person"),
                    ("deal", "Deal"),
                ],
                default="web",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="customfield",
            constraint=models.CheckConstraint(
                condition=models.Q(("target__in", ["web", "company", "person", "deal"])),
                name="custom_field_target",
            ),
        ),
        migrations.RunSQL(LAW),
    ]
