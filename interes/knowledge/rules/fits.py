"""Whether an argument speaks of what a client buys."""

from collections.abc import Iterable


def is_about(lines: Iterable[str], words: Iterable[str]) -> bool:
    """Tell whether an argument of these lines fits a deal of these words.

    The words are the product and the industry; a line is found in them as whole words. An argument
    without lines fits everything.
    """
    named = [_plain(line) for line in lines if line.strip()]
    said = [f" {_plain(word)} " for word in words if word.strip()]
    return not named or any(f" {line} " in word for line in named for word in said)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
