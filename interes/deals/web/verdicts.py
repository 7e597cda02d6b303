"""The verdict on a deal as a line of its page shows it, and the fields in which it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from interes.deals import actions, queries
from interes.deals.models import Deal, Judgement
from interes.deals.queries import Known, Told
from interes.deals.rules import NUMBERS, Answer, Verdict
from interes.foundation.refusals import Refusal

FIELD = "question_"
TONES = {"promising": "ok", "unpromising": "dragging", "unknown": "muted"}
PICTURES = {"promising": "circle-check", "unpromising": "circle-x", "unknown": "help-circle"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A verdict in words: what it is, why, and from which order on it pays off."""

    verdict: str
    word: str
    reason: str
    pays_off: str
    is_at_a_loss: bool
    is_stale: bool = False
    may_let_go: bool = False

    @property
    def tone(self) -> str:
        """Return its colour."""
        return TONES[self.verdict]

    @property
    def picture(self) -> str:
        """Return its icon."""
        return PICTURES[self.verdict]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as a form asks it."""

    name: str
    kind: str
    label: str
    help: str
    unit: str
    options: list[tuple[str, str]]


def shown(deal: Deal) -> Shown | None:
    """Return the verdict that is kept of a deal; None if nothing is asked of it."""
    kept: Judgement | None = getattr(deal, "judgement", None)
    if kept is None or not kept.verdict:
        return None
    return Shown(
        verdict=kept.verdict,
        word=str(kept.get_verdict_display()),
        reason=queries.reason_of(kept.why),
        pays_off=queries.pays_off_of(kept.why),
        is_at_a_loss=queries.is_at_a_loss(kept.why),
        is_stale=kept.is_stale and deal.is_open,
        may_let_go=deal.is_open and kept.verdict == Verdict.UNPROMISING,
    )


def as_shown(told: Told) -> Shown | None:
    """Return a verdict that was just given."""
    verdict = told.judged.verdict.value
    if not verdict:
        return None
    return Shown(
        verdict=verdict,
        word=str(Judgement.Word(verdict).label),
        reason=queries.reason_of(told.why),
        pays_off=queries.pays_off_of(told.why),
        is_at_a_loss=queries.is_at_a_loss(told.why),
    )


def fields_of(told: Told) -> list[Asked]:
    """Return the questions as a form asks them, with what is known of each."""
    currency = told.qualification.currency if told.qualification else ""
    return [_field(one, currency) for one in told.known]


def values_of(told: Told) -> dict[str, str]:
    """Return what was answered so far; what is only known of the company is not typed again."""
    return {
        f"{FIELD}{one.question.pk}": one.given.word or _plain(one.given.number)
        for one in told.known
        if one.given
    }


def tried(told: Told, data: Mapping[str, str], deal: Deal | None) -> Told:
    """Return the verdict as the form has it now; what can't be read counts as not answered."""
    if told.qualification is None:
        return told
    known = [_as_said(one, data.get(f"{FIELD}{one.question.pk}", "")) for one in told.known]
    return queries.told_if(told.qualification, known, deal)


def _as_said(one: Known, text: str) -> Known:
    answer: Answer | None
    try:
        answer = actions.read_answer(one.question, text)
    except Refusal:
        answer = None
    return Known(one.question, one.fact if answer is None else answer, one.fact, None)


def _field(one: Known, currency: str) -> Asked:
    row = one.question
    is_number = row.kind in NUMBERS
    if row.kind == "yes_no":
        options = [("yes", _("yes")), ("no", _("no"))]
    else:
        options = [(o["key"], queries.answer_of(row, o["key"])) for o in row.options]
    units = {"money": currency, "distance": row.unit or _("km")}
    return Asked(
        name=f"{FIELD}{row.pk}",
        kind="number" if is_number else "choice",
        label=row.ask,
        help=" ".join(part for part in (row.hint, _known(one, currency)) if part),
        unit=units.get(row.kind, row.unit),
        options=[] if is_number else [*options, ("", _("not known"))],
    )


def _known(one: Known, currency: str) -> str:
    """Say what is known without asking, and where from."""
    if one.fact is None:
        return ""
    told = {
        "value": queries.answer_of(one.question, one.fact, currency),
        "from": one.question.get_fact_display(),
    }
    return _("Known: %(value)s (%(from)s). Write only if it is otherwise.") % told


def _plain(number: Any) -> str:
    return "" if number is None else f"{number.normalize():f}"
