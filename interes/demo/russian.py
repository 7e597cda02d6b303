"""Enough Russian grammar to put names and numbers into sentences."""

from typing import NamedTuple

FLEETING = {"Павел": "Павл", "Пётр": "Петр", "Лев": "Льв"}
FATHERS = FLEETING | {"Михаил": "Михайл"}
LATIN = dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziyklmnoprstufye", strict=True)) | {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sch",
    "ю": "yu",
    "я": "ya",
}


class Cases(NamedTuple):
    """A name in the cases that talks need."""

    who: str
    of: str
    to: str
    whom: str
    by: str


def decline(first: str, middle: str, *, is_woman: bool) -> Cases:
    """Return a first name with a patronymic in all cases."""
    names, patronymics = _first(first, is_woman=is_woman), _middle(middle, is_woman=is_woman)
    return Cases(*(f"{a} {b}".strip() for a, b in zip(names, patronymics, strict=True)))


def _first(name: str, *, is_woman: bool) -> Cases:
    stem, end = FLEETING.get(name, name), name[-1]
    if end == "а":
        soft = "и" if name[-2] in "гкхжчшщ" else "ы"
        hiss = "ей" if name[-2] in "жчшщц" else "ой"
        return Cases(name, *(name[:-1] + x for x in (soft, "е", "у", hiss)))
    if end == "я":
        dative, by = "и" if name[-2] == "и" else "е", "ёй" if name == "Илья" else "ей"
        return Cases(name, *(name[:-1] + x for x in ("и", dative, "ю", by)))
    if end == "ь" and is_woman:
        root = name[:-1]
        return Cases(name, root + "и", root + "и", name, name + "ю")
    if end in "йь":
        root = name[:-1]
        return Cases(name, root + "я", root + "ю", root + "я", root + "ем")
    return Cases(name, stem + "а", stem + "у", stem + "а", stem + "ом")


def _middle(name: str, *, is_woman: bool) -> Cases:
    if not name:
        return Cases("", "", "", "", "")
    if is_woman:
        root = name[:-1]
        return Cases(name, root + "ы", root + "е", root + "у", root + "ой")
    return Cases(name, name + "а", name + "у", name + "а", name + "ем")


def patronymic(father: str, *, is_woman: bool) -> str:
    """Return the patronymic after a father."""
    if father == "Илья":
        return "Ильинична" if is_woman else "Ильич"
    stem = FATHERS[father] + "о" if father in FATHERS else _patronymic_stem(father)
    return stem + ("вна" if is_woman else "вич")


def _patronymic_stem(father: str) -> str:
    if father.endswith("ий"):
        return father[:-2] + ("ье" if father != "Дмитрий" else "ие")
    return father[:-1] + "е" if father[-1] in "йь" else father + "о"


def surname(masculine: str, *, is_woman: bool) -> str:
    """Return the surname in the gender of the person."""
    if not is_woman or masculine.endswith(("ко", "их", "ых", "юк", "ян")):
        return masculine
    if masculine.endswith("ский"):
        return masculine[:-2] + "ая"
    return masculine + "а" if masculine.endswith(("ов", "ев", "ёв", "ин", "ын")) else masculine


def latin(text: str) -> str:
    """Return the text in Latin letters, as addresses are written."""
    letters = (LATIN.get(c, c) for c in text.lower())
    return "".join(c for c in letters if c.isascii() and c.isalnum())


def counted(number: int, forms: tuple[str, str, str] | list[str]) -> str:
    """Return "21 место", "3 места", "5 мест"."""
    tens, ones = number % 100, number % 10
    if 10 < tens < 20 or ones == 0 or ones > 4:
        form = forms[2]
    else:
        form = forms[0] if ones == 1 else forms[1]
    return f"{number} {form}"
