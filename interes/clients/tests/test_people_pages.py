"""The list of people and the page of a person."""

import re
from datetime import date

import pytest

from interes.clients import actions
from tests.cast import a_company, a_person


def names(answer) -> list[str]:
    return re.findall(r"data-open[^>]*>([^<]+)</a>", answer.content.decode())


@pytest.fixture
def clara(anna):
    """Clara, who has moved from Nordwind to Vostok."""
    person = a_person(a_company())
    actions.add_contact_point(by=anna, kind="phone", value="+7 916 555-44-33", person=person)
    actions.add_contact_point(by=anna, kind="messenger", value="@clara", person=person)
    company = a_company("Восток")
    actions.move_person(
        person_id=person.pk, company=company, title="Советник", day=date(2026, 3, 1), by=anna
    )
    return person


def test_a_row_says_who_where_and_how_to_reach(page, clara):
    answer = page.get("/people/").content.decode()

    for known in ("Зимина Клара Олеговна", "Советник", "Восток", 'href="tel:+79165554433"'):
        assert known in answer
    assert "Нордвинд" not in answer


@pytest.mark.parametrize("looked_for", ["зим", "pbvbyf", "8 916 555 44 33"])
def test_a_person_is_found_by_name_and_phone(page, clara, looked_for):
    a_person(last_name="Орлова")

    assert names(page.get("/people/", {"q": looked_for})) == ["Зимина Клара Олеговна"]


@pytest.mark.parametrize(
    ("work", "found"),
    [("at_work", ["Зимина Клара Олеговна"]), ("without_post", ["Орлова Клара Олеговна"])],
)
def test_people_with_and_without_a_post_are_told_apart(page, clara, work, found):
    a_person(last_name="Орлова")

    assert names(page.get("/people/", {"work": work})) == found


@pytest.mark.parametrize("people", [2, 40])
def test_the_list_of_people_asks_the_same_few_questions(
    page, people, django_assert_max_num_queries
):
    company = a_company()
    for number in range(people):
        a_person(company, last_name=f"Зимина {number}")

    with django_assert_max_num_queries(7):
        page.get("/people/")


def test_a_person_stands_beside_the_list(page, part, clara):
    address = f"/people/?open={clara.pk}"

    assert 'id="rows"' in page.get(address).content.decode()
    assert 'id="rows"' not in part(address, "detail").content.decode()
    assert "Восток" in part(address, "detail").content.decode()


def test_an_empty_base_and_an_empty_search_teach(page):
    assert "/people/new/" in page.get("/people/").content.decode()
    assert "called=" in page.get("/people/", {"q": "Никто"}).content.decode()


def test_the_page_shows_posts_over_time(page, clara):
    answer = page.get(f"/people/{clara.pk}/").content.decode()

    assert answer.index("Советник") < answer.index("Директор по закупкам")
    assert 'href="https://t.me/clara"' in answer


def test_the_page_of_a_person_asks_few_questions(page, clara, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page.get(f"/people/{clara.pk}/")


def test_there_is_no_page_of_no_one(page):
    assert page.get("/people/999/").status_code == 404


def test_a_new_post_is_one_click(page, clara):
    answer = page.post(
        f"/people/{clara.pk}/move/",
        {"company_text": "нордвинд", "title": "Директор", "day": "2026-09-01"},
    )

    assert answer["Location"] == f"/people/{clara.pk}/"
    assert clara.posts.get(until_date=None).company.name == "Нордвинд"


def test_the_form_of_a_new_post_asks_which_ones_go_on(page, clara):
    held = clara.posts.get(until_date=None)
    address = f"/people/{clara.pk}/move/"
    assert f'name="keeping" value="{held.pk}"' in page.get(address).content.decode()

    typed = {"company_text": "нордвинд", "day": "2026-09-01", "keeping": [held.pk]}
    page.post(address, typed)

    assert clara.posts.filter(until_date=None).count() == 2


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"company_text": "", "day": "2026-09-01"}, "company_text"),
        ({"company_text": "нордвинд", "day": ""}, "day"),
        ({"company_text": "нордвинд", "day": "2026-01-01"}, "day"),
        ({"company_text": "Никто", "day": "2026-09-01"}, "company_text"),
    ],
)
def test_a_wrong_new_post_is_told_at_its_field(page, clara, typed, wrong):
    answer = page.post(f"/people/{clara.pk}/move/", typed)

    assert answer.status_code == 422
    assert f'id="id_{wrong}_error"' in answer.content.decode()


def test_leaving_can_be_taken_back_from_the_notice(page, clara):
    post = clara.posts.get(until_date=None)

    left = page.post(f"/posts/{post.pk}/end/", follow=True).content.decode()
    post.refresh_from_db()
    assert post.until_date is not None
    assert f'action="/posts/{post.pk}/resume/"' in left

    page.post(f"/posts/{post.pk}/resume/")
    post.refresh_from_db()
    assert post.until_date is None


def test_from_the_page_of_the_company_leaving_leads_back_there(page, clara):
    post = clara.posts.get(until_date=None)

    answer = page.post(f"/posts/{post.pk}/end/", {"from": "company"})

    assert answer["Location"] == f"/companies/{post.company_id}/"


def test_looking_ends_no_post(page, clara):
    post = clara.posts.get(until_date=None)

    assert page.get(f"/posts/{post.pk}/end/").status_code == 405
