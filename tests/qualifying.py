"""Qualifications for tests: a setting and its questions, made as an administrator makes them."""

from decimal import Decimal
from typing import Any

from interes.deals import actions
from interes.deals.models import Judgement, Qualification, QualificationQuestion


def a_qualification(by: Any, name_ru: str = "Видеосвязь", **facts: Any) -> Qualification:
    """Return a qualification without questions."""
    told = actions.QualificationFacts(name_ru=name_ru, **facts)
    return actions.add_qualification(facts=told, by=by)


def a_question(by: Any, one: Qualification, **facts: Any) -> QualificationQuestion:
    """Return a question of it: a number that should be at least one, if nothing else is said."""
    usual = {"kind": "number", "limit": Decimal(1), "ask_ru": f"{facts['name_ru']}: сколько?"}
    told = actions.QuestionFacts(**usual | facts)
    return actions.add_question(qualification_id=one.pk, facts=told, by=by)


def verdict_of(deal: Any) -> str:
    """Return the verdict on a deal as lists know it."""
    return Judgement.objects.values_list("verdict", flat=True).get(deal=deal.pk)
