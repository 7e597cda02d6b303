"""How names are written: legal forms, people's names, the wrong keyboard layout."""

import re

_FORMS = ("ООО", "ОАО", "ЗАО", "ПАО", "НАО", "АО", "ИП", "ФГУП", "МУП", "ГУП", "АНО", "НКО", "ТОО")
_FULL_FORMS = {
    "общество с ограниченной ответственностью": "ООО",
    "публичное акционерное общество": "ПАО",
    "открытое акционерное общество": "ОАО",
    "закрытое акционерное общество": "ЗАО",
    "акционерное общество": "АО",
    "индивидуальный предприниматель": "ИП",
    "автономная некоммерческая организация": "АНО",
}
_ANY = "|".join((*_FULL_FORMS, *_FORMS))
_FORM = re.compile(rf"^\s*({_ANY})(?:\s+|(?=[«\"„“]))|[,\s]+({_ANY})\s*$", re.IGNORECASE)

_PATRONYMIC = re.compile(r"[а-яё]{2}(вич|вна|ична|инична)$|оглы$|кызы$", re.IGNORECASE)

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>"
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
_PLAIN = str.maketrans("ё", "е", "«»\"'")
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def split_legal_form(text: str) -> tuple[str, str]:
    """Return (legal form, bare name): 'ООО «Ромашка»' gives ('ООО', 'Ромашка')."""
    found = _FORM.search(text)
    if found is None:
        return "", _unquoted(text.strip())
    form = found.group(1) or found.group(2)
    name = _FORM.sub("", text, count=1).strip()
    return _FULL_FORMS.get(form.lower(), form.upper()), _unquoted(name)


def _unquoted(name: str) -> str:
    """Take off one pair of quotes around the whole name, but leave quotes inside it."""
    for opening, closing in ("«»", '""', "“”", "„“", "''"):
        inside = name[1:-1]
        if name[:1] == opening and name[-1:] == closing and opening not in inside:
            return inside.strip()
    return name


def person_names(text: str) -> tuple[str, str, str]:
    """Return (last, first, patronymic) of a Russian full name; one word is a first name.

    A patronymic in the second place tells that the first name came first.
    """
    match text.split():
        case [first, middle, *last] if _PATRONYMIC.search(middle):
            return " ".join(last), first, middle
        case [last, first, *middle]:
            return last, first, " ".join(middle)
        case words:
            return "", " ".join(words), ""


def plain(text: str) -> str:
    """Return a name as it is compared: lower case, ё as е, without quotes and extra spaces."""
    return " ".join(text.lower().translate(_PLAIN).split())


def other_layout(text: str) -> str:
    """Return what the same keys type in the other layout: 'rjvgfybz' gives 'компания'."""
    is_latin = sum(c.isascii() for c in text) * 2 >= len(text)
    return text.translate(_TO_CYRILLIC if is_latin else _TO_LATIN)
