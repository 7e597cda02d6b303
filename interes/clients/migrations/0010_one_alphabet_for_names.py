"""One alphabet for names in two; the same functions as in rules/likeness_letters.py and its keys."""

from django.db import migrations

LETTERS = """
CREATE FUNCTION name_letters(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN
    btrim(regexp_replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    translate(
        said,
        'ABCDEFGHIJKLMNOPQRSTUVWXYZабвгдеёзийклмнопрстуфхыэіїєґўәғқңөұүһАБВГДЕЁЗИЙКЛМНОПРСТУФХЫЭІЇЄҐЎӘҒҚҢӨҰҮҺàáâãäåāçčéèêëēėęíìîïīñńóòôõöøśšúùûüūýÿžżźłÀÁÂÃÄÅĀÇČÉÈÊËĒĖĘÍÌÎÏĪÑŃÓÒÔÕÖØŚŠÚÙÛÜŪÝŸŽŻŹŁъьЪЬ''"«»„“”‘’`´',
        'abcdefghijklmnopqrstuvwxyzabvgdeeziiklmnoprstufhieiieguagknouuhabvgdeeziiklmnoprstufhieiieguagknouuhaaaaaaacceeeeeeeiiiiinnoooooossuuuuuyyzzzlaaaaaaacceeeeeeeiiiiinnoooooossuuuuuyyzzzl'
    )
    , 'ж', 'zh'), 'Ж', 'zh'), 'ц', 'ts'), 'Ц', 'ts'), 'ч', 'ch'), 'Ч', 'ch')
    , 'ш', 'sh'), 'Ш', 'sh'), 'щ', 'sh'), 'Щ', 'sh'), 'ю', 'iu'), 'Ю', 'iu')
    , 'я', 'ia'), 'Я', 'ia'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'shch', 'sh')
    , 'sch', 'sh'), 'tch', 'ch'), 'ph', 'f'), 'th', 't'), 'kh', 'h'), 'ck', 'k')
    , 'tz', 'ts'), 'w', 'v'), 'y', 'i'), 'x', 'ks'), 'q', 'k'), 'ch', 'C')
    , 'ce', 'se'), 'ci', 'si'), 'c', 'k'), 'C', 'ch')
    , '[^a-z0-9]+', ' ', 'g'), ' ');
"""

WORDS = r"""
CREATE FUNCTION name_words(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT regexp_replace(coalesce(nullif(btrim(regexp_replace(regexp_replace(
        ' ' || replace(regexp_replace(every,
            'obshestvo s ogranichennoi otvetstvennostiu|publichnoe aktsionernoe obshestvo'
            || '|otkritoe aktsionernoe obshestvo|zakritoe aktsionernoe obshestvo'
            || '|nepublichnoe aktsionernoe obshestvo|aktsionernoe obshestvo|individualnii predprinimatel'
            || '|avtonomnaia nekommercheskaia organizatsiia|gruppa kompanii',
            ' ', 'g'), ' ', '  ') || ' ',
        ' (?:'
            || 'ooo|oao|zao|pao|nao|ao|ip|chp|fgup|fgbu|gbu|mup|gup|ano|nko|too|odo|kfh|gk|kompaniia|firma'
            || '|kompani|ko|llk|ltd|limited|ink|inkorporated|korp|korporation|gmbh|ag|kg|bv|oi|ab|sa|srl'
            || '|plk|llp'
            || ') ', '', 'g'),
        '[^a-z0-9]+', ' ', 'g'), ' '), ''), every), '([a-z])\1+', '\1', 'g')
    FROM (SELECT name_letters(said) OFFSET 0) AS plain(every)
);

CREATE FUNCTION core_name(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(name_words(said), ' ', '');

CREATE FUNCTION person_word(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(regexp_replace(name_letters(said), '([a-z])\1+', '\1', 'g'), ' ', '');

CREATE FUNCTION name_bones(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(said, 'aeiou', '');
"""

COMPANY_KEYS = """
CREATE FUNCTION company_keys(name text, legal_name text, city text, inn text, ogrn text)
RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT array_remove(ARRAY[
        CASE WHEN core <> '' THEN 'n:' || core END,
        CASE WHEN legal <> '' AND legal <> core THEN 'n:' || legal END,
        CASE WHEN inn <> '' THEN 'i:' || inn END,
        CASE WHEN ogrn <> '' THEN 'o:' || ogrn END,
        CASE WHEN length(bones) >= 4 THEN 's:' || bones END,
        CASE WHEN length(core) > 5 AND town <> '' THEN 'a:' || left(core, 5) || '|' || town END,
        CASE WHEN length(core) > 5 AND town <> '' THEN 'z:' || right(core, 5) || '|' || town END
    ], NULL) || ARRAY(
        SELECT 'w:' || word FROM unnest(string_to_array(words, ' ')) AS said(word)
        WHERE length(word) >= 4
    )
    FROM (
        SELECT words, replace(words, ' ', '') AS core, legal, town,
               name_bones(replace(words, ' ', '')) AS bones
        FROM (
            SELECT name_words(name) AS words, core_name(legal_name) AS legal,
                   person_word(city) AS town
            OFFSET 0
        ) AS plain
    ) AS known
);
"""

PERSON_KEYS = """
CREATE FUNCTION person_keys(last_name text, first_name text, middle_name text, birthday date)
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT array_remove(ARRAY[
        CASE WHEN whole THEN 'f:' || least(last, first) || '|' || greatest(last, first) END,
        CASE WHEN whole THEN 'g:' || left(last, 4) || '|' || left(first, 4) END,
        CASE WHEN whole THEN 's:' || name_bones(last) || '|' || left(first, 1) END,
        CASE WHEN whole AND middle <> '' THEN 'm:' || last || '|' || middle END,
        CASE WHEN last <> '' THEN 'b:' || day || '|' || left(last, 1) END,
        CASE WHEN first <> '' THEN 'b:' || day || '|' || left(first, 1) END
    ], NULL)
    FROM (
        SELECT last, first, middle, day, last <> '' AND first <> '' AS whole
        FROM (
            SELECT person_word(last_name) AS last, person_word(first_name) AS first,
                   person_word(middle_name) AS middle,
                   (extract(year FROM birthday) * 10000 + extract(month FROM birthday) * 100
                    + extract(day FROM birthday))::int::text AS day
            OFFSET 0
        ) AS plain
    ) AS known
);
"""

CONTACT_CORE = """
CREATE FUNCTION contact_core(kind text, normal text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE kind
    WHEN 'phone' THEN split_part(normal, ';', 1)
    WHEN 'email' THEN split_part(normal, '@', 2)
    WHEN 'website' THEN split_part(split_part(normal, '/', 1), ':', 1)
    ELSE normal
END;
"""

DROP = """
DROP FUNCTION contact_core(text, text);
DROP FUNCTION person_keys(text, text, text, date);
DROP FUNCTION company_keys(text, text, text, text, text);
DROP FUNCTION name_bones(text);
DROP FUNCTION person_word(text);
DROP FUNCTION core_name(text);
DROP FUNCTION name_words(text);
DROP FUNCTION name_letters(text);
"""


_MAKE = LETTERS + WORDS + COMPANY_KEYS + PERSON_KEYS + CONTACT_CORE


class Migration(migrations.Migration):
    """The functions stand before the columns that are made of them."""

    dependencies = [("clients", "0009_custom_is_typed")]

    operations = [migrations.RunSQL(_MAKE, DROP)]
