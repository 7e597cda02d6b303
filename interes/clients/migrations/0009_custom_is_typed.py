"""The values of added fields are typed by the database, whoever writes them.

`custom` of a record maps the number of a field to its value. The trigger `custom_is_typed` looks
at each value that is new: the field is of this noun and the value of its kind (the same law in
Python is `clients/rules/custom.py`). What was written before is never looked at again, so that a
choice that went out of use, or a colleague who left, stands in nobody's way.
"""

from django.db import migrations

LAW = r"""
CREATE FUNCTION custom_value_fits(field custom_field, value jsonb) RETURNS boolean
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
        RETURN EXISTS (SELECT FROM person WHERE id = (value ->> 'id')::bigint);
    END CASE;
END $$;

CREATE FUNCTION custom_is_typed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := '{}';
    one record;
    field custom_field;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.custom = OLD.custom THEN RETURN NEW; END IF;
        was := OLD.custom;
    END IF;
    IF jsonb_typeof(NEW.custom) <> 'object' THEN
        RAISE EXCEPTION 'the added fields of a % are no object', TG_ARGV[0]
            USING ERRCODE = 'check_violation', CONSTRAINT = 'custom_is_typed';
    END IF;
    FOR one IN SELECT key, value FROM jsonb_each(NEW.custom) LOOP
        CONTINUE WHEN was -> one.key = one.value;
        field := NULL;
        IF one.key ~ '^[1-9][0-9]{0,17}$' THEN
            SELECT * INTO field FROM custom_field
                WHERE id = one.key::bigint AND noun = TG_ARGV[0];
        END IF;
        IF field.id IS NULL THEN
            RAISE EXCEPTION 'a % has no field %', TG_ARGV[0], one.key
                USING ERRCODE = 'check_violation', CONSTRAINT = 'custom_is_typed';
        END IF;
        IF NOT coalesce(custom_value_fits(field, one.value), false) THEN
            RAISE EXCEPTION 'field % is a %, and its value is not: %',
                one.key, field.kind, left(one.value::text, 200)
                USING ERRCODE = 'check_violation', CONSTRAINT = 'custom_is_typed';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;

CREATE TRIGGER custom_is_typed BEFORE INSERT OR UPDATE OF custom ON company
    FOR EACH ROW WHEN (NEW.custom <> '{}') EXECUTE FUNCTION custom_is_typed('company');
CREATE TRIGGER custom_is_typed BEFORE INSERT OR UPDATE OF custom ON person
    FOR EACH ROW WHEN (NEW.custom <> '{}') EXECUTE FUNCTION custom_is_typed('person');

CREATE FUNCTION field_keeps_its_values() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a field is taken out of use, never deleted: its values stay'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'field_keeps_its_values';
    END IF;
    IF (NEW.noun, NEW.kind, NEW.target, NEW.currency)
        IS DISTINCT FROM (OLD.noun, OLD.kind, OLD.target, OLD.currency)
        OR EXISTS (
            SELECT one -> 'key' FROM jsonb_array_elements(OLD.choices) one
            EXCEPT SELECT one -> 'key' FROM jsonb_array_elements(NEW.choices) one)
    THEN
        RAISE EXCEPTION 'field % keeps its kind and every choice it ever had', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'field_keeps_its_values';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER field_keeps_its_values BEFORE UPDATE OR DELETE ON custom_field
    FOR EACH ROW EXECUTE FUNCTION field_keeps_its_values();

CREATE TRIGGER clients_customfieldevent_is_not_truncated
    BEFORE TRUNCATE ON clients_customfieldevent
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""


class Migration(migrations.Migration):
    """Forward only: what was kept stays kept."""

    dependencies = [
        ("team", "0004_history_is_append_only"),
        ("clients", "0008_custom_fields"),
    ]

    operations = [migrations.RunSQL(LAW)]
