"""Qualification for programs: what is asked per product, what was answered, and the verdict."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from pydantic import Field

from interes.deals import actions, queries
from interes.deals.api import reading
from interes.deals.models import Deal
from interes.deals.queries import Known, Told
from interes.deals.rules import Verdict
from interes.team.queries import visitor
from interes.ui.api import Page, Room, answered, whole
from interes.ui.api.types import Answer, AskedKey, Body, Key, Moment

qualification = Room("deals", "qualification of deals")

type QuestionKind = Literal["number", "yes_no", "choice", "money", "distance"]
type Bar = Literal["least", "most", "one_of", "yes"]
type VerdictWord = Literal["promising", "unpromising", "unknown"]
Said = Annotated[str, Field(max_length=40)]


class Choice(Answer):
    """One answer to choose from."""

    key: str
    ru: str
    en: str
    good: bool


class Question(Answer):
    """One thing that decides: how it is asked and which answer is good."""

    id: int
    name_ru: str
    name_en: str
    ask_ru: str
    ask_en: str
    kind: QuestionKind
    bar: Bar
    limit: str | None
    options: list[Choice]
    is_decisive: bool
    points: int
    fact: Annotated[str, Field(description="Where the answer is known from; empty: asked.")]
    is_active: bool


class Qualification(Answer):
    """What decides whether a client of these products is worth our time."""

    id: int
    name_ru: str
    name_en: str
    business_lines: list[str]
    is_default: bool
    is_active: bool
    needed: Annotated[int, Field(description="Points that the others must bring.")]
    margin: str | None
    currency: str
    questions: list[Question]


class AnswerGiven(Answer):
    """What is known of one question in a deal."""

    question: int
    value: Annotated[str | None, Field(description="A number, yes or no, or the key of a choice.")]
    is_known_already: Annotated[bool, Field(description="Taken from the company or the deal.")]
    by: int | None
    at: Moment | None


class DealVerdict(Answer):
    """Whether the client of a deal is worth our time, and why."""

    qualification: int | None
    verdict: VerdictWord | None
    reason: Annotated[str, Field(description="A sentence in the language asked for.")]
    pays_off: Annotated[str, Field(description="From which order on it pays off, in words.")]
    answers: list[AnswerGiven]


class OneAnswer(Body):
    """An answer to one question; null or an empty text takes it back."""

    question: Key
    value: Said | None


class SomeAnswers(Body):
    """Some answers; those that are not named stay as they are."""

    answers: Annotated[list[OneAnswer], Field(min_length=1, max_length=50)]


_QUESTION = {
    "id": 4,
    "name_ru": "Рабочие места",
    "name_en": "Seats",
    "ask_ru": "Сколько человек будет участвовать?",
    "ask_en": "How many people will take part?",
    "kind": "number",
    "bar": "least",
    "limit": "10.00",
    "options": [],
    "is_decisive": True,
    "points": 1,
    "fact": "",
    "is_active": True,
}
_QUALIFICATION = {
    "id": 1,
    "name_ru": "Видеосвязь",
    "name_en": "Video conferencing",
    "business_lines": ["Видеосвязь"],
    "is_default": False,
    "is_active": True,
    "needed": 2,
    "margin": "0.250",
    "currency": "RUB",
    "questions": [_QUESTION],
}
_VERDICT: dict[str, Any] = {
    "qualification": 1,
    "verdict": "promising",
    "reason": "12 seats, needed from 10",
    "pays_off": "pays off from 380,000 ₽; this one is 520,000 ₽",
    "answers": [
        {
            "question": 4,
            "value": "12.00",
            "is_known_already": False,
            "by": 3,
            "at": "2026-11-23T09:00:00Z",
        }
    ],
}
_OWN = ("id", "name_ru", "name_en", "business_lines", "is_default", "is_active", "needed")
_ASKED = tuple(_QUESTION)


@qualification.get(
    "/qualifications", "deals.see", answer=Page[Qualification], example=[_QUALIFICATION]
)
def list_qualifications(request: HttpRequest) -> HttpResponse:
    """List what is asked of clients, product by product, those in use first."""
    del request
    asked: dict[int, list[dict[str, Any]]] = {}
    for row in queries.questions_to_set().values("qualification_id", *_ASKED):
        row["limit"] = None if row["limit"] is None else str(row["limit"])
        asked.setdefault(row.pop("qualification_id"), []).append(row)
    return whole(
        [
            {**row, "margin": None if row["margin"] is None else str(row["margin"])}
            | {"questions": asked.get(row["id"], [])}
            for row in queries.qualifications_to_set().values(*_OWN, "margin", "currency")
        ]
    )


@qualification.get(
    "/deals/{deal_id}/qualification", "deals.see", answer=DealVerdict, example=_VERDICT
)
def read_verdict(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """Read the verdict on a deal, why it is so, and what was answered."""
    return answered(request, _told(reading.seen(request, deal_id)))


@qualification.post(
    "/deals/{deal_id}/qualification",
    "deals.change",
    answer=DealVerdict,
    example=_VERDICT,
    sent={"answers": [{"question": 4, "value": "12"}]},
)
def answer_questions(request: HttpRequest, deal_id: AskedKey, sent: SomeAnswers) -> HttpResponse:
    """Write down what the client answered; the deal is judged at once."""
    deal = reading.seen(request, deal_id)
    said = {one.question: one.value or "" for one in sent.answers}
    actions.answer_questions(deal_id=deal_id, answers=said, by=visitor(request), at=timezone.now())
    return answered(request, _told(deal))


def _told(deal: Deal) -> dict[str, Any]:
    told: Told = queries.told_of([deal])[deal.pk]
    has_verdict = told.judged.verdict != Verdict.NONE
    return {
        "qualification": told.qualification.pk if told.qualification and has_verdict else None,
        "verdict": told.judged.verdict.value or None,
        "reason": queries.reason_of(told.why),
        "pays_off": queries.pays_off_of(told.why),
        "answers": [_answer(one) for one in told.known],
    }


def _answer(one: Known) -> dict[str, Any]:
    return {
        "question": one.question.pk,
        "value": None if one.answer is None else str(one.answer),
        "is_known_already": one.answer is not None and one.given is None,
        "by": one.given.by_id if one.given else None,
        "at": one.given.at if one.given else None,
    }
