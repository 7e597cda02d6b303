"""The list of companies: what is looked for is found, and a long list is no slower."""

import re
from datetime import timedelta

import pytest

from interes.clients.models import Company, Source
from tests.cast import NOON, a_company, a_person


def names(answer) -> list[str]:
    return re.findall(r"data-open[^>]*>([^<]+)</a>", answer.content.decode())


def count(answer) -> str:
    return re.search(r'id="total"[^>]*>([^<]+)<', answer.content.decode()).group(1)


def test_companies_stand_by_name_as_russian_does_it(page):
    for name in ("Ямал", "Ёлка", "Заря", "«Альфа»"):
        a_company(name, legal_form="")

    assert names(page.get("/companies/")) == ["«Альфа»", "Ёлка", "Заря", "Ямал"]


@pytest.mark.parametrize("looked_for", ["норд", "yjhl", "7707", "«Нордвинд»"])
def test_a_company_is_found_by_name_and_inn(page, looked_for):
    a_company(inn="7707083893")
    a_company("Восток")

    answer = page.get("/companies/", {"q": looked_for})

    assert (names(answer), count(answer)) == (["ООО «Нордвинд»"], "1")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"owner": "me"}, ["Моя"]),
        ({"owner": "nobody"}, ["Ничья"]),
        ({"status": "client"}, ["Клиент"]),
        ({"city": "Тверь"}, ["Ничья"]),
        ({"industry": "Лес"}, ["Клиент"]),
        ({"owner": "me", "status": "client"}, []),
        ({"q": "моя", "owner": "me"}, ["Моя"]),
        ({"status": "нет такого"}, []),
        ({"owner": "нет такого"}, ["Клиент", "Моя", "Ничья"]),
    ],
)
def test_filters_narrow_the_list_together(page, anna, dora, wanted, found):
    a_company("Моя", owner=anna, legal_form="")
    a_company("Ничья", city="Тверь", legal_form="")
    a_company("Клиент", owner=dora, status="client", industry="Лес", legal_form="")

    assert names(page.get("/companies/", wanted)) == found


def test_companies_of_one_source_are_found(page):
    source = Source.objects.first()
    a_company("Своя", source=source, legal_form="")
    a_company("Чужая")

    assert names(page.get("/companies/", {"source": source.pk})) == ["Своя"]


def test_companies_of_one_colleague_have_an_address(page, dora):
    a_company("Дорина", owner=dora, legal_form="")
    a_company("Ничья")

    assert names(page.get("/companies/", {"owner": dora.pk})) == ["Дорина"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", ["А", "Б", "В"]),
        ("-name", ["В", "Б", "А"]),
        ("city", ["В", "А", "Б"]),
        ("-city", ["Б", "А", "В"]),
        ("-changed", ["Б", "В", "А"]),
        ("нет такого", ["А", "Б", "В"]),
    ],
)
def test_a_click_on_a_heading_sorts(page, sort, order):
    for name, city, day in (("А", "Пермь", 1), ("Б", "Тверь", 3), ("В", "Казань", 2)):
        company = a_company(name, city=city, legal_form="")
        Company.objects.filter(pk=company.pk).update(changed_at=NOON + timedelta(days=day))

    assert names(page.get("/companies/", {"sort": sort})) == order


@pytest.mark.parametrize("sort", ["name", "-name", "city", "changed", "-changed"])
def test_pages_of_a_long_list_show_every_company_once(page, sort):
    for number in range(120):
        a_company(f"Компания {number:03}", city="Тверь", legal_form="")
    seen, address = [], f"/companies/?sort={sort}"

    while address:
        answer = page.get(address)
        seen += names(answer)
        link = re.search(r'rel="next" href="([^"]+)"', answer.content.decode())
        address = link and link.group(1).replace("&amp;", "&")

    assert (len(seen), len(set(seen))) == (120, 120)


def test_one_can_go_back_a_page(page):
    for number in range(60):
        a_company(f"Компания {number:03}")
    first = page.get("/companies/")
    forward = re.search(r'rel="next" href="([^"]+)"', first.content.decode()).group(1)
    second = page.get(forward)
    back = re.search(r'rel="prev" href="([^"]+)"', second.content.decode()).group(1)

    assert names(page.get(back)) == names(first)


def test_a_broken_cursor_shows_the_first_page(page):
    a_company()

    assert names(page.get("/companies/", {"after": "!!!"})) == ["ООО «Нордвинд»"]


def test_htmx_gets_only_the_rows_and_the_new_count(part):
    a_company()

    answer = part("/companies/", "rows").content.decode()

    assert answer.strip().startswith('<div id="rows">')
    assert "<html" not in answer
    assert 'hx-swap-oob="true"' in answer


def test_the_open_company_stands_beside_the_list(page):
    company = a_company(inn="7707083893")
    clara = a_person(company)

    answer = page.get("/companies/", {"open": company.pk}).content.decode()

    assert 'class="split-detail chosen"' in answer
    assert str(clara) in answer


def test_htmx_gets_only_the_company_beside_the_list(part):
    company = a_company()

    answer = part(f"/companies/?open={company.pk}", "detail").content.decode()

    assert "<html" not in answer
    assert 'id="rows"' not in answer
    assert str(company) in answer


@pytest.mark.parametrize("opened", ["0", "x", "999999999999999999999"])
def test_an_address_of_nobody_opens_nothing(page, opened):
    assert page.get("/companies/", {"open": opened}).status_code == 200


def test_an_empty_base_teaches_what_will_be_here(page):
    answer = page.get("/companies/").content.decode()

    assert "/companies/new/" in answer
    assert "interes import" in answer


def test_nothing_found_offers_to_look_wider_and_to_create(page):
    a_company()

    answer = page.get("/companies/", {"q": "Ромашка"}).content.decode()

    assert 'href="/companies/"' in answer
    assert "/companies/new/?called=" in answer


def test_nobody_sees_the_list_without_signing_in(client, db):
    assert client.get("/companies/").status_code == 302


@pytest.mark.parametrize("rows", [3, 45])
def test_the_list_asks_the_same_few_questions_for_any_length(
    page, anna, rows, django_assert_max_num_queries
):
    for number in range(rows):
        a_company(f"Компания {number}", owner=anna, city=f"Город {number}")

    with django_assert_max_num_queries(9):
        page.get("/companies/")


def test_cities_and_industries_are_offered_once_each(page):
    for city in ("Тверь", "Тверь", "Казань", ""):
        a_company(city=city, industry="Лес" if city else "")

    answer = page.get("/companies/").content.decode()

    assert answer.count('<option value="Тверь"') == 1
    assert answer.count('<option value="Лес"') == 1
