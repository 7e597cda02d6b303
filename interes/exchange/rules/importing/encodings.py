"""Find out in which encoding a text file was written, reading it once in pieces."""

import codecs
import io
import re
from dataclasses import dataclass
from itertools import pairwise

from interes.exchange.rules.importing.sources import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PIECE = 1024 * 1024
_SAMPLE = 60_000
_SHOWN = 10
_HEAD = 16_384
_ENOUGH_LETTERS = 20
# Of every two letters of such a text one is "Р" or "С", and hardly any other is a plain one.
_TWICE = 0.4
_PLAIN = frozenset("абвгдежзийклмнопрстуфхцчшщыэюяАБВГДЕЖЗИЙКЛМНОПСТУФХЦЧШЩЫЭЮЯ")
# Letters of a Russian text in the order of how common they are; big ones are rarer than small.
_RUSSIAN = ("cp1251", "cp866", "koi8-r", "mac_cyrillic")
_COMMON = frozenset("оеаинтсрвлкмдпуяыьгзбчй")
_CAPITAL = frozenset("ОЕАИНТСРВЛКМДПУЯЫЬГЗБЧЙФХЦЖШЩЭЮЁ")
_WEST = "cp1252"
_WEST_LETTERS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÙÚÜŒ’–—«»£€°©®º\xa0")
_PAGES = frozenset({0x00, 0x04})
_MOST_OF_THEM = 0.8
_FEW = 0.05
# Letters of an old encoding hardly ever make a character of UTF-8.
_DAMAGED = 0.5
_HIGH = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x19\x1b-\x1d\x7f]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """The name of an encoding as Python knows it, and whether some bytes mean nothing in it."""

    name: str
    is_damaged: bool = False


def encoding_of(source: Source) -> Encoding:
    """Return the encoding of a text; never fails.

    A text that is UTF-8 but for a few bytes is UTF-8 with damage, not an old encoding.
    """
    head = source.head
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name)
    if wide := _wide(head):
        return Encoding(wide)
    high, good, bad = _scan(source)
    if not bad:
        return Encoding("utf-8")
    if bad <= good * _DAMAGED:
        return Encoding("utf-8", is_damaged=True)
    return Encoding(_old(high))


def damaged_lines(source: Source, encoding: str) -> tuple[int, str]:
    """Return how many lines hold bytes that mean nothing or NUL, and the numbers of the first ones.

    A text without damage is only looked through in large pieces.
    """
    if not _has_damage(source, encoding):
        return 0, ""
    with io.TextIOWrapper(source.open(), encoding, errors="replace") as text:
        found = [n for n, line in enumerate(text, 1) if "�" in line or "\x00" in line]
    shown = ", ".join(map(str, found[:_SHOWN])) + (" …" if len(found) > _SHOWN else "")
    return len(found), shown


def _has_damage(source: Source, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with source.open() as stream:
        try:
            while piece := stream.read(_PIECE):
                if "\x00" in decoder.decode(piece):
                    return True
            decoder.decode(b"", final=True)
        except UnicodeError:
            return True
    return False


def is_encoded_twice(source: Source, encoding: str) -> bool:
    """Tell UTF-8 that was once read as Windows-1251 and saved so: "РљР»РёРµРЅС‚" for "Клиент"."""
    text = source.head[:_HEAD].decode(encoding, "replace")
    beyond = [letter for letter in text if letter > "\x7f" and letter != "�"]
    pairs = sum(1 for a, b in pairwise(beyond) if a in "РС" and b not in _PLAIN)
    return len(beyond) >= _ENOUGH_LETTERS and pairs > len(beyond) * _TWICE


def is_text(head: bytes) -> bool:
    """Tell whether the beginning of a file looks like text in any encoding."""
    if any(head.startswith(mark) for mark, _name in _MARKS) or _wide(head):
        return True
    return len(_CONTROL.findall(head)) <= len(head) * _FEW


def _wide(head: bytes) -> str:
    """Recognise UTF-16 and UTF-32 without a mark by the zero bytes of their Latin letters."""
    sample = head[:4000]
    if 0 not in sample:
        return ""
    if len(sample) >= 8 and _zeros(sample[2::4]) and _zeros(sample[3::4]):
        return "utf-32-le"
    if len(sample) >= 8 and _zeros(sample[::4]) and _zeros(sample[1::4]):
        return "utf-32-be"
    pages = {
        name: sum(1 for byte in half if byte in _PAGES) / max(len(half), 1)
        for name, half in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2]))
    }
    likeliest = max(pages, key=lambda name: pages[name])
    return likeliest if pages[likeliest] > _MOST_OF_THEM else ""


def _zeros(some: bytes) -> bool:
    return not some.strip(b"\x00")


def _scan(source: Source) -> tuple[bytes, int, int]:
    """Return words with high bytes, and how many characters are right and wrong as UTF-8.

    A text without mistakes is read once; else the pieces around the first mistake tell.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    before = piece = b""
    with source.open() as stream:
        try:
            while piece := stream.read(_PIECE):
                decoder.decode(piece)
                before = piece
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return _counted(before + piece + stream.read(_PIECE))
    return b"", 0, 0


def _counted(some: bytes) -> tuple[bytes, int, int]:
    text = some.decode("utf-8", "replace")
    wrong = text.count("�")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return _words(some, _SAMPLE), beyond - wrong, wrong


def _words(piece: bytes, most: int) -> bytes:
    """Return the stretches of high bytes with the byte before and after each."""
    found = (piece[max(m.start() - 1, 0) : m.end() + 1] for m in _HIGH.finditer(piece))
    return b"\n".join(found)[:most]


def _old(high: bytes) -> str:
    """Tell the old encodings apart by the letters that come out."""
    scores = {name: _russian(high.decode(name, "replace")) for name in _RUSSIAN}
    scores[_WEST] = _western(high)
    return max(scores, key=lambda name: scores[name])


def _russian(text: str) -> float:
    """Count the commonest letters; a big one after a small one counts against."""
    small = sum(1 for letter in text if letter in _COMMON)
    capital = sum(1 for letter in text if letter in _CAPITAL)
    upside_down = sum(1 for a, b in pairwise(text) if a in _COMMON and b in _CAPITAL)
    strange = sum(1 for c in text if c > "\x7f" and not ("Ѐ" <= c <= "ӿ") and c not in "№«»—–…\xa0")
    return small + 0.6 * capital - 2 * upside_down - strange


def _western(high: bytes) -> float:
    """Count letters such as é; alone between plain letters they are hardly Russian."""
    text = high.decode(_WEST, "replace")
    known = sum(1 for letter in text if letter in _WEST_LETTERS)
    runs = _HIGH.findall(high)
    alone = sum(1 for run in runs if len(run) == 1)
    return known if runs and alone / len(runs) > _MOST_OF_THEM else 0
