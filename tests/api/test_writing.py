"""What programs write is kept exactly, signed in the history, and refused where it must be."""

import pytest

from interes.clients import actions as clients
from interes.clients.models import Company, ContactPoint
from interes.deals.models import Deal, RefusalReason
from interes.foundation.history import history_of
from tests.api.conftest import Program, a_token
from tests.cast import a_company, a_deal, a_person, a_stage

STEP = {"text": "Позвонить", "due_at": "2126-12-01T10:00:00+03:00"}


def test_the_history_says_which_token_it_was(program, anna):
    program.post("/companies", {"name": "Нордвинд"})

    context = history_of(Company).get().pgh_context
    told = {key: context.metadata[key] for key in ("via", "token", "user", "act")}
    assert told == {
        "via": "api",
        "token": "Website",
        "user": anna.pk,
        "act": "clients.create_company",
    }


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[1]", 422),
        (b'{"name": "\\ud800"}', 400),
        (b'{"name": "a\\u0000b"}', 409),
        (b'{"name": 5}', 422),
        (b'{"name": "A", "employees": 1e400}', 400),
        (b'{"name": "A", "employees": 99999999999999999999}', 422),
        (b'{"name": "A", "revenue": 5}', 422),
        (b'{"name": "A", "password": 1}', 422),
        (b'{"name": "A", "owner": 9000000000}', 409),
        (b"[" * 5000, 400),
        (b'{"name": "' + b"A" * 300 + b'"}', 422),
    ],
)
def test_what_can_not_be_kept_is_refused_in_words(program, body, status):
    answer = program.post("/companies", body)

    assert answer.status_code == status
    assert answer.json()["detail"]
    assert not Company.objects.exists()


def test_a_body_that_is_not_json_is_refused(program):
    answer = program.client.post("/api/v1/companies", {"name": "A"})

    assert answer.status_code == 415


def test_tags_and_added_fields_are_written_like_all_others(program, ada):
    facts = {"noun": "company", "kind": "number", "name_ru": "Машин", "name_en": "", "by": ada}
    field = clients.add_field(**facts)
    name = f"custom_{field.pk}"

    made = program.post("/companies", {"name": "А", "tags": ["vip"], "custom": {name: 12}}).json()
    found = program.get("/companies", {name: "12", "tag": "vip"}).json()["items"]
    wrong = program.post("/companies", {"name": "Б", "custom": {name: "много"}})

    assert (made["tags"], made["custom"]) == (["vip"], {name: 12})
    assert [one["id"] for one in found] == [made["id"]]
    assert (wrong.status_code, Company.objects.count()) == (409, 1)


def test_a_deal_goes_from_its_opening_to_a_refusal_and_on(program, anna):
    company = a_company()
    sent = {"title": "Связь", "channel": "inbound", "company": company.pk, "step": STEP}
    deal = program.post("/deals", sent).json()
    address, reason = f"/deals/{deal['id']}", RefusalReason.objects.filter(asks_rival=False)[0]

    moved = program.post(f"{address}/move", {"stage": a_stage(3).pk}).json()
    step = deal["next_step"]["id"]
    done = program.post(f"/steps/{step}/finish", {"result": "Да", "next_step": STEP}).json()
    refused = program.post(f"{address}/refuse", {"reason": reason.pk, "note": "Нет денег"}).json()
    again = program.post(f"{address}/reopen", {"step": STEP}).json()

    assert moved["stage"] == a_stage(3).pk
    assert done["next_step"]["id"] != step
    assert (refused["state"], refused["closure"]["reason"]) == ("refused", reason.pk)
    assert (again["state"], again["closure"]) == ("open", None)


def test_a_to_do_is_moved_reworded_and_given(program, anna, dora):
    sent = {"text": "Отправить договор", "due_at": "2026-11-24T12:00:00+03:00"}
    made = program.post("/to-dos", sent).json()
    told = {"due_at": "2026-12-01T15:30:00+03:00", "has_time": True, "owner": dora.pk}

    changed = program.patch(f"/to-dos/{made['id']}", told, If_Match=f'"{made["version"]}"').json()
    late = program.patch(f"/to-dos/{made['id']}", {"text": "Акт"}, If_Match='"1"')

    assert (changed["due_at"][:16], changed["has_time"]) == ("2026-12-01T12:30", True)
    assert (changed["text"], changed["owner"]) == ("Отправить договор", dora.pk)
    assert late.status_code == 412


def test_a_closed_deal_is_not_won_again(program, anna):
    deal = a_deal(anna)
    program.post(f"/deals/{deal.pk}/win", {})

    answer = program.post(f"/deals/{deal.pk}/win", {})

    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_an_act_hears_which_version_was_seen_if_it_is_told(program, anna):
    deal = a_deal(anna)

    answer = program.post(f"/deals/{deal.pk}/win", {}, If_Match='"999"')

    assert answer.status_code == 412
    assert Deal.objects.get().state == "open"


def test_a_program_of_a_colleague_may_no_more_than_the_colleague(anna, dora):
    deal = a_deal(anna)

    answer = Program(a_token(dora)).post(f"/deals/{deal.pk}/win", {})

    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")


def test_what_was_removed_lies_in_the_basket_and_comes_back(program):
    company = a_company()
    tag = program.get(f"/companies/{company.pk}")["ETag"]

    assert program.delete(f"/companies/{company.pk}", If_Match=tag).status_code == 204
    assert program.get(f"/companies/{company.pk}").status_code == 404
    assert program.post(f"/companies/{company.pk}/restore").status_code == 200


def test_contacts_come_and_go(program):
    person = a_person()
    phone = {"kind": "phone", "value": "+7 495 123-45-67"}

    made = program.post(f"/people/{person.pk}/contacts", phone)

    assert made.status_code == 201
    assert program.delete(f"/contacts/{made.json()['id']}").status_code == 204
    assert not ContactPoint.objects.exists()


def test_the_history_of_a_record_can_be_read(program, anna):
    made = program.post("/companies", {"name": "Нордвинд", "city": "Тверь"})
    address = f"/companies/{made.json()['id']}"
    program.patch(address, {"city": "Омск"}, If_Match=made["ETag"])

    acts = program.get(f"{address}/history").json()["items"]

    assert [(one["act"], one["token"], one["user"]) for one in acts] == [
        ("clients.change_company", "Website", anna.pk),
        ("clients.create_company", "Website", anna.pk),
    ]
    city = {"field": "city", "before": "Тверь", "after": "Омск"}
    assert city in acts[0]["changes"][0]["fields"]
