"""Lists for programs: narrowed, sorted, page by page, and quick whatever their length."""

import pytest

from interes.clients.models import Company
from tests.cast import NOON, a_company, a_deal, a_person

LISTS = ("/companies", "/people", "/deals", "/steps", "/activities", "/to-dos", "/users")


def names(answer):
    return [one["name"] for one in answer.json()["items"]]


def test_a_field_in_the_address_narrows_a_list(program):
    a_company("Первая", city="Тверь", tags=["vip"])
    a_company("Вторая", city="Омск")

    assert names(program.get("/companies", {"city": "Омск"})) == ["Вторая"]
    assert names(program.get("/companies", {"tag": "vip"})) == ["Первая"]
    assert names(program.get("/companies", {"where": "city.in(Тверь,Казань)"})) == ["Первая"]


def test_what_was_changed_since_a_moment_can_be_asked_for(program):
    a_company("Первая")

    since = Company.objects.get().changed_at.isoformat()

    assert names(program.get("/companies", {"changed_since": since})) == ["Первая"]
    assert names(program.get("/companies", {"changed_since": "2126-01-01T00:00:00Z"})) == []


@pytest.mark.parametrize("sort", ["name", "-name", "created_at", "-changed_at", "-id"])
def test_sorted_pages_show_every_record_once(program, sort):
    for number in range(7):
        a_company(f"Компания {number % 3}", kpp="")
    page = program.get("/companies", {"sort": sort, "limit": 2}).json()
    seen = [one["id"] for one in page["items"]]
    while page["next"]:
        page = program.get(page["next"].removeprefix("/api/v1")).json()
        seen += [one["id"] for one in page["items"]]

    assert sorted(seen) == sorted(Company.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"town": "Тверь"}, 422),
        ({"limit": "0"}, 422),
        ({"limit": "9" * 40}, 422),
        ({"sort": "password"}, 422),
        ({"owner": "9" * 30}, 422),
        ({"where": "password.is(1)"}, 409),
        ({"where": "(((("}, 409),
        ({"custom_99999": "1"}, 409),
        ({"q": "a\0b"}, 400),
    ],
)
def test_what_can_not_be_asked_is_told_with_its_name(program, told, status):
    answer = program.get("/companies", told)

    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"


def test_a_cursor_of_another_list_is_refused(program, anna):
    for _number in range(3):
        a_company()

    assert program.get("/companies", {"after": "nonsense"}).status_code == 404


@pytest.mark.parametrize("address", LISTS)
def test_a_list_asks_as_often_for_one_as_for_many(
    program, anna, address, django_assert_max_num_queries
):
    for number in range(12):
        company = a_company(f"Компания {number}")
        a_deal(anna, company=company, people=[a_person(company).pk])

    program.get(address)
    with django_assert_max_num_queries(6):
        assert program.get(address, {"limit": 50}).status_code == 200


def test_what_has_not_changed_is_not_sent_again(program):
    company = a_company(created_at=NOON)
    tag = program.get(f"/companies/{company.pk}")["ETag"]

    answer = program.get(f"/companies/{company.pk}", If_None_Match=tag)

    assert (answer.status_code, answer.content) == (304, b"")
