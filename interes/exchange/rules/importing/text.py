"""Find out in which encoding a text file was written."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp1251", "cp866", "koi8-r")
_PAGES = frozenset({0x00, 0x04})
_MOST_OF_THEM = 0.8
_COMMON = frozenset("оеаинтсрвлкмдпуяыьгзбчй ")


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the encoding it was found to be in; never fails.

    Bytes that mean nothing become "�", so that the reader sees where they stood; so does the
    character NUL, which no database keeps.
    """
    text, encoding = _decoded(data)
    return text.replace("\x00", "�"), encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig")
    if wide := _wide(data):
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return max(((data.decode(e, "replace"), e) for e in _OLD), key=_russian)


def _wide(data: bytes) -> str:
    """Recognise UTF-16 without a mark: half of its bytes are the pages of Latin and Cyrillic."""
    sample = data[:2000]
    if 0 not in sample:
        return ""
    pages = {
        name: sum(1 for byte in half if byte in _PAGES) / max(len(half), 1)
        for name, half in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2]))
    }
    likeliest = max(pages, key=lambda name: pages[name])
    return likeliest if pages[likeliest] > _MOST_OF_THEM else ""


def _russian(candidate: tuple[str, str]) -> int:
    """Count the commonest small letters: only the right encoding has many of them."""
    return sum(1 for letter in candidate[0][:20_000] if letter in _COMMON)
