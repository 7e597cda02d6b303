"""What the words of a file for stages, ends and colleagues mean among ours.

A meaning is kept as text, the same on a page, in a saved mapping and in a file for the command
line: "won", "refused", "refused: <reason>", "open", "stage: <pipeline> / <stage>".
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interes.exchange.rules.importing import words
from interes.exchange.rules.importing.mapping import Mapping as Columns
from interes.exchange.rules.importing.sheets import Line
from interes.exchange.rules.importing.values import plain

STAGES = frozenset({"deal.stage", "deal.state"})
PEOPLE = frozenset(
    f"{thing}.{field}"
    for thing in ("company", "person", "lead", "deal", "to_do", "talk")
    for field in ("owner", "owner_email", "by", "by_email")
)
DESCRIBED = frozenset({"user.name", "user.last_name", "user.email"})
KINDS = {"stages": STAGES, "people": PEOPLE, "described": DESCRIBED}
STAGE = "stage: "
REFUSED = "refused"
MOST = 200
_LONGEST = 120
# What a stage is for, from the first to the last; looked at in the order of the second table.
_COURSE = ("contact", "needs", "meeting", "proposal", "thinking", "contract", "payment")
_PARTS = tuple(
    (part, re.compile(pattern))
    for part, pattern in (
        ("contract", r"contract|договор|контракт"),
        ("payment", r"invoice|payment|предоплат|оплат|\bсчет|отгруз|доставк"),
        ("proposal", r"proposal|quot|\boffer|расчет|\bкп\b|предложен|подготовка док|create papers"),
        ("thinking", r"negotiat|discuss|decision making|bought|think|переговор|думает|решени"
                     r"|согласов"),
        ("meeting", r"meet|demo|present|value prop|decision makers|perception|appointment|встреч"
                    r"|презент|показ|демонстр"),
        ("needs", r"qualif|needs|discovery|потребност|квалиф|выявл"),
        ("contact", r"prospect|incoming|contact|first|initial|\bnew\b|первич|первый|контакт"
                    r"|неразобр|^нов|входящ|холодн"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OurStage:
    """A stage of ours, in the order of its pipeline."""

    pipeline: str
    names: tuple[str, ...]

    @property
    def meaning(self) -> str:
        """Return how it is written in a mapping."""
        return f"{STAGE}{self.pipeline} / {self.names[0]}"


def key_of(word: str) -> str:
    """Return a word as it is looked up, however it is spaced and capitalised."""
    return plain(word).casefold()


def words_in(lines: Iterable[Line], mapping: Columns) -> tuple[int, dict[str, list[list[object]]]]:
    """Count the rows, and how often each word stands in a column of stages or of colleagues."""
    places = {
        kind: [n for n, c in enumerate(mapping.columns) if c.target in targets]
        for kind, targets in KINDS.items()
    }
    wanted = [(Counter[str](), kept) for kept in places.values() if kept]
    number = 0
    for line in lines:
        number += 1
        for found, kept in wanted:
            found.update(line.cells[place] for place in kept if place < len(line.cells))
    counted = iter(wanted)
    return number, {kind: _tidied(next(counted)[0]) for kind, kept in places.items() if kept}


def _tidied(found: Counter[str]) -> list[list[object]]:
    """Return the words with their numbers, the commonest first; blanks and spelling aside."""
    tidy: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for text, number in found.items():
        if (word := plain(text)) and len(word) <= _LONGEST:
            tidy[spelt.setdefault(key_of(word), word)] += number
    return [[word, number] for word, number in tidy.most_common(MOST)]


def guessed(found: Iterable[str], ours: Sequence[OurStage]) -> dict[str, str]:
    """Return what words for stages and ends seem to mean; those called as ours need no guess."""
    known = {key_of(name) for stage in ours for name in stage.names}
    pairs = ((key_of(word), _meaning(word, ours)) for word in found)
    return {word: meaning for word, meaning in pairs if meaning and word not in known}


def _meaning(word: str, ours: Sequence[OurStage]) -> str:
    state = words.state(word)
    if state in {"won", REFUSED}:
        return state
    part = part_of(word)
    if not part or not ours:
        return ""
    first = [stage for stage in ours if stage.pipeline == ours[0].pipeline]
    parts = [next(filter(None, map(part_of, stage.names)), "") for stage in first]
    wanted = _COURSE[: _COURSE.index(part) + 1]
    pairs = zip(parts, first, strict=True)
    fitting = [(wanted.index(one), stage) for one, stage in pairs if one in wanted]
    return max(fitting, key=lambda pair: pair[0])[1].meaning if fitting else ""


def part_of(name: str) -> str:
    """Return what a stage of this name is for, "" if the name does not tell."""
    text = key_of(name).replace("ё", "е")
    return next((part for part, pattern in _PARTS if pattern.search(text)), "")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a chosen meaning says: a state, a stage of a pipeline, a reason."""

    state: str = ""
    pipeline: str = ""
    stage: str = ""
    reason: str = ""


def read(meaning: str) -> Meant:
    """Read a meaning; what has none of our beginnings is the name of a stage."""
    if meaning in {"won", "open"}:
        return Meant(state=meaning)
    head, _, reason = meaning.partition(":")
    if head.strip() == REFUSED:
        return Meant(state=REFUSED, reason=reason.strip())
    name = meaning.removeprefix(STAGE.strip()).strip()
    pipeline, slash, stage = name.partition(" / ")
    return Meant(state="open", pipeline=pipeline if slash else "", stage=stage if slash else name)


def meanings(chosen: Mapping[str, str]) -> dict[str, Meant]:
    """Return the meanings of a mapping, by the words as they are looked up."""
    return {key_of(word): read(meaning) for word, meaning in chosen.items() if meaning}
