"""The history of a record, as people read it and put things back from it."""

from datetime import timedelta

import pghistory
import pytest
from django.utils import timezone

from interes.clients import actions as clients
from interes.clients.models import Company, ContactPoint
from interes.deals import actions as deals
from interes.deals.models import Deal
from interes.desk.queries.record_history import Asked, acts_on
from tests.cast import NOON, a_company, a_deal, a_person, a_stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, anna):
    client.force_login(anna)
    return client


def change(firm, by, **facts):
    for field, value in facts.items():
        clients.change_company(company_id=firm.pk, field=field, value=value, by=by)


def acts(noun, record):
    return acts_on(noun, record.pk, Asked(before=timezone.now() + timedelta(days=1)))[0]


def text_of(page, address):
    return page.get(address).content.decode()


def test_it_says_who_changed_what_in_words(page, anna, boris):
    firm = a_company(city="Тверь")
    change(firm, anna, city="Псков")
    change(firm, boris, size="large")

    html = text_of(page, f"/companies/{firm.pk}/history/")

    assert "Анна Белова" in html
    assert "Борис Орлов" in html
    assert '<span class="sub">Тверь</span> → <strong>Псков</strong>' in html
    assert "large" not in html.split("<main")[1]


def test_it_tells_of_the_parts_too(page, anna):
    firm = a_company()
    clients.add_contact_point(by=anna, kind="phone", value="+7 495 123-45-67", company=firm)

    assert "+7 495 123-45-67" in text_of(page, f"/companies/{firm.pk}/history/")


def test_the_record_itself_is_not_named_in_each_line(page, anna):
    clara = a_person(firm := a_company("Янтарь"))

    lines = text_of(page, f"/companies/{firm.pk}/history/").split('id="rows"')[1]
    hers = text_of(page, f"/people/{clara.pk}/history/").split('id="rows"')[1]

    assert "Янтарь" not in lines
    assert "Зимина Клара Олеговна · Директор по закупкам" in lines
    assert "Директор по закупкам · ООО «Янтарь»" in hers
    assert "Зимина" not in hers


@pytest.mark.parametrize("noun", ["people", "deals"])
def test_people_and_deals_have_one_as_well(page, anna, noun):
    firm = a_company()
    clara = a_person(firm)
    deal = a_deal(anna, company=firm, people=[clara.pk])
    deals.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=anna, at=NOON)
    key = clara.pk if noun == "people" else deal.pk

    assert "Анна Белова" in text_of(page, f"/{noun}/{key}/history/")


def test_it_is_narrowed_by_field_and_by_person(page, anna, boris):
    firm = a_company(city="Тверь")
    change(firm, anna, city="Псков", region="Псковская")
    change(firm, boris, city="Остров")

    by_field = text_of(page, f"/companies/{firm.pk}/history/?field=region")
    by_person = text_of(page, f"/companies/{firm.pk}/history/?who={boris.pk}")

    assert "Остров" not in by_field
    assert "Псковская" in by_field
    assert "Псковская" not in by_person


def test_one_change_is_put_back_alone(page, anna):
    deal = a_deal(anna, amount=100, product="Линия")
    deals.change_sum(deal_id=deal.pk, amount=200, currency="USD", by=anna)
    act = acts("deal", deal)[0]
    told = {"context": act.context, "table": "deal", "row": deal.pk, "field": "amount"}

    page.post(f"/history/deal/{deal.pk}/put-back/", told)

    deal.refresh_from_db()
    assert (deal.amount, deal.currency) == (100, "RUB")


def test_the_record_is_put_back_as_it_was(page, anna):
    firm = a_company(city="Тверь")
    change(firm, anna, city="Псков")
    moment = acts("company", firm)[0].at
    change(firm, anna, city="Остров", region="Псковская")
    clients.add_contact_point(by=anna, kind="phone", value="+7 495 123-45-67", company=firm)

    page.post(f"/history/company/{firm.pk}/put-back/", {"moment": moment.isoformat()})

    firm.refresh_from_db()
    assert (firm.city, firm.region) == ("Псков", "")
    assert not ContactPoint.objects.exists()


def test_a_stranger_puts_nothing_back_in_a_deal(client, anna, dora):
    deal = a_deal(anna)
    deals.change(deal_id=deal.pk, field="product", value="Линия", by=anna)
    client.force_login(dora)

    client.post(f"/history/deal/{deal.pk}/put-back/", {"context": acts("deal", deal)[0].context})

    assert Deal.objects.get().product == "Линия"


def test_a_company_is_shown_as_it_was_on_a_day(page, anna):
    firm = a_company(city="Тверь", created_at=NOON - timedelta(days=400))
    a_person(firm)
    a_deal(anna, company=firm, at=NOON - timedelta(days=30), title="Старая связь")

    then = text_of(page, f"/companies/{firm.pk}/on/?on={(NOON - timedelta(days=20)).date()}")
    before = text_of(page, f"/companies/{firm.pk}/on/?on={(NOON - timedelta(days=300)).date()}")
    never = text_of(page, f"/companies/{firm.pk}/on/?on=2001-01-01")

    assert "Старая связь" in then
    assert "Зимина" in then
    assert "Старая связь" not in before
    assert "Тверь" in before
    assert "Тверь" not in never


def test_a_long_history_costs_as_much_as_a_short_one(page, anna, django_assert_max_num_queries):
    firm = a_company()
    for n in range(40):
        change(firm, anna, city=f"Город {n}")
    assert Company.objects.count() == 1

    with django_assert_max_num_queries(26):
        html = text_of(page, f"/companies/{firm.pk}/history/")

    assert "Город 39" in html
    assert "before=" in html


def test_what_nobody_did_is_signed_by_the_program(page):
    with pghistory.context(act="demo"):
        firm = a_company()

    assert "<span>Интерес</span>" in text_of(page, f"/companies/{firm.pk}/history/")


def test_an_import_is_a_link_for_those_who_may_see_imports(client, page, ada):
    with pghistory.context(act="exchange.import", run=17):
        firm = a_company()

    assert "загрузка 17</a>" not in text_of(page, f"/companies/{firm.pk}/history/")
    client.force_login(ada)
    assert 'href="/import/17/">' in text_of(page, f"/companies/{firm.pk}/history/")


def test_countries_are_named_in_the_language_of_the_reader(page, anna):
    firm = a_company(country="RU")
    change(firm, anna, country="KZ")

    html = text_of(page, f"/companies/{firm.pk}/history/")

    assert '<span class="sub">Россия</span> → <strong>Казахстан</strong>' in html
