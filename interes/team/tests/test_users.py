"""The people of the team and who looks after them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from interes.foundation.refusals import Refusal
from interes.team import actions
from interes.team.models import User
from tests.cast import PASSWORD, a_user, hidden

USERS = "/settings/users/"
NEW = {"name": "Егор Новый", "email": "egor@example.ru", "role": "seller", "language": "ru"}


@pytest.fixture
def office(client, ada):
    client.force_login(ada)
    return client


def test_everyone_is_listed_with_what_matters(office, anna):
    html = office.get(USERS).content.decode()

    for told in ("Анна Белова", "anna@example.ru", "Корпоративные продажи", "Москва", "Русский"):
        assert told in html


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("", {"Ада Маркова", "Анна Белова", "Борис Орлов"}),
        ("?state=off", {"Лев Ушедший"}),
        ("?state=all", {"Ада Маркова", "Анна Белова", "Борис Орлов", "Лев Ушедший"}),
        ("?role=head", {"Борис Орлов"}),
        ("?q=белов", {"Анна Белова"}),
        ("?q=boris@", {"Борис Орлов"}),
    ],
)
def test_the_list_is_narrowed_by(office, anna, boris, query, seen):
    a_user("Лев Ушедший", is_active=False)

    html = office.get(f"{USERS}{query}", headers={"HX-Target": "div#rows"}).content.decode()

    names = {"Ада Маркова", "Анна Белова", "Борис Орлов", "Лев Ушедший"}
    assert {name for name in names if name in html} == seen


def test_whoever_has_no_login_is_marked_so(office):
    User.objects.update(language="en")
    User.objects.create_user(None, name="Агент")

    assert office.get(USERS).content.decode().count(">has no login<") == 1


def test_a_new_person_signs_in_with_the_given_password(office):
    office.post(f"{USERS}new/", NEW | {"password": "три синих кита"})

    assert User.objects.get(email="egor@example.ru").check_password("три синих кита")


def test_someone_without_an_e_mail_owns_records_but_has_no_login(office):
    for name in ("Агент Первый", "Агент Второй"):
        office.post(f"{USERS}new/", NEW | {"name": name, "email": "", "password": ""})

    assert [user.can_sign_in for user in User.objects.filter(name__startswith="Агент")] == [
        False
    ] * 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"email": "ADA@example.ru"}, "email"),
        ({"email": "no"}, "email"),
        ({"password": "short"}, "password"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(office, changes, field):
    answer = office.post(f"{USERS}new/", NEW | changes, headers={"HX-Target": "div#dialog_body"})

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not User.objects.filter(name="Егор Новый").exists()


def test_a_person_gets_another_role_and_e_mail(office, anna):
    facts = NEW | {"name": anna.name, "role": "head", "email": "Anna.B@example.ru"}

    office.post(f"{USERS}{anna.pk}/", facts)

    anna.refresh_from_db()
    assert (anna.role, anna.email) == ("head", "anna.b@example.ru")


def test_an_e_mail_of_someone_else_is_refused_with_their_name(office, anna, boris):
    answer = office.post(f"{USERS}{anna.pk}/", NEW | {"email": "boris@example.ru"})

    assert answer.status_code == 422
    assert "Борис Орлов" in answer.content.decode()


def test_two_administrators_who_change_one_person_do_not_lose_each_others_words(office, anna, ada):
    page, facts = f"{USERS}{anna.pk}/", NEW | {"name": anna.name, "email": anna.email}
    saw = {"as_seen": hidden(office.get(page).content.decode(), "as_seen")}
    other = a_user("Вера Лунина", role="administrator")
    actions.change_user(user_id=anna.pk, by=other, role="administrator", post="Начальник")

    answer = office.post(page, facts | saw | {"role": "head"})

    html, anna = answer.content.decode(), User.objects.get(pk=anna.pk)
    assert (answer.status_code, anna.role, anna.post) == (422, "administrator", "Начальник")
    assert ("Вера Лунина" in html, "keep_role" in html, "keep_post" in html) == (True, True, False)
    chosen = {"as_seen": hidden(html, "as_seen"), "keep_role": "mine", "role": "head"}
    assert office.post(page, facts | chosen).status_code == 302
    anna.refresh_from_db()
    assert (anna.role, anna.post) == ("head", "Начальник")


@pytest.mark.parametrize("field", ["email", "name"])
def test_a_form_with_a_mistake_in_it_still_knows_what_was_seen(office, anna, ada, field):
    page, facts = f"{USERS}{anna.pk}/", NEW | {"name": anna.name, "email": anna.email}
    was = hidden(office.get(page).content.decode(), "as_seen")
    actions.change_user(user_id=anna.pk, by=ada, role="head")

    html = office.post(page, facts | {"as_seen": was, field: ""} | {"name": ""}).content.decode()

    assert hidden(html, "as_seen") == was


@pytest.mark.parametrize("was", ["", "?", "[]", "{}", "[1, 2, 3, 4, 5, 6, 7]", "[" * 9000])
def test_what_nobody_can_have_seen_was_seen_otherwise(office, anna, was):
    answer = office.post(f"{USERS}{anna.pk}/", NEW | {"email": "", "as_seen": was})

    assert answer.status_code == 422


def test_whoever_is_switched_off_is_out_at_once_and_can_be_put_back(office, anna):
    at_work = Client()
    at_work.force_login(anna)

    answer = office.post(f"{USERS}{anna.pk}/switch-off/", follow=True)

    assert at_work.get("/profile/").status_code == 302
    assert f'action="/settings/users/{anna.pk}/switch-on/"' in answer.content.decode()
    office.post(f"{USERS}{anna.pk}/switch-on/")
    assert User.objects.get(pk=anna.pk).is_active


def test_a_new_password_ends_the_sessions_of_the_person(office, anna):
    at_work = Client()
    at_work.force_login(anna)

    office.post(f"{USERS}{anna.pk}/password/", {"password": "три синих кита"})

    assert at_work.get("/profile/").status_code == 302
    assert User.objects.get(pk=anna.pk).check_password("три синих кита")


@pytest.mark.parametrize(
    "act",
    [
        lambda ada: actions.switch_off(user_id=ada.pk, by=ada),
        lambda ada: actions.change_user(user_id=ada.pk, by=ada, role="seller"),
        lambda ada: actions.change_user(user_id=ada.pk, by=ada, email=None),
    ],
)
def test_the_last_administrator_stays(ada, act):
    a_user("Без входа", role="administrator", email=None)
    a_user("Ушёл", role="administrator", is_active=False)

    with pytest.raises(actions.LastAdministrator):
        act(ada)

    ada.refresh_from_db()
    assert (ada.role, ada.is_active, ada.email) == ("administrator", True, "ada@example.ru")


def test_an_administrator_may_go_when_another_one_stays(ada):
    another = a_user("Вера", role="administrator")

    actions.switch_off(user_id=ada.pk, by=another)

    assert not User.objects.get(pk=ada.pk).is_active


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_administrators_can_not_demote_each_other_at_the_same_moment():
    first, second = (
        a_user(name, role="administrator", department=None) for name in ("Ада", "Вера")
    )

    def demote(pair):
        try:
            return actions.change_user(user_id=pair[0].pk, by=pair[1], role="seller")
        except Refusal:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(demote, [(first, second), (second, first)]))

    assert sum(one is not None for one in done) == 1
    assert User.objects.filter(role="administrator").count() == 1


@pytest.mark.parametrize("role", ["seller", "head"])
def test_only_an_administrator_changes_people(client, anna, role):
    boss = a_user("Кто-то", role=role)
    client.force_login(boss)

    assert client.post(f"{USERS}{anna.pk}/switch-off/").status_code == 403
    assert client.post(f"{USERS}new/", NEW).status_code == 403
    with pytest.raises(actions.NotAllowed):
        actions.set_password(user_id=anna.pk, by=boss, password="три синих кита")


def test_a_head_sees_the_people_without_a_way_to_change_them(client, boris):
    client.force_login(boris)

    html = client.get(USERS).content.decode()

    assert "Борис Орлов" in html
    assert "/settings/users/new/" not in html


def test_the_list_takes_as_many_queries_for_many_people(office, django_assert_num_queries):
    for n in range(30):
        a_user(f"Человек {n}")

    with django_assert_num_queries(4):
        office.get(USERS)


def test_the_history_of_a_person_holds_no_password(anna):
    assert "password" not in {f.name for f in User.pgh_event_model._meta.get_fields()}
    assert PASSWORD not in str(User.pgh_event_model.objects.values())
