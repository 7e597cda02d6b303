"""Write down what a client answered to the questions that decide (M2.1)."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from interes.deals.actions import planning
from interes.deals.actions.judging import judge
from interes.deals.actions.read_sum import SumUnclear, read_amount
from interes.deals.models import Deal, QualificationAnswer, QualificationQuestion
from interes.deals.rules import NUMBERS, Answer
from interes.foundation.acts import act
from interes.foundation.edits import write
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

FIELD = "question_"


class AnswerUnclear(Refusal):
    """An answer that does not fit its question, or a question that is not asked any more."""


@act
def answer_questions(
    *, deal_id: int, answers: Mapping[int, str], by: User, at: datetime
) -> list[QualificationAnswer]:
    """Write answers down as people say them, by question; nothing takes an answer back.

    What is not named stays as it is, so answers may come one by one. The deal is judged anew.
    Raises AnswerUnclear, NotAllowed.
    """
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    asked = QualificationQuestion.objects.filter(is_active=True).in_bulk(list(answers))
    known = {row.question_id: row for row in QualificationAnswer.objects.filter(deal=deal)}
    for key, said in answers.items():
        if key not in asked:
            raise AnswerUnclear(_("This is not asked any more. Reload the page."))
        _write(deal, asked[key], read_answer(asked[key], said), known.get(key), by, at)
    judge([deal_id])
    return list(QualificationAnswer.objects.filter(deal=deal).order_by("id"))


def read_answers(data: Mapping[str, str]) -> dict[int, str]:
    """Return what a form says to each question, also what it leaves open."""
    keys = {name: key_in(name.removeprefix(FIELD)) for name in data if name.startswith(FIELD)}
    return {key: data[name] for name, key in keys.items() if key}


def read_answer(question: QualificationQuestion, said: str) -> Answer | None:
    """Return an answer as the rule knows it; nothing is no answer. Raises AnswerUnclear."""
    text = said.strip()
    if not text:
        return None
    field = f"{FIELD}{question.pk}"
    if question.kind in NUMBERS:
        try:
            return read_amount({field: text}, field)
        except SumUnclear:
            raise AnswerUnclear(_("Write a number: 1 200."), field=field) from None
    words = ["yes", "no"] if question.kind == "yes_no" else [o["key"] for o in question.options]
    if text not in words:
        raise AnswerUnclear(_("Choose one of these."), field=field)
    return text


def _write(
    deal: Deal,
    question: QualificationQuestion,
    answer: Answer | None,
    before: QualificationAnswer | None,
    by: User,
    at: datetime,
) -> None:
    facts = {
        "number": answer if isinstance(answer, Decimal) else None,
        "word": answer if isinstance(answer, str) else "",
    }
    if before is None:
        if answer is not None:
            QualificationAnswer.objects.create(deal=deal, question=question, by=by, at=at, **facts)
    elif answer is None:
        before.delete()
    elif (before.number, before.word) != (facts["number"], facts["word"]):
        write(before, {**facts, "by": by, "at": at})
