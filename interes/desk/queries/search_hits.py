"""Which records have words that begin as it was typed: the numbers alone, best first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from interes.desk.models import SearchWord

# So many words are looked at, in their alphabet, before the best are chosen.
OWN, ALL = 200, 600
EXACT, MINE = 10, 5
NOUNS = {noun.value: str(noun.label) for noun in SearchWord.Noun}


@dataclass(frozen=True, slots=True)
class Beginning:
    """One word of what is meant: how it begins, or the words it may have been meant to be."""

    prefix: str = ""
    words: tuple[str, ...] = ()

    def condition(self, alias: str) -> tuple[str, list[Any]]:
        """Return what a word must be."""
        if self.words:
            return f"{alias}.word = ANY(%s)", [list(self.words)]
        return f"{alias}.word LIKE %s", [f"{self.prefix}%"]

    def score(self, alias: str) -> tuple[str, list[Any]]:
        """Return what a word is worth: a whole one more than a beginning."""
        if self.words:
            return f"{alias}.weight", []
        return f"{alias}.weight + CASE WHEN {alias}.word = %s THEN {EXACT} ELSE 0 END", [
            self.prefix
        ]


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found, how well it fits, and by which words."""

    kind: str
    id: int
    score: int
    words: tuple[str, ...]


def hits(phrases: Sequence[Sequence[Beginning]], user_id: int, each: int) -> list[Hit]:
    """Return records that have all words of one of the phrases, the best of each kind."""
    branches = [_branch(phrase, user_id) for phrase in phrases if phrase]
    if not branches:
        return []
    every = " UNION ALL ".join(f"({sql})" for sql, _ in branches)
    asked = f"""
        SELECT noun, record_id, score, words FROM (
            SELECT *, row_number() OVER (PARTITION BY noun ORDER BY score DESC, record_id DESC)
                AS place
            FROM (SELECT DISTINCT ON (noun, record_id) * FROM ({every}) word
                  ORDER BY noun, record_id, score DESC) best
        ) placed WHERE place <= %s ORDER BY score DESC, record_id DESC"""
    with connection.cursor() as cursor:
        cursor.execute(asked, [*(p for _, params in branches for p in params), each])
        rows = cursor.fetchall()
    return [Hit(NOUNS[noun], key, score, tuple(words)) for noun, key, score, words in rows]


def _branch(phrase: Sequence[Beginning], user_id: int) -> tuple[str, list[Any]]:
    return _one(phrase[0], user_id) if len(phrase) == 1 else _several(phrase, user_id)


def _one(word: Beginning, user_id: int) -> tuple[str, list[Any]]:
    """Look for one's own first: of a short beginning there are more than can be looked at."""
    score, scored = word.score("w")
    meant, held = word.condition("w")
    rows = "SELECT w.noun, w.record_id, {0} AS score, ARRAY[w.word] AS words FROM search_word w"
    own = f"{rows.format(f'{score} + {MINE}')} WHERE w.owner_id = %s AND {meant} LIMIT {OWN}"
    every = f"{rows.format(score)} WHERE {meant} ORDER BY w.word USING ~<~ LIMIT {ALL}"
    sql = f"SELECT * FROM ({own}) own UNION ALL SELECT * FROM ({every}) every"
    return sql, [*scored, user_id, *held, *scored, *held]


def _several(phrase: Sequence[Beginning], user_id: int) -> tuple[str, list[Any]]:
    names = [f"w{n}" for n in range(len(phrase))]
    scores = [word.score(name) for word, name in zip(phrase, names, strict=True)]
    meant = [word.condition(name) for word, name in zip(phrase, names, strict=True)]
    joined = "search_word w0" + "".join(
        f" JOIN search_word {name} ON {name}.noun = w0.noun AND {name}.record_id = w0.record_id"
        for name in names[1:]
    )
    mine = f"CASE WHEN w0.owner_id = %s THEN {MINE} ELSE 0 END"
    sql = (
        f"SELECT w0.noun, w0.record_id, {' + '.join(sql for sql, _ in scores)} + {mine} AS score,"
        f" ARRAY[{', '.join(f'{name}.word' for name in names)}] AS words"
        f" FROM {joined} WHERE {' AND '.join(sql for sql, _ in meant)} LIMIT {ALL}"
    )
    told = [one for _, params in scores for one in params]
    return sql, [*told, user_id, *(one for _, params in meant for one in params)]
