"""Does a text give a client away? Not a word of the name may stand in it, in either alphabet."""

import re
from collections.abc import Callable, Iterable

# Words that many companies have in their names, and that give nobody away.
COMMON = (
    *("завод", "комбинат", "фабрика", "птицефабрика", "мануфактура", "трест", "компания", "группа"),
    *("холдинг", "концерн", "корпорация", "объединение", "предприятие", "производственный"),
    *("торговый", "дом", "центр", "склад", "магазин", "сеть", "рынок", "банк", "капитал"),
    *("страховой", "строительный", "транспортный", "логистика", "логистический", "сервис"),
    *("медицинский", "клиника", "аптека", "больница", "институт", "университет", "школа"),
    *("общество", "ограниченный", "ответственность", "акционерный", "публичный", "открытый"),
    *(
        "закрытый",
        "ао",
        "пао",
        "зао",
        "оао",
        "ип",
        "филиал",
        "региональный",
        "городской",
        "областной",
        "государственный",
    ),
    *("company", "group", "holding", "factory", "plant", "works", "trade", "trading", "house"),
    *("centre", "center", "bank", "capital", "insurance", "construction", "transport", "service"),
    *("services", "logistics", "medical", "clinic", "limited", "corporation", "association", "and"),
)
# A part this short gives a client away only as a whole word.
SHORT = 3
# So many letters may follow the stem of a name: «Нордвинд» — «Нордвиндом», «нордвиндовский».
ENDING = 6
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ENDING = re.compile("[aeiou]+$")
_TWICE = re.compile(r"(.)\1+")

type Plain = Callable[[str], str]


def gives_away(text: str, names: Iterable[str], plain: Plain) -> str:
    """Return the first word of a text that names a client, as it is written there; "" if none.

    `names` are the names, sites and addresses of the client; `plain` writes words of both
    alphabets in the same letters.
    """

    def read(said: str) -> str:
        return _TWICE.sub(r"\1", plain(said))

    common = {_stem(read(word)) for word in COMMON}
    known = [read(name) for name in names if name.strip()]
    told = {name: [part for part in name.split() if _tells(part, common)] for name in known}
    parts = {part for some in told.values() for part in some}
    wholes = {name.replace(" ", "") for name, some in told.items() if some}
    words = [word.group() for word in _WORD.finditer(text)]
    for word in words:
        pieces = read(word).split()
        said = {*pieces, "".join(pieces)}
        if any(_names(one, part) for one in said for part in (*parts, *wholes)):
            return word
    return _whole_phrase(words, known, read)


def _tells(part: str, common: set[str]) -> bool:
    """Tell whether a part of a name is its own: no common word, no number, no single letter."""
    return len(part) > 1 and not part.isdigit() and _stem(part) not in common


def _names(word: str, part: str) -> bool:
    if len(part) <= SHORT:
        return word == part
    stem = _stem(part)
    return word.startswith(stem) and len(word) <= len(part) + ENDING


def _stem(word: str) -> str:
    """Return a word without the vowels at its end, unless too little would be left."""
    stem = _ENDING.sub("", word)
    return stem if len(stem) > SHORT else word


def _whole_phrase(words: list[str], known: list[str], read: Plain) -> str:
    """Return a name all of whose words are common, if the text says them one after another."""
    said = [read(word) for word in words]
    for name in known:
        parts = name.split()
        for place in range(len(said) - len(parts) + 1) if len(parts) > 1 else ():
            if all(map(_is_form, said[place:], parts)):
                return " ".join(words[place : place + len(parts)])
    return ""


def _is_form(word: str, part: str) -> bool:
    return word.startswith(_stem(part)) and len(word) <= len(part) + SHORT
