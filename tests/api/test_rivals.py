"""Rivals for programs: what is known, the competition of a deal, and whom a win has beaten."""

import pytest

from interes.deals.models import DealRival, Rival
from tests.api.conftest import Program, a_token
from tests.cast import a_deal


@pytest.fixture
def deal(anna):
    return a_deal(anna)


@pytest.fixture
def ask():
    """Ask as a program of a person; answers with the status and what came."""

    def asked(who, way, path, told=None):
        answer = getattr(Program(a_token(who)), way)(path, *([] if told is None else [told]))
        return answer.status_code, answer.json() if answer.content else None

    return asked


@pytest.fixture
def delta(ask, anna):
    return ask(anna, "post", "/rivals", {"name": "Дельта", "weaknesses": "Долго везут"})[1]["id"]


def test_a_program_writes_a_rival_down_and_changes_it(ask, anna, delta):
    status, told = ask(anna, "patch", f"/rivals/{delta}", {"strengths": "Цена"})

    assert status == 200
    assert (told["strengths"], told["weaknesses"], told["share"]) == ("Цена", "Долго везут", None)


@pytest.mark.parametrize("path", ["/rivals/{}/merge", "/rivals/{}"])
def test_a_seller_does_not_tidy_the_rivals(ask, anna, delta, path):
    way, told = ("post", {"other": 1}) if "merge" in path else ("patch", {"is_active": False})

    assert ask(anna, way, path.format(delta), told)[0] == 403


def test_a_head_makes_two_names_one(ask, anna, boris, delta):
    twin = ask(anna, "post", "/rivals", {"name": "Дельта-Линк"})[1]["id"]

    assert ask(boris, "post", f"/rivals/{delta}/merge", {"other": twin})[0] == 200
    assert not Rival.objects.filter(pk=twin).exists()


def test_the_competition_is_told_and_only_what_is_named_changes(ask, anna, deal, delta):
    told = {"rival": delta, "standing": "leading", "amount": "900.00"}
    ask(anna, "post", f"/deals/{deal.pk}/rivals", told)
    ask(anna, "post", f"/deals/{deal.pk}/rivals", {"rival": delta, "terms": "Аванс"})

    status, (one,) = 200, ask(anna, "get", f"/deals/{deal.pk}/rivals")[1]["items"]
    assert status == 200
    assert (one["standing"], one["amount"], one["terms"]) == ("leading", "900.00", "Аванс")


def test_deals_are_found_by_their_rival(ask, anna, deal, delta):
    a_deal(anna)
    ask(anna, "post", f"/deals/{deal.pk}/rivals", {"rival": delta})

    found = ask(anna, "get", f"/deals?rivals={delta}")[1]["items"]

    assert [one["id"] for one in found] == [deal.pk]


def test_a_win_says_whom_it_has_beaten(ask, anna, deal, delta):
    ask(anna, "post", f"/deals/{deal.pk}/rivals", {"rival": delta})

    assert ask(anna, "post", f"/deals/{deal.pk}/win", {"beaten": []})[0] == 200

    assert DealRival.objects.get(deal=deal).beaten_in is None


def test_a_rival_that_is_gone_from_the_deal_is_a_refusal(ask, anna, deal, delta):
    ask(anna, "post", f"/deals/{deal.pk}/rivals", {"rival": delta})

    assert ask(anna, "delete", f"/deals/{deal.pk}/rivals/{delta}")[0] == 204
    assert ask(anna, "delete", f"/deals/{deal.pk}/rivals/{delta}")[0] == 409
