"""The planner of a meeting, its sheet and its minutes, as people open and send them."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, localtime

from interes.activities.models import Activity, Meeting, Promise, PromiseKind, ToDo
from interes.deals import actions as deals
from interes.deals.models import DealPerson
from interes.knowledge.models import Argument
from tests.cast import a_company, a_deal, a_person, hidden

IN_ADVICE = {"HX-Request": "true", "HX-Target": "div#advice"}
NEXT = {"step_text": "Прислать смету", "step_kind": "letter", "step_when": "tomorrow"}


@pytest.fixture
def deal(client, anna):
    client.force_login(anna)
    nordwind = a_company(owner=anna)
    return a_deal(anna, company=nordwind, people=[a_person(nordwind).pk], at=localtime())


@pytest.fixture
def clara(deal, anna):
    part = DealPerson.objects.get()
    deals.set_role(deal_id=deal.pk, person_id=part.person_id, role="economic", plays=True, by=anna)
    return part.person


@pytest.fixture
def control():
    return Argument.objects.create(
        name_ru="Контроль водителей",
        say_ru="Каждый рейс виден",
        works_for=["economic"],
        alarms={"user": {"ru": "Водители решат, что следят"}},
    )


def said(**facts):
    day = localdate() + timedelta(days=7)
    told = {"kind": "presentation", "goal": "Разбудить интерес", "place": "ours", "lasts": "60"}
    return told | {"meeting_date": f"{day}", "meeting_time": "11:00"} | facts


def plan(client, deal, **facts):
    answer = client.post(f"/deals/{deal.pk}/meetings/new/", said(**facts))
    assert answer.status_code == 302, answer.text
    return Meeting.objects.get()


def test_a_meeting_is_planned_on_its_page(client, deal, clara, control):
    facts = {"people": [clara.pk], "argument": [control.pk], f"note_{control.pk}": "с картой"}

    show = plan(client, deal, **facts, checklist="Проектор\nДоговор")

    sheet = client.get(f"/meetings/{show.pk}/").text
    assert all(word in sheet for word in ("Разбудить интерес", "Клара", "Контроль", "Проектор"))
    assert show.arguments.get().note == "с картой"


def test_the_planner_begins_with_the_main_contact_and_an_agenda(client, deal, clara):
    DealPerson.objects.update(is_main=True)

    page = client.get(f"/deals/{deal.pk}/meetings/new/?kind=presentation").text

    assert f'name="people" value="{clara.pk}" checked' in page
    assert 'value="presentation" checked' in page


def test_advice_changes_with_who_comes(client, deal, clara, control, anna):
    pavel = a_person(deal.company, last_name="Павлов", first_name="Павел")
    deals.add_person(deal_id=deal.pk, person_id=pavel.pk, by=anna)
    deals.set_role(deal_id=deal.pk, person_id=pavel.pk, role="user", plays=True, by=anna)
    asked = said(argument=[control.pk], people=[clara.pk])
    path = f"/deals/{deal.pk}/meetings/advice/"

    alone = client.post(path, asked, headers=IN_ADVICE).text
    both = client.post(path, asked | {"people": [clara.pk, pavel.pk]}, headers=IN_ADVICE).text

    assert "Водители решат" not in alone
    assert "Водители решат" in both
    assert "<html" not in both


def test_without_scripts_the_advice_is_looked_at_by_a_button(client, deal, clara, control):
    asked = said(people=[clara.pk], goal="Моя цель", look="1")

    page = client.post(f"/deals/{deal.pk}/meetings/new/", asked)

    assert (page.status_code, Meeting.objects.count()) == (200, 0)
    assert "Моя цель" in page.text
    assert "Контроль водителей" in page.text


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"meeting_date": ""}, "meeting_date"),
        ({"meeting_date": "2020-01-01"}, "meeting_date"),
        ({"meeting_time": "noon"}, "meeting_time"),
        ({"lasts": "час"}, "lasts"),
        ({"goal": "я" * 251}, "goal"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, deal, facts, field):
    answer = client.post(f"/deals/{deal.pk}/meetings/new/", said(**facts))

    assert answer.status_code == 422
    assert f'id="id_{field}"' in answer.text.partition('role="alert"')[0]
    assert not Meeting.objects.exists()


def test_a_change_keeps_whom_a_colleague_has_added_meanwhile(client, deal, clara, anna):
    show = plan(client, deal)
    seen = hidden(client.get(f"/meetings/{show.pk}/change/").text, "as_seen")
    show.guests.create(person=clara)
    Meeting.objects.update(address="Тверь, склад 3")

    asked = said(goal="Договориться", as_seen=seen, address="")
    client.post(f"/meetings/{show.pk}/change/", asked)

    show.refresh_from_db()
    assert (show.goal, show.address) == ("Договориться", "Тверь, склад 3")
    assert show.guests.get().person_id == clara.pk


def test_a_meeting_whose_day_has_passed_can_still_be_corrected(client, deal, anna):
    show = plan(client, deal)
    past = localtime() - timedelta(days=2)
    carrier = show.step or show.to_do
    type(carrier).objects.filter(pk=carrier.pk).update(due_at=past, has_time=True)
    facts = {"meeting_date": f"{past:%Y-%m-%d}", "meeting_time": f"{past:%H:%M}"}

    answer = client.post(
        f"/meetings/{show.pk}/change/", said(goal="Иначе", meeting_owner=anna.pk, **facts)
    )

    show.refresh_from_db()
    assert (answer.status_code, show.goal) == (302, "Иначе")


def test_the_minutes_finish_the_step_and_plan_meetings_alone(client, deal, clara):
    show = plan(client, deal, people=[clara.pk], carrier="step")
    asked = {"result": "Понравилось", "held_place": "client", "people": [clara.pk]}
    asked |= {"promise_side": "ours", "promise_kind": str(PromiseKind.objects.first().pk)}

    client.post(f"/meetings/{show.pk}/minutes/", asked | NEXT | {"alone": [clara.pk]})

    deal.refresh_from_db()
    show.refresh_from_db()
    assert (show.state, show.held_place, deal.next_step.text) == (
        "held",
        "client",
        NEXT["step_text"],
    )
    assert (Activity.objects.get(kind="meeting").text, ToDo.objects.count()) == ("Понравилось", 1)
    assert Promise.objects.get().activity_id == show.activity_id
    assert "Понравилось" in client.get(f"/meetings/{show.pk}/").text


@pytest.mark.parametrize(
    ("told", "at"), [({"result": " "}, "result"), ({"step_text": ""}, "step_text")]
)
def test_minutes_that_say_nothing_are_not_kept(client, deal, told, at):
    show = plan(client, deal, carrier="step")
    asked = {"result": "Понравилось", "held_place": "ours"} | NEXT | told

    answer = client.post(f"/meetings/{show.pk}/minutes/", asked)

    show.refresh_from_db()
    assert (answer.status_code, show.state) == (422, "planned")
    assert 'role="alert"' in answer.text
    assert at in answer.text


def test_a_meeting_alone_is_planned_by_one_press(client, deal, clara):
    show = plan(client, deal, people=[clara.pk])

    client.post(f"/meetings/{show.pk}/alone/", {"person": clara.pk})
    client.post(f"/meetings/{show.pk}/alone/", {"person": "999"})

    assert ToDo.objects.filter(person=clara).count() == 1


def test_a_meeting_that_does_not_take_place_says_why(client, deal):
    show = plan(client, deal, carrier="step")

    client.post(f"/meetings/{show.pk}/drop/", {"because": "Заболели"} | NEXT)

    show.refresh_from_db()
    assert (show.state, show.because) == ("dropped", "Заболели")
    assert "Заболели" in client.get(f"/meetings/{show.pk}/").text


def test_a_line_of_the_checklist_is_ticked_on_the_sheet(client, deal):
    show = plan(client, deal, checklist="Проектор")

    client.post(f"/meetings/{show.pk}/tick/", {"point": "0", "done": "yes"})
    client.post(f"/meetings/{show.pk}/tick/", {"point": "99", "done": "yes"})

    show.refresh_from_db()
    assert show.checklist == [{"text": "Проектор", "is_done": True}]


def test_the_meetings_of_a_deal_stand_beside_its_story(client, deal):
    show = plan(client, deal)

    panel = client.get(f"/deals/{deal.pk}/meetings/", headers={"HX-Request": "true"}).text

    assert f"/meetings/{show.pk}/" in panel


def test_another_department_reads_the_sheet_and_changes_nothing(client, deal, dora):
    show = plan(client, deal)
    client.force_login(dora)

    assert client.get(f"/meetings/{show.pk}/").status_code == 200
    for act in ("change", "minutes", "drop", "tick", "alone"):
        client.post(f"/meetings/{show.pk}/{act}/", said(result="…", **NEXT))
    assert Meeting.objects.get().state == "planned"
    assert client.post(f"/deals/{deal.pk}/meetings/new/", said()).status_code in (403, 422)
    assert Meeting.objects.count() == 1


def test_a_sheet_asks_as_many_questions_for_many_guests(
    client, deal, anna, django_assert_max_num_queries
):
    people = [a_person(deal.company, last_name=f"Иванов{n}") for n in range(12)]
    for one in people:
        deals.add_person(deal_id=deal.pk, person_id=one.pk, by=anna)
    show = plan(client, deal, people=[one.pk for one in people])

    with django_assert_max_num_queries(22):
        assert "Иванов11" in client.get(f"/meetings/{show.pk}/").text
    with django_assert_max_num_queries(22):
        client.get(f"/deals/{deal.pk}/meetings/new/")
