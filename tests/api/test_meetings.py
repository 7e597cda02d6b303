"""Arguments and meetings for programs: read, planned, with warnings, and their minutes."""

import pytest

from interes.deals import actions as deals
from interes.deals.models import DealPerson
from interes.knowledge.models import Argument
from tests.api.conftest import Program, a_token
from tests.cast import a_company, a_deal, a_person

NEXT = {"text": "Прислать смету", "due_at": "2026-12-30T12:00:00+03:00"}
CONTROL = {
    "name_ru": "Контроль водителей",
    "say_ru": "Каждый рейс виден",
    "works_for": ["economic"],
    "alarms": [{"role": "user", "why_ru": "Решат, что следят"}],
}


@pytest.fixture
def deal(anna):
    nordwind = a_company(owner=anna)
    deal = a_deal(anna, company=nordwind, people=[a_person(nordwind).pk])
    clara = DealPerson.objects.get().person_id
    deals.set_role(deal_id=deal.pk, person_id=clara, role="user", plays=True, by=anna)
    return deal


@pytest.fixture
def ask():
    """Ask as a program of a person; answers with the status and what came."""

    def asked(who, way, path, told=None):
        answer = getattr(Program(a_token(who)), way)(path, told)
        return answer.status_code, answer.json()

    return asked


def test_a_head_keeps_the_library_and_everyone_reads_it(ask, boris, anna):
    status, made = ask(boris, "post", "/arguments", CONTROL)
    assert (status, made["alarms"][0]["why_ru"]) == (201, "Решат, что следят")
    path = f"/arguments/{made['id']}"
    status, told = ask(boris, "patch", path, {"proof_ru": "98 %", "is_active": False})
    assert (status, told["proof_ru"], told["is_active"]) == (200, "98 %", False)
    assert [one["id"] for one in ask(anna, "get", "/arguments")[1]["items"]] == [made["id"]]
    assert ask(anna, "patch", path, {"proof_ru": ""})[0] == 403
    assert ask(boris, "patch", "/arguments/999", {"proof_ru": ""})[0] == 404


def test_a_program_plans_a_meeting_and_reads_what_is_wrong_with_it(ask, anna, deal):
    alarms = {"user": {"ru": "Решат, что следят"}}
    one = Argument.objects.create(
        name_ru="Контроль", say_ru="…", works_for=["economic"], alarms=alarms
    )
    sent = {"due_at": "2026-12-20T11:00:00+03:00", "kind": "presentation", "carrier": "step"}
    clara = DealPerson.objects.get().person_id
    sent |= {"people": [clara], "arguments": [{"argument": one.pk, "note": "тихо"}]}

    status, made = ask(anna, "post", f"/deals/{deal.pk}/meetings", sent)

    deal.refresh_from_db()
    assert (status, made["step"], made["standing"]) == (201, deal.next_step_id, "ahead")
    doubts = {one["doubt"] for one in made["warnings"]}
    assert {"alarms", "first_talk", "no_goal", "economic_unknown"} <= doubts
    told = ask(anna, "get", f"/deals/{deal.pk}/meetings")[1]["items"]
    assert told == [ask(anna, "get", f"/meetings/{made['id']}")[1]]


def test_a_program_writes_the_minutes(ask, anna, deal):
    sent = {"due_at": "2026-12-20T11:00:00+03:00", "carrier": "step", "goal": "Смета"}
    _status, made = ask(anna, "post", f"/deals/{deal.pk}/meetings", sent)
    said = {"result": "Ждут смету", "place": "client"}

    status, refused = ask(anna, "post", f"/meetings/{made['id']}/minutes", said)
    assert (status, refused["errors"][0]["field"]) == (409, "step_text")
    status, held = ask(anna, "post", f"/meetings/{made['id']}/minutes", said | {"next_step": NEXT})

    assert (status, held["standing"], held["held_place"]) == (200, "held", "client")
    assert held["warnings"] == []


def test_a_meeting_is_dropped_with_its_reason_and_only_once(ask, anna, dora, deal):
    sent = {"due_at": "2026-12-20T11:00:00+03:00", "carrier": "to_do"}
    _status, made = ask(anna, "post", f"/deals/{deal.pk}/meetings", sent)
    path = f"/meetings/{made['id']}/drop"

    assert ask(dora, "post", path, {"because": "…"})[0] == 403
    status, gone = ask(anna, "post", path, {"because": "Заболели"})
    assert (status, gone["standing"], gone["because"]) == (200, "dropped", "Заболели")
    assert ask(anna, "post", path, {"because": "Снова"})[0] == 409
