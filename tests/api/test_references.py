"""Cases and references for programs: the open wording comes only to whom it may be told."""

import pytest

from interes.clients.models import Relation
from tests.api.conftest import Program, a_token
from tests.cast import a_company, a_deal


@pytest.fixture
def ask():
    """Ask as a program of a person; answers with the status and what came."""

    def asked(who, way, path, *told):
        answer = getattr(Program(a_token(who)), way)(path, *told)
        return answer.status_code, answer.json()

    return asked


@pytest.fixture
def falcon(db):
    return a_company("Кречет")


@pytest.fixture
def case(ask, boris, falcon):
    told = {
        "title": "Связь 12 мест",
        "company": falcon.pk,
        "open_wording": "Кречет доволен",
        "anonymous_wording": "Завод доволен",
        "may_be_named": True,
        "consent_on": "2026-09-14",
        "consent_by": "Павел Рогов",
    }
    return ask(boris, "post", "/cases", told)[1]


@pytest.mark.parametrize(
    ("attitude", "text"),
    [("hostile", "Завод"), ("unknown", "Завод"), ("neutral", "Кречет"), ("friendly", "Кречет")],
)
def test_a_deal_tells_the_wording_its_client_may_hear(ask, anna, case, falcon, attitude, text):
    prospect = a_company("Нордвинд")
    Relation.objects.create(company=prospect, other=falcon, kind="competitor", attitude=attitude)
    deal = a_deal(anna, company=prospect)

    (one,) = ask(anna, "get", f"/deals/{deal.pk}/references")[1]["items"]

    assert one["text"] == f"{text} доволен"


def test_the_wrong_words_are_refused(ask, anna, case, falcon):
    prospect = a_company("Нордвинд")
    Relation.objects.create(company=falcon, other=prospect, kind="competitor")
    path = f"/deals/{a_deal(anna, company=prospect).pk}/references"

    assert ask(anna, "post", path, {"case": case["id"], "wording": "open"})[0] == 409
    assert ask(anna, "post", path, {"case": case["id"], "wording": "anonymous"})[0] == 201


def test_a_wording_that_gives_the_client_away_is_refused_at_its_field(ask, boris, case):
    path = f"/cases/{case['id']}"

    status, told = ask(boris, "patch", path, {"anonymous_wording": "У Кречета всё хорошо"})

    assert (status, told["errors"][0]["field"]) == (409, "anonymous_wording")
    assert "Кречета" in told["errors"][0]["message"]


def test_a_seller_reads_the_cases_and_writes_none(ask, anna, case):
    assert ask(anna, "get", "/cases")[1]["items"] == [case]
    assert ask(anna, "patch", f"/cases/{case['id']}", {"figures": "7 месяцев"})[0] == 403
