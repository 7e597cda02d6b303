"""What columns are called in Russian and English, and in the exports of other programs."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

_CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])|(?<=[A-Z])(?=[A-Z][a-z])")
_CUSTOM = re.compile(r"__[cr]$")
_APART = re.compile(r"[^\w]+|_+")
_NUMBERED = re.compile(r"\s*\d+$")


# Under which field a thing keeps its name.
_CALLED = {"deal": "title", "lead": "title", "to_do": "text", "talk": "subject"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name says: a field, and of which thing if the name tells it."""

    thing: str
    field: str
    sure: float = 1.0

    @property
    def is_noise(self) -> bool:
        """Tell whether it is kept out on purpose."""
        return self.thing == "noise"


def plain_name(name: str) -> str:
    """Return a name of a column as it is compared: "E-mail*" and "e_mail" give "e mail"."""
    apart = (
        name if " " in name.strip() or name.isupper() else _CAMEL.sub(" ", _CUSTOM.sub("", name))
    )
    words = _APART.sub(" ", apart.replace("%", " % "))
    return " ".join(words.casefold().replace("ё", "е").split())


def is_known(name: str) -> bool:
    """Tell whether a cell is a name of a column that we know as it stands."""
    return 0 < len(name) < 80 and plain_name(name) in _names() and any(map(str.isalpha, name))


@cache
def meaning(name: str) -> Meaning | None:
    """Return what a name of a column says, None if we do not know.

    It is looked up as it stands, without the noun before or after it, without a number at its
    end, and last by the words in it.
    """
    plain = plain_name(name)
    if plain.endswith(" name id"):
        plain = plain.removesuffix(" name id") + " id"
    found = _names().get(plain) or _with_noun(plain)
    if found is None and (bare := _NUMBERED.sub("", plain)) != plain:
        found = _names().get(bare) or _with_noun(bare)
    return found or _by_words(plain)


def _with_noun(plain: str) -> Meaning | None:
    """Read "deal value" and "дата создания сделки": a noun, and the name of a field."""
    for noun, thing in _nouns():
        rest = plain.removeprefix(noun + " ") if plain.startswith(noun + " ") else ""
        rest = rest or (plain.removesuffix(" " + noun) if plain.endswith(" " + noun) else "")
        if rest and (found := _of_thing(thing, rest)):
            return found
    return None


def _of_thing(thing: str, rest: str) -> Meaning | None:
    own = _tables()[thing]
    for field, names in own.items():
        if rest in names:
            return Meaning(thing, field)
    for field, names in _tables()["any"].items():
        if rest in names:
            return Meaning(thing, _CALLED.get(thing, field) if field == "name" else field)
    inner = _names().get(rest)
    return Meaning(inner.thing, inner.field, 0.9) if inner else None


_WORDS = (
    (r"\bfax|факс|телефон|phone|\bмоб|mobile|\bтел\b|whats ?app", "any", "phone"),
    (r"e mail|email|почт[аы]\b|имейл", "any", "email"),
    (r"\bсайт|website|web site|homepage", "any", "website"),
    (r"skype|telegram|телеграм|viber|мессенджер|messenger|icq|linked ?in", "any", "messenger"),
    (r"\bинн\b|\binn\b", "company", "inn"),
    (r"\bкпп\b", "company", "kpp"),
    (r"\bогрн", "company", "ogrn"),
    (r"дата рожд|birth", "person", "birthday"),
    (r"юр\w* адрес|факт\w* адрес|\bадрес|address", "any", "address"),
    (r"причина (отказ|проигр|закры)|lost reason", "deal", "reason"),
    (r"контактн\w+ лиц|\bфио\b", "person", "name"),
    (r"должност|job title", "person", "post"),
    (r"наименование|название (организ|компан|клиент)|company name|account name", "company", "name"),
    (r"ответственн|менеджер|\bowner\b", "any", "owner"),
    (r"комментар|примечан|описани|заметк|comment|\bnotes?\b|description", "any", "about"),
    (r"дата создан|created", "any", "created_at"),
    (r"отрасл|industry", "company", "industry"),
    (r"\bгород\b|\bcity\b", "any", "city"),
    (r"\bсумма|amount|бюджет", "deal", "amount"),
)
_PATTERNS = tuple((re.compile(pattern), thing, field) for pattern, thing, field in _WORDS)
_BY_WORDS = 0.6


def _by_words(plain: str) -> Meaning | None:
    for pattern, thing, field in _PATTERNS:
        if pattern.search(plain):
            return Meaning(thing, field, _BY_WORDS)
    return None


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    text = resources.files(__package__).joinpath("synonyms.toml").read_text("utf-8")
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return tables


@cache
def _names() -> dict[str, Meaning]:
    names: dict[str, Meaning] = {}
    for thing, fields in _tables().items():
        for field, written in fields.items() if thing != "noun" else ():
            for name in written:
                names.setdefault(name, Meaning(thing, field))
    return names


@cache
def _nouns() -> tuple[tuple[str, str], ...]:
    """Return the nouns with their things, longest first."""
    pairs = [(n, thing) for thing, nouns in _tables()["noun"].items() for n in nouns]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
