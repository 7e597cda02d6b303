"""Situations for programs: read by all, set by administrators, chosen by who works the deal."""

import pytest
from django.utils.timezone import localtime

from interes.deals import actions
from interes.deals.models import Deal, Situation
from tests.api.conftest import Program, a_token
from tests.cast import a_deal, a_plan, a_stage


@pytest.fixture
def deal(anna):
    return a_deal(anna, stage=a_stage(5))


@pytest.fixture
def ask():
    """Ask as a program of a person; answers with the status and what came."""

    def asked(who, way, path, told=None):
        answer = getattr(Program(a_token(who)), way)(path, told)
        return answer.status_code, answer.json()

    return asked


def test_everyone_reads_the_situations(ask, dora):
    status, told = ask(dora, "get", "/situations")
    assert status == 200
    assert [one["name_en"] for one in told["items"]] == ["Approval", "Choosing", "Budget"]


def test_an_administrator_adds_and_changes_one(ask, ada):
    told = {"name_ru": "Тендер", "say_ru": "Спросить об итогах", "most_days": 120}
    status, made = ask(ada, "post", "/situations", told)
    assert (status, made["every"]) == (201, "week")
    status, made = ask(ada, "patch", f"/situations/{made['id']}", {"every": "month"})
    assert (status, made["every"], made["name_ru"]) == (200, "month", "Тендер")
    status, made = ask(ada, "patch", f"/situations/{made['id']}", {"is_active": False})
    assert (status, made["is_active"]) == (200, False)


def test_a_seller_sets_no_situations(ask, anna):
    told = {"name_ru": "Тендер", "say_ru": "Спросить об итогах", "most_days": 120}
    assert ask(anna, "post", "/situations", told)[0] == 403
    assert ask(anna, "patch", "/situations/1", {"every": "month"})[0] == 403


def test_a_situation_without_an_end_is_refused_at_its_field(ask, ada):
    status, told = ask(ada, "post", "/situations", {"name_ru": "Вечно", "say_ru": "Звонить"})
    assert status == 409
    assert told["errors"][0]["field"] == "most_attempts"


def test_a_program_chooses_a_situation_and_reads_why(ask, anna, deal):
    one = Situation.objects.get(name_en="Choosing")
    status, told = ask(anna, "post", f"/deals/{deal.pk}/situation", {"situation": one.pk})
    assert (status, told["situation"]) == (200, one.pk)
    assert told["next_step"]["is_proposed"]
    assert one.name_en in told["next_step"]["why"]


def test_a_program_asks_what_is_next_and_changes_nothing(ask, anna, deal):
    status, told = ask(anna, "get", f"/deals/{deal.pk}/proposal")
    assert (status, told["asks"]) == (200, False)
    assert told["why"]
    assert Deal.objects.get(pk=deal.pk).next_step_id == deal.next_step_id


def test_a_closed_deal_has_no_proposal(ask, anna, deal):
    actions.win(deal_id=deal.pk, by=anna, at=localtime())
    assert ask(anna, "get", f"/deals/{deal.pk}/proposal")[0] == 409


def test_a_program_says_why_it_puts_a_step_off(ask, anna, deal):
    one = Situation.objects.get(name_en="Approval")
    actions.situate(deal_id=deal.pk, situation=one, by=anna, at=localtime())
    later = a_plan(days=400)
    told = {"text": later.text, "due_at": later.due_at.isoformat()}
    status, problem = ask(anna, "post", f"/deals/{deal.pk}/step", told)
    assert (status, problem["errors"][0]["field"]) == (409, "because")
    status, moved = ask(anna, "post", f"/deals/{deal.pk}/step", told | {"because": "Отпуск"})
    assert (status, moved["next_step"]["moved_because"]) == (200, "Отпуск")


def test_who_is_on_the_mailing_list_is_put_on_read_and_taken_off(ask, anna, deal):
    status, new = ask(anna, "post", f"/deals/{deal.pk}/mailing")
    assert (status, [one["company"] for one in new["items"]]) == (200, [deal.company_id])
    assert ask(anna, "post", f"/deals/{deal.pk}/mailing")[1]["items"] == []

    status, told = ask(anna, "get", "/mailing-list")
    assert (status, told["items"]) == (200, new["items"])
    mark = told["items"][0]["id"]
    gone = Program(a_token(anna)).delete(f"/mailing-list/{mark}")
    assert gone.status_code == 204
    assert ask(anna, "get", "/mailing-list")[1]["items"] == []
    assert Program(a_token(anna)).delete(f"/mailing-list/{mark}").status_code == 404
