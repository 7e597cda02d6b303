"""Qualification for programs: what is asked, what was answered, what follows."""

from decimal import Decimal

import pytest

from tests.api.conftest import Program, a_token
from tests.cast import a_deal
from tests.qualifying import a_qualification, a_question

SEATS = {"name_ru": "Рабочие места", "name_en": "Seats", "limit": Decimal(10)}


@pytest.fixture
def seats(ada):
    one = a_qualification(ada, business_lines=["Видеосвязь"])
    return a_question(ada, one, **SEATS, is_decisive=True)


@pytest.fixture
def deal(anna, seats):
    return a_deal(anna, product="Видеосвязь")


@pytest.fixture
def as_anna(anna):
    return Program(a_token(anna))


def test_a_program_reads_what_is_asked(as_anna, seats):
    (one,) = as_anna.get("/qualifications").json()["items"]

    assert one["business_lines"] == ["Видеосвязь"]
    assert [(row["id"], row["limit"]) for row in one["questions"]] == [(seats.pk, "10.00")]


def test_a_program_writes_answers_down_and_reads_the_verdict(as_anna, deal, seats):
    where = f"/deals/{deal.pk}/qualification"
    said = {"answers": [{"question": seats.pk, "value": "3"}]}
    told = as_anna.post(where, said).json()

    assert told["verdict"] == "unpromising"
    assert as_anna.get(where).json()["answers"][0]["value"] == "3.00"
    assert as_anna.get(f"/deals/{deal.pk}").json()["verdict"] == "unpromising"


@pytest.mark.parametrize("value", ["many", "-1"])
def test_an_answer_that_cannot_be_read_is_refused_at_its_field(as_anna, deal, seats, value):
    said = {"answers": [{"question": seats.pk, "value": value}]}

    answer = as_anna.post(f"/deals/{deal.pk}/qualification", said)

    assert answer.status_code in (409, 422)
    assert f"question_{seats.pk}" in answer.content.decode()


def test_deals_are_listed_by_their_verdict(as_anna, anna, deal, seats):
    a_deal(anna, product="Кабель")

    listed = as_anna.get("/deals?where=verdict.is(unknown)").json()["items"]

    assert [one["id"] for one in listed] == [deal.pk]
