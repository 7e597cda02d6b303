"""Branches and departments of our own company."""

import pytest

from interes.team import actions, queries
from interes.team.models import Branch, Department
from tests.cast import a_department

STRUCTURE = "/settings/structure/"


@pytest.fixture
def office(client, ada):
    client.force_login(ada)
    return client


def test_a_branch_and_its_department_are_added(office):
    office.post("/settings/branches/new/", {"name": "Казань", "city": "Казань"})
    kazan = Branch.objects.get(name="Казань")
    office.post("/settings/departments/new/", {"name": "Продажи", "branch": kazan.pk})

    assert Department.objects.get(name="Продажи").branch == kazan


def test_they_are_renamed_and_moved(office):
    department = a_department()
    kazan = Branch.objects.create(name="Казань")

    office.post(f"/settings/branches/{department.branch_id}/", {"name": "Центр", "city": "Москва"})
    office.post(f"/settings/departments/{department.pk}/", {"name": "Крупные", "branch": kazan.pk})

    department.refresh_from_db()
    assert (department.name, department.branch) == ("Крупные", kazan)
    assert Branch.objects.get(city="Москва").name == "Центр"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("/settings/branches/new/", {"name": "МОСКВА"}),
        ("/settings/departments/new/", {"name": "корпоративные продажи"}),
    ],
)
def test_no_two_have_one_name(office, url, said):
    said = said | {"branch": a_department().branch_id}

    answer = office.post(url, said, headers={"HX-Target": "div#dialog_body"})

    assert answer.status_code == 422
    assert 'id="id_name_error"' in answer.content.decode()


def test_a_department_keeps_its_own_name(ada):
    department = a_department()

    actions.change_department(
        department_id=department.pk, by=ada, name=department.name, branch=department.branch
    )


def test_the_page_counts_the_people_at_work(anna, boris, dora):
    (moscow,) = queries.structure()

    assert {one.name: one.people for one in moscow.departments} == {
        "Корпоративные продажи": 2,
        "Продажи в регионах": 1,
    }


def test_a_department_of_no_branch_belongs_to_the_whole_company(office):
    actions.add_department(by=None, name="Дирекция", branch=None)

    assert "Дирекция" in office.get(STRUCTURE).content.decode()


def test_an_empty_page_teaches(office):
    Department.objects.all().delete()

    assert "/settings/branches/new/" in office.get(STRUCTURE).content.decode()


def test_the_page_takes_the_same_queries_however_large(office, django_assert_num_queries):
    for n in range(10):
        a_department(f"Отдел {n}")

    with django_assert_num_queries(5):
        office.get(STRUCTURE)


def test_settings_have_a_card_for_each_page(office):
    html = office.get("/settings/").content.decode()

    for address in (STRUCTURE, "/settings/users/", "/settings/sources/"):
        assert f'href="{address}"' in html


def test_a_seller_has_no_door_to_the_settings(client, anna):
    client.force_login(anna)

    assert 'href="/settings/"' not in client.get("/profile/").content.decode()
    assert client.get("/settings/").status_code == 403
