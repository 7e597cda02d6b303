"""One alphabet for names in two: Cyrillic and Latin writings of a name meet in plain letters.

The database has the same functions (migration `one_alphabet_for_names`), because names are
compared by the million there; a property test keeps the two equal.
"""

import re
from functools import lru_cache

_FROM = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "абвгдеёзийклмнопрстуфхыэіїєґўәғқңөұүһ"
    "АБВГДЕЁЗИЙКЛМНОПРСТУФХЫЭІЇЄҐЎӘҒҚҢӨҰҮҺ"
    "àáâãäåāçčéèêëēėęíìîïīñńóòôõöøśšúùûüūýÿžżźł"
    "ÀÁÂÃÄÅĀÇČÉÈÊËĒĖĘÍÌÎÏĪÑŃÓÒÔÕÖØŚŠÚÙÛÜŪÝŸŽŻŹŁ"
)
_TO = (
    "abcdefghijklmnopqrstuvwxyz"
    "abvgdeeziiklmnoprstufhieiieguagknouuh"
    "abvgdeeziiklmnoprstufhieiieguagknouuh"
    "aaaaaaacceeeeeeeiiiiinnoooooossuuuuuyyzzzl"
    "aaaaaaacceeeeeeeiiiiinnoooooossuuuuuyyzzzl"
)
_DROPPED = "ъьЪЬ'\"«»„“”‘’`´"
_SINGLE = str.maketrans(_FROM, _TO, _DROPPED)
# In this order: "щ" and "shch" are one, "x" is "ks", and a "c" sounds as what follows it tells.
_PAIRS = (
    *(("ж", "zh"), ("Ж", "zh"), ("ц", "ts"), ("Ц", "ts"), ("ч", "ch"), ("Ч", "ch")),
    *(("ш", "sh"), ("Ш", "sh"), ("щ", "sh"), ("Щ", "sh"), ("ю", "iu"), ("Ю", "iu")),
    *(("я", "ia"), ("Я", "ia"), ("ß", "ss"), ("æ", "ae"), ("Æ", "ae")),
    *(("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("ph", "f"), ("th", "t"), ("kh", "h")),
    *(("ck", "k"), ("tz", "ts"), ("w", "v"), ("y", "i"), ("x", "ks"), ("q", "k")),
    *(("ch", "C"), ("ce", "se"), ("ci", "si"), ("c", "k"), ("C", "ch")),
)
_FORMS = (
    *("ooo", "oao", "zao", "pao", "nao", "ao", "ip", "chp", "fgup", "fgbu", "gbu", "mup", "gup"),
    *("ano", "nko", "too", "odo", "kfh", "gk", "kompaniia", "firma", "kompani", "ko", "llk"),
    *("ltd", "limited", "ink", "inkorporated", "korp", "korporation", "gmbh", "ag", "kg", "bv"),
    *("oi", "ab", "sa", "srl", "plk", "llp"),
)
_FULL_FORMS = (
    "obshestvo s ogranichennoi otvetstvennostiu",
    "publichnoe aktsionernoe obshestvo",
    "otkritoe aktsionernoe obshestvo",
    "zakritoe aktsionernoe obshestvo",
    "nepublichnoe aktsionernoe obshestvo",
    "aktsionernoe obshestvo",
    "individualnii predprinimatel",
    "avtonomnaia nekommercheskaia organizatsiia",
    "gruppa kompanii",
)
_FULL = re.compile("|".join(_FULL_FORMS))
_FORM = re.compile(f" (?:{'|'.join(_FORMS)}) ")
_NOT_A_LETTER = re.compile("[^a-z0-9]+")
_TWICE = re.compile(r"([a-z])\1+")
# Names are read many times while pairs are weighed; a batch of them fits in.
_REMEMBERED = 20_000
_VOWELS = re.compile("[aeiou]")


@lru_cache(maxsize=_REMEMBERED)
def letters(text: str) -> str:
    """Return the words of a name in plain letters: «Нордвинд-Юг» gives "nordvind iug"."""
    plain = text.translate(_SINGLE)
    for old, new in _PAIRS:
        plain = plain.replace(old, new)
    return _NOT_A_LETTER.sub(" ", plain).strip(" ")


@lru_cache(maxsize=_REMEMBERED)
def name_words(text: str) -> str:
    """Return the words of a company's name without its legal form, doubled letters once."""
    every = letters(text)
    padded = f" {_FULL.sub(' ', every).replace(' ', '  ')} "
    bare = _NOT_A_LETTER.sub(" ", _FORM.sub("", padded)).strip(" ")
    return once(bare or every)


def core_name(text: str) -> str:
    """Return what a company's name is compared by: ООО «Норд Винд» and Nordwind give "nordvind"."""
    return name_words(text).replace(" ", "")


@lru_cache(maxsize=_REMEMBERED)
def person_word(text: str) -> str:
    """Return a part of a person's name as it is compared: Дмитрий and Dmitry give "dmitri"."""
    return once(letters(text)).replace(" ", "")


def once(text: str) -> str:
    """Return the text with letters that stand twice written once; figures stay."""
    return _TWICE.sub(r"\1", text)


def bones(text: str) -> str:
    """Return the letters that stay when vowels are heard or written otherwise."""
    return _VOWELS.sub("", text)
