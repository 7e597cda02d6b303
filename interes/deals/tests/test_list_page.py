"""The list of deals: states, filters, sorting, pages, and the deal beside it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from interes.clients.models import Source
from interes.deals import actions, queries
from interes.deals.models import RefusalReason
from tests.cast import NOON, a_company, a_deal, a_person, a_plan, a_stage

LIST = "/deals/"
BUDGET = 11


def titles(user, **wanted):
    found = queries.narrowed(queries.seen_by(user), wanted, user=user, now=timezone.localtime())
    return set(found.values_list("title", flat=True))


@pytest.fixture
def two(anna, dora):
    today = timezone.localdate()
    source = Source.objects.create(name_ru="Выставка «Связь»")
    a_deal(
        anna, title="Первая", company=a_company("Юг"), amount=Decimal(500), channel="inbound",
        source=source, product="ВКС", expected_date=today - timedelta(days=1),
    )  # fmt: skip
    a_deal(
        dora, title="Вторая", company=a_company("Север"), channel="online", stage=a_stage(4),
        amount=Decimal(50), expected_date=(today.replace(day=1) + timedelta(days=40)),
    )  # fmt: skip
    return source


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, {"Первая", "Вторая"}),
        ({"owner": "mine"}, {"Первая"}),
        ({"owner": "department"}, {"Первая"}),
        ({"owner": "all"}, {"Первая", "Вторая"}),
        ({"channel": "online"}, {"Вторая"}),
        ({"source": "none"}, {"Вторая"}),
        ({"product": "ВКС"}, {"Первая"}),
        ({"sum_from": "100"}, {"Первая"}),
        ({"sum_to": "1 00,50"}, {"Вторая"}),
        ({"sum_from": "сто"}, {"Первая", "Вторая"}),
        ({"sum_from": "NaN"}, {"Первая", "Вторая"}),
        ({"expected": "past"}, {"Первая"}),
        ({"expected": "next"}, {"Вторая"}),
        ({"expected": "none"}, set()),
        ({"expected": "whenever"}, {"Первая", "Вторая"}),
        ({"q": "перв"}, {"Первая"}),
        ({"q": "СЕВЕР"}, {"Вторая"}),
        ({"owner": "9" * 30}, {"Первая", "Вторая"}),
        ({"stage": "²"}, {"Первая", "Вторая"}),
    ],
)
def test_a_filter_lets_through_what_it_means(anna, two, wanted, found):
    assert titles(anna, **wanted) == found


def test_records_are_chosen_by_their_number(anna, two):
    person = a_person(a_company("Запад"))
    deal = a_deal(anna, title="Третья", people=[person.pk])

    assert titles(anna, source=str(two.pk)) == {"Первая"}
    assert titles(anna, stage=str(a_stage(4).pk)) == {"Вторая"}
    assert titles(anna, company=str(deal.company_id)) == {"Третья"}
    assert titles(anna, person=str(person.pk)) == {"Третья"}


def test_what_another_page_asked_for_is_named_and_can_be_taken_off(client, anna):
    person = a_person(a_company("Запад"))
    client.force_login(anna)
    company = person.posts.get().company

    html = client.get(LIST, {"company": company.pk, "person": person.pk}).content.decode()

    assert str(company) in html
    assert f'href="/deals/?company={company.pk}"' in html
    assert f'href="/deals/?person={person.pk}"' in html


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"channel": "online"}, "Онлайн"),
        ({"source": "none"}, "Источник не указан"),
        ({"product": "ВКС"}, "ВКС"),
        ({"sum_from": "100"}, "100"),
        ({"expected": "past"}, "Ожидаемый день прошёл"),
    ],
)
def test_what_an_address_says_beside_the_filter_stands_as_a_chip(client, anna, asked, words):
    client.force_login(anna)

    html = client.get(LIST, asked | {"owner": "all"}).content.decode()
    chip = html.split('<span class="chip on">')[1].split("</span>")[0]

    assert words in chip
    assert 'href="/deals/?owner=all"' in chip


@pytest.mark.parametrize(
    ("state", "seen"),
    [
        ("", {"Открытая"}),
        ("won", {"Выигранная"}),
        ("refused", {"Отказ клиента"}),
        ("all", {"Открытая", "Выигранная", "Отказ клиента"}),
        ("nonsense", {"Открытая"}),
    ],
)
def test_a_tab_shows_its_state(client, anna, state, seen):
    a_deal(anna, title="Открытая")
    actions.win(deal_id=a_deal(anna, title="Выигранная").pk, by=anna, at=NOON)
    refused = a_deal(anna, title="Отказ клиента")
    reason = RefusalReason.objects.filter(asks_rival=False).first()
    actions.refuse(deal_id=refused.pk, reason=reason, by=anna, at=NOON)
    client.force_login(anna)

    html = rows(client, state=state)

    assert {t for t in ("Открытая", "Выигранная", "Отказ клиента") if f">{t}<" in html} == seen


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("", "Вторая"),
        ("created", "Первая"),
        ("-sum", "Первая"),
        ("sum", "Вторая"),
        ("company", "Первая"),
        ("expected", "Вторая"),
        ("due", "Вторая"),
        ("nonsense", "Вторая"),
    ],
)
def test_the_list_is_sorted_as_the_address_says(client, anna, sort, first):
    a_deal(anna, title="Первая", company=a_company("А"), amount=10, step=a_plan(days=5))
    a_deal(
        anna, title="Вторая", company=a_company("Б"), step=a_plan(days=2),
        at=NOON + timedelta(days=1), expected_date=date(2026, 12, 1),
    )  # fmt: skip
    client.force_login(anna)

    html = rows(client, sort=sort)

    assert min(("Первая", "Вторая"), key=html.index) == first


def test_pages_lead_forth_and_back_without_losing_a_deal(client, anna):
    for number in range(55):
        a_deal(anna, title=f"Сделка {number:02}", at=NOON + timedelta(minutes=number))
    client.force_login(anna)

    first = client.get(LIST)
    second = client.get(link(first, "next"))
    again = client.get(link(second, "prev"))

    assert "Сделка 04" in second.content.decode()
    assert "Сделка 05" not in second.content.decode()
    assert "Сделка 54" in again.content.decode()


def test_a_chosen_deal_stands_beside_the_list_and_in_the_address(client, anna):
    deal = a_deal(anna, title="Видеосвязь")
    client.force_login(anna)

    whole = client.get(LIST, {"deal": deal.pk}).content.decode()
    part = client.get(LIST, {"deal": deal.pk}, headers={"HX-Target": "aside#detail"})

    assert 'class="split-detail chosen"' in whole
    assert part.content.decode().strip().startswith("<aside")


@pytest.mark.parametrize("key", ["0", "x", "9" * 30])
def test_a_deal_that_is_not_there_leaves_the_list_alone(client, anna, key):
    client.force_login(anna)

    assert client.get(LIST, {"deal": key}).status_code == 200


def test_an_empty_list_teaches_what_a_deal_is(client, anna):
    client.force_login(anna)

    assert 'href="/deals/new/"' in rows(client)


def test_filters_that_find_nothing_can_be_taken_off(client, anna):
    client.force_login(anna)

    assert 'href="/deals/"' in rows(client, q="нет такого")


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_asks_the_same_questions_however_long_it_is(
    client, anna, number, django_assert_max_num_queries
):
    for n in range(number):
        a_deal(anna, company=a_company(f"Компания {n}"))
    client.force_login(anna)

    with django_assert_max_num_queries(BUDGET):
        client.get(LIST)


def rows(client, **query):
    return client.get(LIST, query, headers={"HX-Target": "div#rows"}).content.decode()


def link(response, rel):
    html = response.content.decode()
    tag = html[html.index(f'rel="{rel}"') :]
    return tag[tag.index('href="') + 6 :].split('"')[0].replace("&amp;", "&")
