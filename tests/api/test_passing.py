"""Passing deals on for programs."""

import pytest

from interes.deals.models import Deal
from tests.api.conftest import Program, a_token
from tests.cast import a_deal, a_user

NOTE = "Обещали расчёт к среде"


@pytest.fixture
def vera(db):
    return a_user("Вера Тихонова", email="vera@example.ru")


@pytest.fixture
def deal(anna):
    return a_deal(anna)


@pytest.fixture
def where(deal):
    return f"/deals/{deal.pk}/passings"


def test_a_program_offers_and_another_accepts(anna, vera, deal, where):
    made = Program(a_token(anna)).post(where, {"to": vera.pk, "note": NOTE})
    waiting = Program(a_token(vera)).get("/passings").json()["items"]
    told = Program(a_token(vera)).post(f"{where}/accept", None).json()

    assert (made.status_code, [one["note"] for one in waiting]) == (201, [NOTE])
    assert (told["worker"], told["owner"]) == (vera.pk, anna.pk)


def test_an_offer_is_returned_or_withdrawn(anna, vera, deal, where):
    mine, hers = Program(a_token(anna)), Program(a_token(vera))
    mine.post(where, {"to": vera.pk, "note": NOTE})
    assert hers.post(f"{where}/return", {"note": "Нет чертежей"}).json()["state"] == "returned"
    mine.post(where, {"to": vera.pk, "note": NOTE})
    assert mine.post(f"{where}/withdraw", None).json()["state"] == "withdrawn"
    assert hers.post(f"{where}/accept", None).status_code == 409
    assert Deal.objects.get(pk=deal.pk).worker is None


def test_nobody_is_offered_a_deal_without_a_note(anna, vera, where):
    assert Program(a_token(anna)).post(where, {"to": vera.pk, "note": " "}).status_code == 422
