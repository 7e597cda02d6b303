"""What qualifies a client, as the company has set it, and the verdict on deals by it (M2)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum
from django.utils.translation import gettext as _

from interes.clients.models import Company, Site
from interes.deals.models import (
    Deal,
    Judgement,
    Qualification,
    QualificationAnswer,
    QualificationQuestion,
)
from interes.deals.queries.verdict_words import facts_of
from interes.deals.rules import Answer, Costs, Judged, Question, Verdict, judge, line_of
from interes.foundation.attributes import Choices
from interes.foundation.naming import in_language

_ENUMS: dict[str, Any] = {
    QualificationQuestion.Fact.SOLVENCY: Company.Solvency,
    QualificationQuestion.Fact.SIZE: Company.Size,
    QualificationQuestion.Fact.COVERAGE: Company.Coverage,
}
NOT_JUDGED = Judged(Verdict.NONE)
_UNKNOWN = {"", Company.Solvency.UNKNOWN.value}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one question in a deal: the answer, and whether somebody gave it there."""

    question: QualificationQuestion
    answer: Answer | None
    fact: Answer | None
    given: QualificationAnswer | None

    @property
    def is_open(self) -> bool:
        """Tell whether nobody knows it."""
        return self.answer is None


@dataclass(frozen=True, slots=True)
class Told:
    """The verdict on one deal with everything it stands on."""

    qualification: Qualification | None = None
    known: list[Known] = field(default_factory=list)
    judged: Judged = NOT_JUDGED
    why: dict[str, Any] = field(default_factory=dict)


def qualifications() -> QuerySet[Qualification]:
    """Return the qualifications in use."""
    used = Qualification.objects.filter(is_active=True)
    return used.select_related("reason").order_by("order", "id")


def qualifications_to_set() -> QuerySet[Qualification]:
    """Return every qualification, also those out of use."""
    return Qualification.objects.select_related("reason").order_by("-is_active", "order", "id")


def questions_to_set() -> QuerySet[QualificationQuestion]:
    """Return every question of every qualification, those out of use last."""
    return QualificationQuestion.objects.order_by("qualification", "-is_active", "order", "id")


def qualification_for(product: str, company: Company | None) -> Qualification | None:
    """Return what is asked of a client of this product, else of the industry, else of everyone."""
    return _chosen(list(qualifications()), product, company)


def verdict_choices() -> Choices:
    """Return the verdicts with their words."""
    return Judgement.Word.choices


def enum_of(fact: str) -> Choices:
    """Return the answers that a fact of the company has anyway; none if it is free."""
    known = _ENUMS.get(fact)
    return [one for one in known.choices if one[0] not in _UNKNOWN] if known else []


def told_of(deals: Iterable[Deal]) -> dict[int, Told]:
    """Return the verdict on each deal (with its company), in five questions for any number."""
    deals = list(deals)
    every = list(qualifications())
    if not every:
        return {deal.pk: Told() for deal in deals}
    chosen = {deal.pk: _chosen(every, deal.product, deal.company) for deal in deals}
    asked = _asked({one.pk for one in chosen.values() if one})
    given = _given([deal.pk for deal in deals])
    sites = _sites(deals, [one for questions in asked.values() for one in questions])
    return {
        deal.pk: _told(deal, one, asked.get(one.pk, []), given[deal.pk], sites)
        if (one := chosen[deal.pk])
        else Told()
        for deal in deals
    }


def asked_by(one: Qualification) -> Told:
    """Return what a qualification asks when nothing is known: to try it out."""
    asked = _asked({one.pk}).get(one.pk, [])
    return told_if(one, [Known(row, None, None, None) for row in asked], None)


def told_if(one: Qualification, known: list[Known], deal: Deal | None) -> Told:
    """Return the verdict that these answers would give, in a deal or without one."""
    answers = {row.question.pk: row.answer for row in known if row.answer is not None}
    judged = judge([law_of(row.question) for row in known], answers, one.needed)
    if judged.verdict == Verdict.NONE:
        return Told(one)
    rows = {row.question.pk: (row.question, row.answer) for row in known}
    return Told(one, known, judged, facts_of(one, judged, rows, costs_of(one), deal))


def law_of(row: QualificationQuestion) -> Question:
    """Return a question as the rule knows it."""
    return Question(
        key=row.pk,
        bar=row.bar,
        limit=row.limit or Decimal(0),
        good=frozenset(option["key"] for option in row.options if option.get("good")),
        is_decisive=row.is_decisive,
        points=row.points,
    )


def costs_of(one: Qualification) -> Costs | None:
    """Return what an order costs to serve; without a margin nobody asks."""
    if one.margin is None:
        return None
    names = [name for name in Costs.__dataclass_fields__ if name != "margin"]
    return Costs(margin=one.margin, **{name: getattr(one, name) for name in names})


def is_qualified(deal: Deal) -> bool:
    """Tell whether the verdict is decided, or nothing is asked of such deals."""
    return told_of([deal])[deal.pk].judged.verdict != Verdict.UNKNOWN


def with_verdict(verdict: str) -> Exists:
    """Match deals with this verdict."""
    return Exists(Judgement.objects.filter(deal=OuterRef("pk"), verdict=verdict))


def judged_by() -> dict[int, int]:
    """Return how many open deals each qualification is asked of."""
    rows = Judgement.objects.filter(deal__state=Deal.State.OPEN, deal__removed_at=None)
    counted = rows.filter(qualification__isnull=False).values_list("qualification_id")
    return dict(counted.annotate(n=Count("deal")).order_by())


def has_answers(question: QualificationQuestion) -> bool:
    """Tell whether anybody has answered this question in a deal."""
    return QualificationAnswer.objects.filter(question=question).exists()


def words_of_answers(questions: Iterable[int]) -> dict[tuple[int, str], str]:
    """Return the words of every answer that these questions let one choose."""
    keys = list(questions)
    rows = QualificationQuestion.objects.filter(pk__in=keys).values_list("pk", "options")
    choices = {
        (key, one["key"]): in_language(one["ru"], one["en"])
        for key, options in (rows if keys else ())
        for one in options
    }
    yes_no = {"yes": _("yes"), "no": _("no")}
    return {(key, word): said for key in keys for word, said in yes_no.items()} | choices


def _chosen(
    every: Sequence[Qualification], product: str, company: Company | None
) -> Qualification | None:
    lines = [(one.pk, one.business_lines) for one in every]
    key = line_of((product, company.industry if company else ""), lines)
    return next((one for one in every if (one.pk == key if key else one.is_default)), None)


def _asked(keys: set[int]) -> dict[int, list[QualificationQuestion]]:
    found: dict[int, list[QualificationQuestion]] = defaultdict(list)
    rows = QualificationQuestion.objects.filter(qualification__in=keys, is_active=True)
    for row in rows.order_by("order", "id"):
        found[row.qualification_id].append(row)
    return found


def _given(keys: list[int]) -> dict[int, dict[int, QualificationAnswer]]:
    found: dict[int, dict[int, QualificationAnswer]] = defaultdict(dict)
    for row in QualificationAnswer.objects.filter(deal__in=keys).select_related("by"):
        found[row.deal_id][row.question_id] = row
    return found


def _sites(
    deals: Sequence[Deal], asked: Sequence[QualificationQuestion]
) -> dict[int, tuple[int, int | None]]:
    """Return how many sites and seats the companies have, if anybody asks for them."""
    if not {one.fact for one in asked} & {"seats", "sites"}:
        return {}
    rows = Site.objects.filter(company__in={deal.company_id for deal in deals if deal.company_id})
    counted = rows.values_list("company_id").annotate(n=Count("id"), seats=Sum("seats")).order_by()
    return {company: (number, seats) for company, number, seats in counted}


def _told(
    deal: Deal,
    one: Qualification,
    questions: Sequence[QualificationQuestion],
    given: Mapping[int, QualificationAnswer],
    sites: Mapping[int, tuple[int, int | None]],
) -> Told:
    known = []
    for row in questions:
        answer, fact = given.get(row.pk), _fact(row, deal, one, sites)
        said = None if answer is None else answer.word or answer.number
        known.append(Known(row, fact if said is None else said, fact, answer))
    return told_if(one, known, deal)


def _fact(
    row: QualificationQuestion,
    deal: Deal,
    one: Qualification,
    sites: Mapping[int, tuple[int, int | None]],
) -> Answer | None:
    """Return what is known without asking."""
    if row.fact == QualificationQuestion.Fact.AMOUNT:
        return deal.amount if deal.currency == one.currency else None
    company = deal.company
    if not row.fact or company is None:
        return None
    if row.fact in ("sites", "seats"):
        number, seats = sites.get(company.pk, (None, None))
        return _decimal(number if row.fact == "sites" else seats)
    value = getattr(company, row.fact)
    if row.fact in ("employees", "revenue"):
        return _decimal(value)
    return _region(row, value) if row.fact == "region" else None if value in _UNKNOWN else value


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def _region(row: QualificationQuestion, region: str) -> str | None:
    """Return the key of the region among the answers, else the region itself."""
    said = region.casefold().strip()
    keys = [o["key"] for o in row.options if said in (o["ru"].casefold(), o["en"].casefold())]
    return (keys[0] if keys else region) if said else None
