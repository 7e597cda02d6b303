"""One's own profile."""

import re

import pytest
from django.test import Client

from interes.team import actions
from interes.team.models import User
from tests.cast import PASSWORD, hidden

PROFILE = "/profile/"
NEW = "три синих кита"


@pytest.fixture
def at_home(client, anna):
    client.force_login(anna)
    return client


def test_people_say_who_they_are(at_home, anna):
    at_home.post(PROFILE, {"name": "Анна Орлова", "post": "Ведущий менеджер", "phone": "12-34"})

    anna.refresh_from_db()
    assert (anna.name, anna.post, anna.phone) == ("Анна Орлова", "Ведущий менеджер", "12-34")


def test_what_an_administrator_wrote_meanwhile_is_not_overwritten(at_home, anna, ada):
    html = at_home.get(PROFILE).content.decode()
    saw = {"as_seen": hidden(html, "as_seen")}
    actions.change_user(user_id=anna.pk, by=ada, post="Начальник")

    answer = at_home.post(PROFILE, {"name": "Анна", "post": "Директор"} | saw)

    anna.refresh_from_db()
    assert (answer.status_code, anna.name, anna.post) == (422, "Анна Белова", "Начальник")
    assert answer.content.decode().count('name="keep_post"') == 2
    at_home.post(PROFILE, {"name": "Анна"} | saw)
    anna.refresh_from_db()
    assert (anna.name, anna.post) == ("Анна", "Начальник")


def test_a_person_can_not_give_themselves_rights(at_home, anna):
    at_home.post(
        PROFILE, {"name": "Анна", "role": "administrator", "is_active": "", "email": "x@x.ru"}
    )

    anna.refresh_from_db()
    assert (anna.role, anna.is_active, anna.email) == ("seller", True, "anna@example.ru")


def test_a_name_can_not_be_empty_and_what_was_typed_stays(at_home, anna):
    answer = at_home.post(
        PROFILE, {"name": " ", "post": "Ведущий"}, headers={"HX-Target": "div#about"}
    )

    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Ведущий"' in html
    assert "<html" not in html


@pytest.mark.parametrize(
    ("choice", "seen"),
    [
        ({"theme": "dark"}, 'data-theme="dark"'),
        ({"density": "comfortable"}, 'data-density="comfortable"'),
        ({"language": "en"}, '<html lang="en"'),
    ],
)
def test_language_theme_and_density_are_applied_at_once(at_home, choice, seen):
    answer = at_home.post(
        "/profile/theme/", choice, headers={"Referer": "http://testserver/profile/"}
    )

    assert answer.headers["Location"] == PROFILE
    assert seen in at_home.get(PROFILE).content.decode()


def test_what_is_not_chosen_stays(at_home, anna):
    at_home.post("/profile/theme/", {"theme": "dark"})

    anna.refresh_from_db()
    assert (anna.language, anna.density) == ("ru", "compact")


@pytest.mark.parametrize(
    ("page", "back"),
    [
        ("http://testserver/deals/?owner=3", "/deals/?owner=3"),
        ("https://evil.example/", PROFILE),
        ("", PROFILE),
    ],
)
def test_a_switch_leaves_the_person_where_they_are(at_home, page, back):
    headers = {"HX-Request": "true", "HX-Current-URL": page}

    answer = at_home.post("/profile/theme/", {"theme": "light"}, headers=headers)

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, back)


def test_a_theme_that_does_not_exist_is_refused(at_home, anna):
    assert at_home.post("/profile/theme/", {"theme": "pink"}).status_code == 422


def test_a_new_password_opens_the_door_and_the_old_one_does_not(at_home, anna):
    at_home.post("/profile/password/", {"present": PASSWORD, "password": NEW})

    anna.refresh_from_db()
    assert anna.check_password(NEW)


def test_other_sessions_end_with_the_old_password(at_home, anna):
    elsewhere = Client()
    elsewhere.force_login(anna)

    at_home.post("/profile/password/", {"present": PASSWORD, "password": NEW})

    assert at_home.get(PROFILE).status_code == 200
    assert elsewhere.get(PROFILE).status_code == 302


@pytest.mark.parametrize(
    ("present", "new", "field"),
    [
        ("wrong", NEW, "present"),
        (PASSWORD, "short", "password"),
        (PASSWORD, "password123", "password"),
    ],
)
def test_a_password_is_changed_by_its_owner_to_a_good_one_only(at_home, anna, present, new, field):
    answer = at_home.post("/profile/password/", {"present": present, "password": new})

    assert answer.status_code == 422
    assert re.search(rf'name="{field}"[^>]*aria-invalid="true"', answer.content.decode())
    assert User.objects.get(pk=anna.pk).check_password(PASSWORD)


def test_no_typed_password_is_sent_back(at_home):
    answer = at_home.post("/profile/password/", {"present": "wrong-one", "password": NEW})

    assert "wrong-one" not in answer.content.decode()


def test_changes_are_in_the_history_with_their_author(anna):
    actions.change_profile(by=anna, post="Ведущий")

    event = User.pgh_event_model.objects.order_by("-pgh_id").first()
    assert (event.post, event.pgh_context.metadata["user"]) == ("Ведущий", anna.pk)


def test_the_page_takes_few_queries(at_home, django_assert_num_queries):
    with django_assert_num_queries(2):
        at_home.get(PROFILE)
