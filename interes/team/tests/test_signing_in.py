"""Signing in and out."""

from datetime import timedelta

import pytest
from django.urls import reverse

from interes.team import actions
from tests.cast import NOON, PASSWORD, a_user

SIGN_IN = "/sign-in/"
WRONG = "No one signs in with this e-mail and password."
ANNA = {"email": "anna@example.ru", "password": PASSWORD}


def attempt(password="wrong", email="anna@example.ru", address="10.0.0.1", at=NOON):
    return actions.sign_in(email=email, password=password, address=address, at=at)


def fail(times, **facts):
    for _try in range(times):
        with pytest.raises(actions.WrongCredentials):
            attempt(**facts)


def test_whoever_knows_the_password_comes_in(client, anna):
    answer = client.post(SIGN_IN, ANNA)

    assert answer.headers["Location"] == reverse("desk:today")
    assert client.session["_auth_user_id"] == str(anna.pk)


def test_the_e_mail_may_be_typed_in_any_letter_case(anna):
    assert attempt(PASSWORD, email="Anna@Example.RU") == anna


def test_the_session_gets_a_new_key_at_the_door(client, anna):
    client.cookies["language"] = "en"
    session = client.session
    session["before"] = True
    session.save()
    before = client.cookies["sessionid"].value

    client.post(SIGN_IN, ANNA)

    assert client.cookies["sessionid"].value != before


@pytest.mark.parametrize("email", ["anna@example.ru", "nobody@example.ru", "left@example.ru"])
def test_a_wrong_password_an_unknown_e_mail_and_one_who_left_get_the_same_answer(
    client, anna, email
):
    a_user("Лев Ушедший", email="left@example.ru", is_active=False)

    client.cookies["language"] = "en"

    answer = client.post(SIGN_IN, {"email": email, "password": "wrong"})

    assert answer.status_code == 422
    assert answer.content.decode().count(WRONG) == 1


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(anna):
    fail(5)

    with pytest.raises(actions.TooManyAttempts, match="5"):
        attempt(PASSWORD)

    assert attempt(PASSWORD, at=NOON + timedelta(minutes=5)) == anna


def test_another_person_at_the_same_address_is_not_kept_waiting(anna, dora):
    fail(5)

    assert attempt(PASSWORD, email="dora@example.ru") == dora


def test_a_stranger_who_is_wrong_on_purpose_does_not_keep_anna_out(anna):
    for n in range(10):
        fail(5, address=f"10.9.9.{n}")

    assert attempt(PASSWORD) == anna


def test_many_addresses_together_do_not_guess_one_password_for_ever(anna):
    for n in range(20):
        fail(5, address=f"10.9.9.{n}")

    with pytest.raises(actions.TooManyAttempts):
        attempt(PASSWORD)

    assert attempt(PASSWORD, at=NOON + timedelta(minutes=5)) == anna


def test_one_address_can_not_try_many_accounts(anna):
    for n in range(30):
        fail(1, email=f"user{n}@example.ru")

    with pytest.raises(actions.TooManyAttempts):
        attempt(PASSWORD)

    assert attempt(PASSWORD, address="10.0.0.2") == anna


def test_a_whole_office_behind_one_address_comes_in(anna):
    for _person in range(40):
        attempt(PASSWORD)


def test_waiting_is_told_with_the_status_of_a_refusal(client, anna):
    for _try in range(5):
        client.post(SIGN_IN, ANNA | {"password": "wrong"})

    answer = client.post(SIGN_IN, ANNA)

    assert answer.status_code == 422
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/deals/?owner=me", "/deals/?owner=me"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_next_leads_to_our_own_pages_only(client, anna, wanted, leads_to):
    answer = client.post(f"{SIGN_IN}?next={wanted}", ANNA)

    assert answer.headers["Location"] == leads_to


def test_whoever_is_not_known_is_sent_to_sign_in_and_back(client, db):
    answer = client.get("/profile/")

    assert answer.headers["Location"] == "/sign-in/?next=/profile/"


def test_a_part_of_a_page_sends_the_whole_page_to_sign_in(client, db):
    answer = client.get("/profile/", headers={"HX-Request": "true"})

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, SIGN_IN)


def test_what_was_written_is_not_lost_when_the_session_ends(client, db):
    answer = client.post("/profile/", {"name": "Анна"}, headers={"HX-Request": "true"})

    assert (answer.status_code, "HX-Redirect" in answer.headers) == (401, False)


def test_the_page_speaks_the_language_that_is_chosen_on_it(client, anna):
    answer = client.get(f"{SIGN_IN}?language=en&next=/deals/", follow=True)

    assert answer.redirect_chain == [("/sign-in/?next=%2Fdeals%2F", 302)]
    assert '<html lang="en"' in answer.content.decode()


def test_the_page_needs_no_scripts_and_is_not_kept_by_the_browser(client, anna):
    answer = client.get(SIGN_IN)

    assert "<script" not in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


def test_an_empty_installation_says_how_to_make_the_first_person(client, db):
    assert "interes create-user" in client.get(SIGN_IN).content.decode()


def test_whoever_is_in_does_not_sign_in_again(client, anna):
    client.force_login(anna)

    assert client.get(f"{SIGN_IN}?next=/profile/").headers["Location"] == "/profile/"


def test_signing_out_ends_the_session(client, anna):
    client.force_login(anna)

    answer = client.post("/sign-out/")

    assert answer.headers["Location"] == SIGN_IN
    assert "_auth_user_id" not in client.session


def test_a_link_can_not_sign_anyone_out(client, anna):
    client.force_login(anna)

    assert client.get("/sign-out/").status_code == 405
    assert "_auth_user_id" in client.session


def test_behind_a_proxy_only_the_address_it_saw_itself_counts(client, anna, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for n in range(31):
        headers = {"X-Forwarded-For": f"1.1.1.{n}, 10.0.0.1", "X-Forwarded-Proto": "https"}
        client.post(SIGN_IN, {"email": f"u{n}@example.ru", "password": "wrong"}, headers=headers)

    with pytest.raises(actions.TooManyAttempts):
        attempt(PASSWORD, address="10.0.0.1", at=NOON.now(NOON.tzinfo))
