"""The same alphabet; letters that are met most stand first, because `translate` looks in order."""

from django.db import migrations

LETTERS = """
CREATE OR REPLACE FUNCTION name_letters(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN
    btrim(regexp_replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    translate(
        said,
        'оеаинтсрвлкмдпугзыбйхэфёabcdefghijklmnopqrstuvwxyz 0123456789АБВГДЕЁЗИЙКЛМНОПРСТУФХЫЭABCDEFGHIJKLMNOPQRSTUVWXYZіїєґўәғқңөұүһІЇЄҐЎӘҒҚҢӨҰҮҺàáâãäåāçčéèêëēėęíìîïīñńóòôõöøśšúùûüūýÿžżźłÀÁÂÃÄÅĀÇČÉÈÊËĒĖĘÍÌÎÏĪÑŃÓÒÔÕÖØŚŠÚÙÛÜŪÝŸŽŻŹŁъьЪЬ''"«»„“”‘’`´',
        'oeaintsrvlkmdpugzibihefeabcdefghijklmnopqrstuvwxyz 0123456789abvgdeeziiklmnoprstufhieabcdefghijklmnopqrstuvwxyziieguagknouuhiieguagknouuhaaaaaaacceeeeeeeiiiiinnoooooossuuuuuyyzzzlaaaaaaacceeeeeeeiiiiinnoooooossuuuuuyyzzzl'
    )
    , 'ж', 'zh'), 'Ж', 'zh'), 'ц', 'ts'), 'Ц', 'ts'), 'ч', 'ch'), 'Ч', 'ch')
    , 'ш', 'sh'), 'Ш', 'sh'), 'щ', 'sh'), 'Щ', 'sh'), 'ю', 'iu'), 'Ю', 'iu')
    , 'я', 'ia'), 'Я', 'ia'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'shch', 'sh')
    , 'sch', 'sh'), 'tch', 'ch'), 'ph', 'f'), 'th', 't'), 'kh', 'h'), 'ck', 'k')
    , 'tz', 'ts'), 'w', 'v'), 'y', 'i'), 'x', 'ks'), 'q', 'k'), 'ch', 'C')
    , 'ce', 'se'), 'ci', 'si'), 'c', 'k'), 'C', 'ch')
    , '[^a-z0-9]+', ' ', 'g'), ' ');
"""


class Migration(migrations.Migration):
    """Forward only; the result is the one of `0010_one_alphabet_for_names`."""

    dependencies = [("clients", "0018_keys_made_quicker")]

    operations = [migrations.RunSQL(LETTERS)]
