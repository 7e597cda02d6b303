"""Which pipeline a new deal belongs to by what it is about."""

from collections.abc import Iterable, Sequence


def line_of(words: Iterable[str], lines: Sequence[tuple[int, Sequence[str]]]) -> int | None:
    """Return the first pipeline that names one of the words; a word may be a part of the other.

    `words` are the product and the industry, the more telling one first; `lines` are pipelines
    with their words. None means that no pipeline is meant for it.
    """
    for said in words:
        word = " ".join(said.lower().split())
        for key, names in lines:
            if word and any(_fits(word, " ".join(name.lower().split())) for name in names):
                return key
    return None


def _fits(word: str, name: str) -> bool:
    return bool(name) and (word == name or f" {name} " in f" {word} ")
