"""What a word may have been meant to be: a slip, a piece, or a word in the other alphabet."""

from collections.abc import Sequence
from typing import Any

from interes.desk.queries.patience import asked_in_time
from interes.desk.rules import is_slip

# A word of seven letters with two of them swapped shares a little less than half of its trigrams.
LIKENESS = 0.42
SHORTEST = 3
SHORTEST_SLIP = 4
_ALIKE = 24

_ONE = f"""
(SELECT %s::int AS place, word, letters, name_letters(%s) AS typed, 1.0 AS closeness
 FROM search_term WHERE letters LIKE '%%' || name_letters(%s) || '%%'
 ORDER BY length(letters) LIMIT {_ALIKE})
UNION ALL
(SELECT * FROM (
    SELECT %s::int, word, letters, name_letters(%s), word_similarity(name_letters(%s), letters) c
    FROM search_term WHERE letters %%> name_letters(%s)) alike ORDER BY c DESC LIMIT {_ALIKE})
"""


def meant_words(typed: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return for each typed word those known words that it may stand for, nearest first."""
    long = sorted({word for word in typed if len(word) >= SHORTEST})
    if not long:
        return {}
    told: list[Any] = []
    for place, word in enumerate(long):
        told += [place, word, word, place, word, word, word]
    rows = asked_in_time(
        " UNION ALL ".join([f"({_ONE})"] * len(long)),
        told,
        # The operator that the trigram index knows compares with this setting only.
        [("pg_trgm.word_similarity_threshold", str(LIKENESS))],
    )
    found: dict[str, dict[str, None]] = {word: {} for word in long}
    for place, word, letters, folded, _closeness in sorted(rows, key=lambda row: -row[4]):
        if folded in letters or (len(folded) >= SHORTEST_SLIP and is_slip(folded, letters)):
            found[long[place]][word] = None
    return {word: tuple(words) for word, words in found.items()}
