"""What the history says of answers and of passing on, and how both are taken back."""

import re
from decimal import Decimal

import pytest
from django.utils import timezone

from interes.deals import actions as deals
from interes.deals.models import Deal, DealPassing, QualificationAnswer
from interes.desk import actions
from tests.cast import NOON, a_deal, a_user
from tests.qualifying import a_qualification, a_question, verdict_of

OPTIONS = (deals.Option("Счёт", "Invoice", is_good=True), deals.Option("Аванс", "Advance"))


@pytest.fixture
def asked(ada):
    one = a_qualification(ada, is_default=True)
    seats = {"name_ru": "Места", "name_en": "Seats", "limit": Decimal(10), "is_decisive": True}
    pays = {"name_ru": "Оплата", "name_en": "Payment", "kind": "choice", "options": OPTIONS}
    return a_question(ada, one, **seats), a_question(ada, one, **pays)


@pytest.fixture
def deal(anna, asked):
    anna.language = "en"
    anna.save()
    return a_deal(anna)


def history(client, user, deal):
    client.force_login(user)
    html = client.get(f"/deals/{deal.pk}/history/").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def answer(deal, by, question, said):
    deals.answer_questions(deal_id=deal.pk, answers={question.pk: said}, by=by, at=NOON)


def undo_last(by, model):
    last = model.pgh_event_model.objects.latest("pgh_id")
    return actions.take_back(context=last.pgh_context_id, by=by, at=timezone.now())


def test_answers_are_told_in_words(client, anna, deal, asked):
    seats, pays = asked
    answer(deal, anna, seats, "12")
    answer(deal, anna, pays, "o1")
    answer(deal, anna, pays, "o2")

    told = history(client, anna, deal)

    assert "Answered: Seats · 12" in told
    assert "Answered: Payment · Invoice" in told
    assert "Advance" in told


def test_an_answer_is_taken_back_with_its_verdict(anna, deal, asked):
    seats, _pays = asked
    answer(deal, anna, seats, "30")
    answer(deal, anna, seats, "3")
    assert verdict_of(deal) == "unpromising"

    undo_last(anna, QualificationAnswer)

    assert QualificationAnswer.objects.get().number == 30
    assert verdict_of(deal) == "promising"


def test_the_first_answer_is_taken_back_to_none(anna, deal, asked):
    answer(deal, anna, asked[0], "3")

    undo_last(anna, QualificationAnswer)

    assert not QualificationAnswer.objects.exists()
    assert verdict_of(deal) == "unknown"


def test_accepting_is_taken_back_and_the_offer_waits_again(client, anna, deal):
    vera = a_user("Вера Тихонова", email="vera@example.ru", language="en")
    deals.offer_passing(deal_id=deal.pk, to=vera, note="Срок важен", by=anna, at=NOON)
    deals.accept_passing(deal_id=deal.pk, by=vera, at=NOON)
    assert "Offered to: Вера Тихонова" in history(client, anna, deal)

    undo_last(vera, DealPassing)

    now = Deal.objects.select_related("next_step").get(pk=deal.pk)
    assert (now.worker, now.next_step.owner) == (None, anna)
    assert DealPassing.objects.get().state == "offered"


def test_an_offer_is_taken_back_by_undo(anna, deal):
    vera = a_user("Вера Тихонова", email="vera@example.ru")
    deals.offer_passing(deal_id=deal.pk, to=vera, note="Срок важен", by=anna, at=NOON)

    undo_last(anna, DealPassing)

    assert not DealPassing.objects.filter(state="offered").exists()
