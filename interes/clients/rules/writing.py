"""How names are written: legal forms, people's names, the wrong keyboard layout."""

import re

_FORMS = ("ООО", "ОАО", "ЗАО", "ПАО", "НАО", "АО", "ИП", "ФГУП", "МУП", "ГУП", "АНО", "НКО", "ТОО")
_FORM = re.compile(rf"^\s*({'|'.join(_FORMS)})\s+|[,\s]+({'|'.join(_FORMS)})\s*$", re.IGNORECASE)

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>"
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def split_legal_form(text: str) -> tuple[str, str]:
    """Return (legal form, bare name): 'ООО «Ромашка»' gives ('ООО', 'Ромашка')."""
    found = _FORM.search(text)
    form = (found.group(1) or found.group(2)).upper() if found else ""
    name = _FORM.sub("", text, count=1).strip() if found else text.strip()
    return form, _unquoted(name)


def _unquoted(name: str) -> str:
    """Take off one pair of quotes around the whole name, but leave quotes inside it."""
    for opening, closing in ("«»", '""', "“”", "„“", "''"):
        inside = name[1:-1]
        if name[:1] == opening and name[-1:] == closing and opening not in inside:
            return inside.strip()
    return name


def person_names(text: str) -> tuple[str, str, str]:
    """Return (last, first, patronymic) of a Russian full name; one word is a first name."""
    words = text.split()
    match len(words):
        case 0:
            return "", "", ""
        case 1:
            return "", words[0], ""
        case 2:
            return words[0], words[1], ""
        case _:
            return words[0], words[1], " ".join(words[2:])


def other_layout(text: str) -> str:
    """Return what the same keys type in the other layout: 'rjvgfybz' gives 'компания'."""
    is_latin = sum(c.isascii() for c in text) * 2 >= len(text)
    return text.translate(_TO_CYRILLIC if is_latin else _TO_LATIN)
