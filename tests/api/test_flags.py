"""What programs are told of the flags of a deal, and how they answer them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interes.deals.actions import Plan
from interes.deals.models import DealStanding, FlagNorm
from tests.api.conftest import Program, a_token
from tests.cast import a_deal

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask():
    """Ask as a program of a person; answers with the status and what came."""

    def asked(who, way, path, told=None):
        answer = getattr(Program(a_token(who)), way)(path, *([told] if told else []))
        return answer.status_code, answer.json()

    return asked


@pytest.fixture
def deal(anna):
    now = timezone.now()
    return a_deal(anna, at=now, step=Plan("Позвонить", now + timedelta(days=2)), amount=10)


def test_a_deal_tells_its_flags_with_the_reason(ask, anna, deal):
    _status, told = ask(anna, "get", f"/deals/{deal.pk}")

    (flag,) = told["flags"]
    assert (flag["flag"], flag["facts"]) == ("no_people", {})
    assert flag["why"]


def test_deals_are_found_by_a_flag(ask, anna, deal):
    _status, found = ask(anna, "get", "/deals?where=flags.in(no_people)")
    _status, none = ask(anna, "get", "/deals?where=flags.in(dragging)")

    assert ([one["id"] for one in found["items"]], none["items"]) == ([deal.pk], [])


def test_an_answer_silences_a_flag(ask, anna, deal):
    told = {"flag": "no_people", "text": "Назовут в четверг"}

    status, answer = ask(anna, "post", f"/deals/{deal.pk}/flags/answer", told)

    assert (status, answer["flags"]) == (200, [])
    assert DealStanding.objects.get(deal=deal).flags == []


@pytest.mark.parametrize(
    "told",
    [
        {"flag": "no_people", "text": " "},
        {"flag": "no_such", "text": "Ждём"},
        {"flag": "late", "text": "Ждём", "until": "2020-01-01"},
    ],
)
def test_an_answer_that_says_nothing_is_refused(ask, anna, deal, told):
    status, _answer = ask(anna, "post", f"/deals/{deal.pk}/flags/answer", told)

    assert status in {409, 422}


def test_whoever_may_not_change_the_deal_may_not_answer(ask, dora, deal):
    told = {"flag": "no_people", "text": "Ждём"}

    assert ask(dora, "post", f"/deals/{deal.pk}/flags/answer", told)[0] == 403


def test_only_what_is_named_changes_in_the_norms(ask, ada, anna):
    status, told = ask(ada, "patch", "/flag-norms", {"silent_days": 21, "off": ["no_coach"]})

    assert (status, told["silent_days"], told["new_days"]) == (200, 21, 90)
    assert FlagNorm.objects.get().off == ["no_coach"]
    assert ask(anna, "get", "/flag-norms")[1]["off"] == ["no_coach"]
    assert ask(anna, "patch", "/flag-norms", {"silent_days": 3})[0] == 403
