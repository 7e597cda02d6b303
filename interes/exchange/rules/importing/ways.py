"""Understand cells with phones, e-mails, sites and messengers: often several, with words beside."""

import re
from collections.abc import Iterator

from interes.exchange.rules.importing.records import Contact

_PLAIN_PHONE = re.compile(r"[+\d][\d ()\-.\u00a0]{4,24}")
_EXTENSION = r"(?:[\s,;]*(?:доб|вн|внутр|ext|x|#)[\w.:\s]{0,12}?\d{1,6})"
_PHONE = re.compile(rf"[+(]?\d[\d\s()\-–.\u00a0]{{3,24}}\d{_EXTENSION}?", re.IGNORECASE)
_BREAK = re.compile(r"[,;/|\n]+|\s+(?:и|или|and|or)\s+|\s+(?=\+\d)")
_IS_EXTENSION = re.compile(r"\s*(доб|вн|внутр|ext|#)", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+\-'&%]+@[\w\-]+(?:\.[\w\-]+)+")
_SITE = re.compile(r"(?:https?://)?[\w\-]+(?:\.[\w\-]+)+(?:[:/?#][^\s,;]*)?", re.IGNORECASE)
_LETTER = re.compile(r"[a-zа-я#]", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"\D")
_EXPONENT = re.compile(r"[+]?\d([.,]\d+)?[eе][+]?\d+", re.IGNORECASE)
_EDGES = " \t\n,;:.-–—()[]<>\"'/|"
_FEWEST = 5
_MOST = 16
_LONGEST = 200
_NOTE = 80
_NOTHING = {"", "-", "–", "—", "нет", "n/a", "none", "no", "не указан", "не указано"}


def ways(kind: str, text: str, note: str = "") -> tuple[list[Contact], str]:
    """Return the ways to reach someone in a cell, and what of the cell was not understood."""
    if text.casefold() in _NOTHING:
        return [], ""
    return _READ[kind](text, note)


def _phones(text: str, note: str) -> tuple[list[Contact], str]:
    if _PLAIN_PHONE.fullmatch(text) and "+" not in text[1:]:
        return ([Contact("phone", text, note)], "") if _is_phone(text) else ([], text)
    if _EXPONENT.fullmatch(text.replace(" ", "")):
        return [], text
    found: list[Contact] = []
    lost: list[str] = []
    for piece in _pieces(text):
        phone = _phone(piece, note)
        if phone:
            found.append(phone)
        elif any(c.isalnum() for c in piece):
            lost.append(piece.strip())
    return found, "; ".join(lost) if not found or any(map(_has_digit, lost)) else ""


def _pieces(text: str) -> Iterator[str]:
    """Split a cell at its commas and the like, but not before an extension."""
    pending = ""
    last = 0
    for found in _BREAK.finditer(text):
        piece = text[last : found.start()]
        if _IS_EXTENSION.match(text[found.end() :]):
            pending += piece + " "
        else:
            yield pending + piece
            pending = ""
        last = found.end()
    yield pending + text[last:]


def _phone(piece: str, note: str) -> Contact | None:
    found = _PHONE.search(piece)
    if found is None or not _is_phone(found.group()):
        return None
    beside = (piece[: found.start()] + " " + piece[found.end() :]).strip(_EDGES)
    beside = " ".join(re.sub(r"(?i)\b(тел|телефон|phone|tel)\b\.?:?", "", beside).split())
    return Contact("phone", " ".join(found.group().split()), _joined(note, beside))


def _is_phone(text: str) -> bool:
    number = _LETTER.split(text, maxsplit=1)[0]
    return _FEWEST <= len(_NOT_DIGIT.sub("", number)) <= _MOST


def _emails(text: str, note: str) -> tuple[list[Contact], str]:
    if _EMAIL.fullmatch(text):
        return [Contact("email", text.strip(".'")[:_LONGEST], note)], ""
    found = list(_EMAIL.finditer(text))
    rest = _EMAIL.sub(" ", text).strip(_EDGES)
    words = " ".join(word for word in rest.split() if word.strip(_EDGES))
    if not found:
        return [], text
    beside = words.strip(_EDGES) if len(found) == 1 else ""
    lost = "" if len(found) == 1 or not any(c.isalnum() for c in words) else words
    mails = [m.group().strip(".'")[:_LONGEST] for m in found]
    return [Contact("email", mail, _joined(note, beside)) for mail in mails], lost


def _sites(text: str, note: str) -> tuple[list[Contact], str]:
    if len(text) <= _LONGEST and _SITE.fullmatch(text):
        return [Contact("website", text, note)], ""
    pieces = [piece.strip(" \t\n,;\"'<>()") for piece in re.split(r"[\s,;]+", text)]
    found = [p for p in pieces if _SITE.fullmatch(p) and "@" not in p and len(p) <= _LONGEST]
    lost = " ".join(p for p in pieces if p and p not in found and any(c.isalnum() for c in p))
    return [Contact("website", site, note) for site in found], lost


def _messengers(text: str, note: str) -> tuple[list[Contact], str]:
    found = []
    for piece in re.split(r"[;\n]+|,\s", text):
        value, _, beside = piece.strip().partition(" (")
        if value:
            words = _joined(note, beside.removesuffix(")"))
            found.append(Contact("messenger", value[:_LONGEST], words))
    return found, ""


def _joined(note: str, beside: str) -> str:
    return ", ".join(part for part in (note, beside) if part)[:_NOTE]


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


_READ = {"phone": _phones, "email": _emails, "website": _sites, "messenger": _messengers}
