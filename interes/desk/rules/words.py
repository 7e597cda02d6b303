"""Words as search keeps them, and the pieces of a text that answer to them."""

import re
from collections.abc import Iterable, Sequence

LONGEST_WORD = 40
MOST_WORDS = 6
# So much of a long text stands before the word that was asked for.
BEFORE = 24
_WORD = re.compile(r"[^\W_]+")

type Pieces = tuple[tuple[str, bool], ...]


def plain(text: str) -> str:
    """Return the text in lower case with ё as е; its length stays."""
    low = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return low.replace("ё", "е")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of what was typed, parted as the database parts names."""
    return tuple(word[:LONGEST_WORD] for word in _WORD.findall(plain(text)))[:MOST_WORDS]


def marked(text: str, words: Iterable[str]) -> Pieces:
    """Return the text in pieces; True ones are what was asked for, at the beginning of words.

    What begins no word is marked where it stands inside one.
    """
    wanted = sorted({word for word in words if word}, key=len, reverse=True)
    either = "|".join(map(re.escape, wanted))
    if not either:
        return ((text, False),)
    low = plain(text)
    places = [found.span() for found in re.finditer(rf"(?<![^\W_])(?:{either})", low)]
    if not places:
        places = [found.span() for found in re.finditer(either, low)]
    pieces: list[tuple[str, bool]] = []
    last = 0
    for start, end in places:
        pieces += [(text[last:start], False), (text[start:end], True)]
        last = end
    pieces.append((text[last:], False))
    return tuple(piece for piece in pieces if piece[0])


def snippet(text: str, words: Sequence[str], width: int = 110) -> str:
    """Return the part of a long text around the first word that was asked for."""
    line = " ".join(text.split())
    low = plain(line)
    beginnings = [word[: max(len(word) - 2, 3)] for word in words]
    places = [found.start() for found in _WORD.finditer(low) if _begins(found.group(), beginnings)]
    start = max(places[0] - BEFORE, 0) if places else 0
    if start:
        start = line.find(" ", start) + 1
    cut = line[start : start + width]
    if start + width < len(line):
        cut = f"{cut.rpartition(' ')[0] or cut}…"
    return f"…{cut}" if start else cut


def _begins(word: str, beginnings: Sequence[str]) -> bool:
    return any(word.startswith(one) for one in beginnings)
