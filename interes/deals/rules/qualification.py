"""Whether a client is worth our time: what decides, what is known, and what follows (M2.1)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

NUMBERS = ("number", "money", "distance")
KINDS = (*NUMBERS, "yes_no", "choice")
LEAST, MOST, ONE_OF, YES = "least", "most", "one_of", "yes"
YES_WORD, NO_WORD = "yes", "no"

type Answer = Decimal | str


class Verdict(StrEnum):
    """What is thought of a deal; without anything to ask there is no verdict."""

    NONE = ""
    PROMISING = "promising"
    UNPROMISING = "unpromising"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """What a verdict stands on."""

    NOTHING = ""
    FAILED = "failed"
    SHORT = "short"
    MET = "met"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that decides: alone if it is decisive, else by its points.

    `bar` is what a good answer is: at `least` or at `most` the `limit`, `one_of` the `good` words,
    or `yes`.
    """

    key: int
    bar: str
    limit: Decimal = Decimal(0)
    good: frozenset[str] = frozenset()
    is_decisive: bool = False
    points: int = 1

    @property
    def weight(self) -> int:
        """Return the points of a good answer; a decisive question has none."""
        return 0 if self.is_decisive else self.points


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, what it stands on, and the questions that say so in their order."""

    verdict: Verdict
    why: Why = Why.NOTHING
    because: tuple[int, ...] = ()
    points: int = 0


def is_good(question: Question, answer: Answer) -> bool:
    """Tell whether an answer clears the bar."""
    if question.bar == YES:
        return answer == YES_WORD
    if question.bar == ONE_OF:
        return answer in question.good
    if not isinstance(answer, Decimal):
        return False
    return answer >= question.limit if question.bar == LEAST else answer <= question.limit


def judge(questions: Sequence[Question], answers: Mapping[int, Answer], needed: int = 0) -> Judged:
    """Return the verdict: sure only when no answer that is still open could change it.

    It is promising if it stays so whatever the open questions bring, unpromising likewise, and
    unknown as long as both are possible.
    """
    if not questions:
        return Judged(Verdict.NONE)
    known = [one for one in questions if one.key in answers]
    good = {one.key for one in known if is_good(one, answers[one.key])}
    points = sum(one.weight for one in known if one.key in good)
    bad = [one for one in known if one.key not in good]
    still_open = [one for one in questions if one.key not in answers]
    if failed := [one for one in bad if one.is_decisive]:
        return Judged(Verdict.UNPROMISING, Why.FAILED, _keys(failed), points)
    if points + sum(one.weight for one in still_open) < needed:
        return Judged(Verdict.UNPROMISING, Why.SHORT, _keys(bad), points)
    if asked := _that_decide(still_open, is_short=points < needed):
        return Judged(Verdict.UNKNOWN, Why.OPEN, _keys(asked), points)
    return Judged(Verdict.PROMISING, Why.MET, _telling(questions, good), points)


def _that_decide(still_open: Iterable[Question], *, is_short: bool) -> list[Question]:
    """Return the open questions on which the verdict hangs."""
    return [one for one in still_open if one.is_decisive or (is_short and one.weight > 0)]


def _telling(questions: Sequence[Question], good: Collection[int]) -> tuple[int, ...]:
    """Return what speaks for the client: the decisive answers, without any the others."""
    fitting = [one for one in questions if one.key in good]
    return _keys([one for one in fitting if one.is_decisive] or fitting)


def _keys(questions: Iterable[Question]) -> tuple[int, ...]:
    return tuple(one.key for one in questions)


def unit_of(number: Decimal, unit: str, *, is_bar: bool = False) -> str:
    """Return the form of a unit that fits a number: "место|места|мест", "seat|seats".

    After a bar ("от 2 мест", "from 2 seats") Russian takes another form than alone ("2 места").
    """
    forms = [form.strip() for form in unit.split("|")]
    if is_bar:
        return forms[-2] if number == 1 and len(forms) > 1 else forms[-1]
    if len(forms) == 3:
        return forms[_russian(number)]
    return forms[0] if len(forms) == 1 or number == 1 else forms[-1]


def _russian(number: Decimal) -> int:
    """Return which of three Russian forms a number takes; a part of one takes the second."""
    if number % 1:
        return 1
    last, two = number % 10, number % 100
    if last == 1 and two != 11:
        return 0
    return 1 if 2 <= last <= 4 and not 12 <= two <= 14 else 2


def bars_of(kind: str) -> tuple[str, ...]:
    """Return which bars a kind of question can have, the usual one first."""
    if kind == "choice":
        return (ONE_OF,)
    if kind == "yes_no":
        return (YES,)
    return (MOST, LEAST) if kind == "distance" else (LEAST, MOST)
