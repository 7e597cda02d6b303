"""A form that is sent twice is done once."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from interes.activities.models import Activity, ToDo
from interes.clients.models import Company, ContactPoint, Person, Relation, Site, Source
from interes.deals.models import Deal, Pipeline, RefusalReason, Stage, Step
from interes.team import actions
from interes.team.models import Branch, Department, SentForm, User
from tests.cast import NOON, a_company, a_person, a_user

STEP = {"step_text": "Позвонить", "step_kind": "call", "step_when": "tomorrow"}
IN_DIALOG = {"HX-Request": "true", "HX-Target": "div#dialog_body"}


@pytest.fixture
def office(client, ada):
    client.force_login(ada)
    return client


def the_form(client, address):
    """Return the hidden answer of a form that was just shown."""
    html = client.get(address).content.decode()
    return {"once": re.search(r'name="once" value="([^"]+)"', html)[1]}


def forms():
    """Return for every form that makes something: address, what is written, what it makes."""
    nordwind = a_company()
    clara = a_person(nordwind)
    pipeline = Pipeline.objects.get(order=1).pk
    here, there = f"/companies/{nordwind.pk}", f"/people/{clara.pk}"
    quick = {"company_text": "Шмель", "title": "Связь", "channel": "inbound"}
    deal = {"company": nordwind.pk, "company_text": nordwind, "title": "Связь"}
    talk, name = {"talk_kind": "note", "said": "Ждут"}, {"name_ru": "Новое", "name_en": "New"}
    phone = {"kind": "phone", "value": "8 495 123-45-67"}
    partner = {"other": a_company("Ромашка").pk, "kind": "partner", "attitude": "unknown"}
    user = {"name": "Вера", "role": "seller", "language": "ru"}
    to_do = {**STEP, "company": nordwind.pk}
    return [
        ("/add/", quick | STEP, Deal),
        ("/deals/new/", deal | STEP | {"channel": "inbound"}, Deal),
        ("/companies/new/", {"name": "Улей"}, Company),
        ("/people/new/", {"name": "Жук"}, Person),
        ("/to-dos/new/", to_do, ToDo),
        (f"{here}/log/", talk, Activity),
        (f"{there}/log/", talk, Activity),
        (f"{here}/contacts/new/", phone, ContactPoint),
        (f"{here}/sites/new/", {"name": "Склад"}, Site),
        (f"{here}/relations/new/", partner | {"other_text": "ООО «Ромашка»"}, Relation),
        ("/settings/sources/new/", name, Source),
        ("/settings/reasons/add/", name, RefusalReason),
        ("/settings/pipelines/add/", name, Pipeline),
        (f"/settings/pipelines/{pipeline}/stages/add/", name | {"probability": "10"}, Stage),
        ("/settings/users/new/", user, User),
        ("/settings/branches/new/", {"name": "Казань"}, Branch),
        ("/settings/departments/new/", {"name": "Казна"}, Department),
    ]


@pytest.mark.parametrize("headers", [{}, IN_DIALOG], ids=["page", "dialog"])
def test_whatever_a_form_makes_it_makes_once(office, subtests, headers):
    for address, said, noun in forms():
        with subtests.test(address):
            form, before = the_form(office, address) | said, noun.objects.count()

            first = office.post(address, form, headers=headers)
            again = office.post(address, form, headers=headers)

            assert noun.objects.count() == before + 1, first.content.decode()[:3000]
            assert first.status_code == again.status_code < 400
            for name in ("Location", "HX-Redirect"):
                assert first.headers.get(name) == again.headers.get(name)


def test_the_second_answer_says_what_the_first_one_said(office):
    form = the_form(office, "/companies/new/") | {"name": "Шмель"}
    told = [office.post("/companies/new/", form, follow=True).content.decode() for _ in "12"]

    assert all("Шмель теперь в базе" in html for html in told)


def test_a_form_that_was_shown_anew_makes_another_one(office):
    for _ in range(2):
        office.post("/to-dos/new/", the_form(office, "/to-dos/new/") | STEP)

    assert ToDo.objects.count() == 2


def test_a_form_brought_back_and_filled_in_otherwise_is_not_lost(office):
    form = the_form(office, "/to-dos/new/") | STEP

    office.post("/to-dos/new/", form)
    office.post("/to-dos/new/", form | {"step_text": "Написать"})

    assert set(ToDo.objects.values_list("text", flat=True)) == {"Позвонить", "Написать"}


def test_a_form_that_was_refused_can_be_sent_again(office, ada):
    nordwind = a_company()
    form = the_form(office, "/deals/new/") | STEP
    form |= {"title": "Связь", "channel": "inbound", "company_text": "Нордвинд-2"}
    assert office.post("/deals/new/", form).status_code == 422
    nordwind.name = "Нордвинд-2"
    nordwind.save()

    office.post("/deals/new/", form)

    assert Deal.objects.count() == 1
    assert SentForm.objects.count() == 1


def test_the_same_key_of_another_person_is_another_form(client, anna, dora):
    form = STEP | {"once": str(uuid4())}
    for person in (anna, dora):
        client.force_login(person)
        client.post("/to-dos/new/", form)

    assert ToDo.objects.filter(owner=anna).count() == ToDo.objects.filter(owner=dora).count() == 1


def test_sent_forms_are_forgotten_after_some_days(anna):
    for days in (0, 3):
        actions.take_form(key=uuid4(), by=anna, at=NOON - timedelta(days=days))

    actions.forget_forms(at=NOON)

    assert SentForm.objects.get().at == NOON


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_even_when_both_come_at_the_same_moment():
    anna, key = a_user(department=None), uuid4()
    said = {"company_text": "Шмель", "title": "Связь", "channel": "inbound", "once": str(key)}

    def add(_time):
        mine = Client()
        mine.force_login(anna)
        try:
            return mine.post("/add/", said | STEP).headers["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = set(threads.map(add, range(4)))

    assert len(answers) == 1
    for noun in (Deal, Company, Step):
        assert noun.objects.count() == 1
