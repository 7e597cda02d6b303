"""Finding anything by a few characters."""

import pytest

from interes.clients.models import ContactPoint, Person
from interes.desk.queries.search import search
from tests.cast import NOON, a_company, a_deal, a_person

FIND = "/search/"
PART = {"HX-Request": "true", "HX-Target": "div#found"}


@pytest.fixture
def nordwind(anna):
    company = a_company("Нордвинд", inn="7707083893", city="Тверь", owner=anna)
    ContactPoint.objects.create(
        kind="phone", value="8 (495) 123-45-67", normal="+74951234567", company=company
    )
    return company


@pytest.fixture
def clara(nordwind):
    clara = a_person(nordwind)
    for kind, value, normal in (
        ("phone", "8 916 555-01-02", "+79165550102"),
        ("email", "Clara@nordwind.ru", "clara@nordwind.ru"),
    ):
        ContactPoint.objects.create(kind=kind, value=value, normal=normal, person=clara)
    return clara


def titles(user, text):
    return [found.title for found in search(user, text)]


@pytest.mark.parametrize(
    "typed",
    [
        "нордвинд", "Норд", "двин", "но", "7707083893", "77070", "8 (495) 123-45-67",
        "+7 495 123", "495123", "84951234567", "123-45-67", "ООО Нордвинд", "нордвинд ооо",
        "yjhldbyl", "нордвнид", "нардвинд", "«нордвинд»",
    ],
)  # fmt: skip
def test_a_company_is_found_by(anna, nordwind, typed):
    a_company("Ромашка")

    assert titles(anna, typed) == ["ООО «Нордвинд»"]


@pytest.mark.parametrize(
    "typed",
    [
        "Зимина", "клара", "Клара Зимина", "зимина кл", "89165550102", "+7 (916) 555 01 02",
        "9165550102", "clara@nord", "pbvbyf", "зимена",
    ],
)  # fmt: skip
def test_a_person_is_found_by(anna, clara, typed):
    Person.objects.create(last_name="Петров", first_name="Пётр", created_at=NOON)

    assert titles(anna, typed) == ["Зимина Клара Олеговна"]


def test_e_and_yo_are_one_letter(anna):
    Person.objects.create(last_name="Семёнов", first_name="Пётр", created_at=NOON)

    assert titles(anna, "семенов петр") == titles(anna, "Семёнов Пётр") == ["Семёнов Пётр"]


@pytest.mark.parametrize("typed", ["видео", "СВЯЗЬ", "на 200", "dbltjcdzpm"])
def test_a_deal_is_found_by(anna, typed):
    a_deal(anna)

    assert titles(anna, typed) == ["Видеосвязь на 200 мест"]


def test_a_name_that_begins_so_stands_before_one_that_only_holds_it(anna):
    for name in ("Альфа Север", "Север", "Северсталь"):
        a_company(name, legal_form="")

    assert titles(anna, "север") == ["Север", "Северсталь", "Альфа Север"]


def test_signs_that_mean_something_to_a_database_mean_nothing_here(anna, nordwind):
    for typed in ("%", "_", "\\", "(", "[а", "'; --"):
        assert titles(anna, typed) == []


def test_what_no_keyboard_types_is_not_looked_for(client, anna, nordwind):
    client.force_login(anna)

    assert client.get(FIND, {"q": "норд\0"}, headers=PART).status_code == 400


def test_whoever_left_finds_nothing(anna, nordwind):
    anna.is_active = False

    assert titles(anna, "нордвинд") == []


def test_the_palette_gets_only_its_part(client, anna, clara):
    client.force_login(anna)

    html = client.get(FIND, {"q": "норд"}, headers=PART).content.decode()

    assert "<html" not in html
    assert 'role="option"' in html
    assert "<mark>Норд</mark>винд" in html


def test_without_scripts_it_is_a_page(client, anna, nordwind):
    client.force_login(anna)

    html = client.get(FIND, {"q": "норд"}).content.decode()

    assert "<html" in html
    assert f'href="/companies/{nordwind.pk}/"' in html
    assert 'value="норд"' in html


def test_what_is_not_found_can_be_added(client, anna):
    client.force_login(anna)

    html = client.get(FIND, {"q": "Шмель"}, headers=PART).content.decode()

    assert "/add/?company_text=" in html


def test_the_number_of_queries_does_not_grow_with_the_base(
    client, anna, clara, django_assert_max_num_queries
):
    client.force_login(anna)
    for n in range(30):
        a_company(f"Нордвинд {n}")

    with django_assert_max_num_queries(9):
        client.get(FIND, {"q": "норд"}, headers=PART)
    with django_assert_max_num_queries(15):
        client.get(FIND, {"q": "нардвинд"}, headers=PART)


def test_opened_lately_comes_before_anything_is_typed(client, anna, nordwind, clara):
    client.force_login(anna)
    client.get(f"/companies/{nordwind.pk}/")
    client.get(f"/people/{clara.pk}/")

    html = client.get(FIND, headers=PART).content.decode()

    assert html.index(f"/people/{clara.pk}/") < html.index(f"/companies/{nordwind.pk}/")


def test_a_single_record_that_was_opened_is_offered(client, anna, nordwind):
    client.force_login(anna)
    client.get(f"/companies/{nordwind.pk}/")

    assert f"/companies/{nordwind.pk}/" in client.get(FIND, headers=PART).content.decode()


def test_a_cookie_that_was_meddled_with_breaks_nothing(client, anna):
    client.force_login(anna)
    client.cookies["opened"] = f"{anna.pk}:company-x.cat-1.deal-99999999999999999999.."

    assert client.get(FIND, headers=PART).status_code == 200


def test_what_someone_else_opened_in_this_browser_is_not_shown(client, anna, dora, nordwind):
    client.force_login(anna)
    client.get(f"/companies/{nordwind.pk}/")
    client.force_login(dora)

    assert "Нордвинд" not in client.get(FIND, headers=PART).content.decode()


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("4951234567", "+7 495 123-45-67 · Тверь"),
        ("4567", "+7 495 123-45-67 · Тверь"),
        ("123-45-67", "+7 495 123-45-67 · Тверь"),
        ("770708", "7707083893 · Тверь"),
        ("норд", "7707083893 · Тверь"),
    ],
)
def test_a_company_says_by_which_number_it_was_found(anna, nordwind, typed, note):
    assert [found.note for found in search(anna, typed)] == [note]


def test_the_number_by_which_somebody_was_found_is_marked(client, anna, clara):
    client.force_login(anna)

    html = client.get(FIND, {"q": "89165550102"}, headers=PART).content.decode()

    assert '<mark class="num">+7 916 555-01-02</mark> · Директор по закупкам' in html
    assert "clara@nordwind.ru" in client.get(FIND, {"q": "clara@n"}).content.decode()
