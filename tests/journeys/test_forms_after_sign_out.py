"""What was written is not lost when the session has ended before the form was sent."""

import re

import pytest
from django.core import signing
from django.test import Client

from interes.activities.models import Activity
from interes.team.web import kept_form
from tests.cast import PASSWORD, a_deal, hidden

SAID = "Просят скидку на 200 мест — «срочно», иначе уйдут & не вернутся"


@pytest.fixture
def deal(anna):
    return a_deal(anna)


@pytest.fixture
def browser():
    """A browser of somebody, which keeps its protection against forged forms."""
    return Client(enforce_csrf_checks=True)


def sign_in(browser, who, html="", **more):
    html = html or browser.get("/sign-in/").content.decode()
    token = {"csrfmiddlewaretoken": hidden(html, "csrfmiddlewaretoken")}
    said = {"email": who.email, "password": PASSWORD} | token | more
    return browser.post("/sign-in/", said, follow=True)


def too_late(browser, anna, deal):
    """Fill in the form of a talk, end the session, send the form; return the answer."""
    sign_in(browser, anna)
    html = browser.get(f"/deals/{deal.pk}/log/").content.decode()
    form = html[html.index(f'action="/deals/{deal.pk}/log/"') :]
    said = {name: hidden(form, name) for name in ("csrfmiddlewaretoken", "once", "whose")}
    del browser.cookies["sessionid"]
    said |= {"said": SAID, "talk_kind": "meeting", "step_text": "Скидка & Ко", "step_when": "+3"}
    return browser.post(f"/deals/{deal.pk}/log/", said)


def test_the_form_is_filled_in_again_and_not_sent(browser, anna, deal):
    before = Activity.objects.count()
    asked = too_late(browser, anna, deal)
    html = asked.content.decode()

    answer = sign_in(browser, anna, html, kept_form=hidden(html, "kept_form"))

    filled = answer.content.decode()
    assert (asked.status_code, answer.redirect_chain[-1][0]) == (401, f"/deals/{deal.pk}/log/")
    assert (
        "Просят скидку на 200 мест — «срочно», иначе уйдут &amp; не вернутся</textarea>" in filled
    )
    assert 'value="Скидка &amp; Ко"' in filled
    assert re.search(r'<input type="radio" name="talk_kind" value="meeting"[^>]* checked', filled)
    assert Activity.objects.count() == before


def test_the_form_can_then_be_sent_and_is_not_filled_in_twice(browser, anna, deal):
    html = too_late(browser, anna, deal).content.decode()
    sign_in(browser, anna, html, kept_form=hidden(html, "kept_form"))

    again = browser.get(f"/deals/{deal.pk}/log/").content.decode()

    assert "срочно" not in again


def test_another_person_gets_nothing(browser, anna, boris, deal):
    html = too_late(browser, anna, deal).content.decode()

    answer = sign_in(browser, boris, html, kept_form=hidden(html, "kept_form"))

    assert answer.redirect_chain[-1][0] == "/"
    assert "срочно" not in answer.content.decode()
    assert "срочно" not in browser.get(f"/deals/{deal.pk}/log/").content.decode()


def test_a_wrong_password_does_not_lose_the_form(browser, anna, deal):
    html = too_late(browser, anna, deal).content.decode()
    kept = hidden(html, "kept_form")

    again = sign_in(browser, anna, html, kept_form=kept, password="не тот").content.decode()

    assert hidden(again, "kept_form") == kept


@pytest.mark.parametrize("whose", ["", "1", "1:forged"])
def test_a_form_that_was_drawn_for_nobody_is_not_carried(browser, anna, deal, whose):
    html = browser.get("/sign-in/").content.decode()
    said = {"said": SAID, "csrfmiddlewaretoken": hidden(html, "csrfmiddlewaretoken")}

    answer = browser.post(f"/deals/{deal.pk}/log/", said | {"whose": whose}, follow=True)

    assert "kept_form" not in answer.content.decode()


def test_what_somebody_wrote_on_the_seal_is_thrown_away(browser, anna, deal):
    html = too_late(browser, anna, deal).content.decode()
    sealed = hidden(html, "kept_form")

    answer = sign_in(browser, anna, html, kept_form=f"x{sealed}")

    assert "срочно" not in answer.content.decode()
    assert "срочно" not in browser.get(f"/deals/{deal.pk}/log/").content.decode()


def test_a_password_and_a_book_are_not_carried(rf, anna):
    def sealed(**said):
        mark = signing.Signer(salt="whose").sign(str(anna.pk))
        return kept_form.seal(rf.post("/profile/password/", {"whose": mark, **said}))

    carried = sealed(present=PASSWORD, password="новый пароль", note="да")

    assert signing.loads(carried, salt=kept_form.SALT)["fields"] == [["note", ["да"]]]
    assert sealed(said="я" * (kept_form.LONGEST + 1)) == ""


def test_a_form_without_a_page_of_its_own_is_shown_as_text(browser, anna, deal):
    sign_in(browser, anna)
    html = browser.get("/profile/").content.decode()
    said = {name: hidden(html, name) for name in ("csrfmiddlewaretoken",)}
    said |= {"whose": signing.Signer(salt="whose").sign(str(anna.pk)), "tag": "важный клиент"}
    del browser.cookies["sessionid"]
    asked = browser.post(f"/deals/{deal.pk}/move/", said).content.decode()

    answer = sign_in(browser, anna, asked, kept_form=hidden(asked, "kept_form"))

    assert "важный клиент" in answer.content.decode()


def test_a_form_drawn_before_signing_in_anew_is_drawn_again_and_not_done(browser, anna, deal):
    sign_in(browser, anna)
    html = browser.get(f"/deals/{deal.pk}/log/").content.decode()
    old = {name: hidden(html, name) for name in ("csrfmiddlewaretoken", "whose")}
    browser.cookies.clear()
    sign_in(browser, anna)
    before = Activity.objects.count()

    answer = browser.post(f"/deals/{deal.pk}/log/", old | {"said": SAID}, follow=True)

    assert "срочно" in answer.content.decode()
    assert Activity.objects.count() == before
