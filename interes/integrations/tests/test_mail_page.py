"""The page of mail: by which server letters leave, what stopped them, and a letter to try it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from interes.integrations.mail import post
from interes.integrations.models import MailLetter
from interes.integrations.tests.postman import NEVER, a_postman

# Session, user, the letters, how many there are in each state, what stopped the last one.
BUDGET = 5


@pytest.fixture
def admin(client, ada):
    client.force_login(ada)
    return client


@pytest.fixture
def server(settings):
    settings.SMTP_URL = "smtp://crm%40example.ru:secret@mail.example.ru"
    settings.PUBLIC_URL = "https://crm.example.ru"


def page_of(client, **asked):
    return client.get(reverse("integrations:mail"), asked).content.decode()


def a_letter(user, **facts):
    now = timezone.now()
    defaults = {"user": user, "made_at": now, "due_at": now, "notices": [1]}
    return MailLetter.objects.create(**defaults | facts)


def test_without_a_server_the_page_says_how_to_set_one(admin, settings):
    settings.SMTP_URL = ""

    html = page_of(admin)

    assert "INTERES_SMTP_URL" in html
    assert reverse("integrations:mail_test") not in html


def test_with_a_server_the_page_names_it_and_hides_its_password(admin, server):
    html = page_of(admin)

    assert "mail.example.ru:587" in html
    assert "crm@example.ru" in html
    assert "secret" not in html


def test_an_address_that_can_not_be_read_is_told(admin, settings):
    settings.SMTP_URL = "mail.example.ru"

    assert "smtps" in page_of(admin)


def test_a_letter_to_try_it_comes_to_who_asked(admin, ada, settings):
    with a_postman() as postman:
        settings.SMTP_URL = postman.url
        admin.post(reverse("integrations:mail_test"))
        post.send_waiting()

    [letter] = postman.letters
    assert letter["To"].addresses[0].addr_spec == ada.email
    assert MailLetter.objects.get().state == "sent"


def test_a_letter_to_try_it_needs_a_server(admin, settings):
    settings.SMTP_URL = ""

    answer = admin.post(reverse("integrations:mail_test"), follow=True).content.decode()

    assert "INTERES_SMTP_URL" in answer
    assert not MailLetter.objects.exists()


def test_what_was_given_up_is_shown_with_the_reason_and_sent_again(admin, anna, settings):
    with a_postman(NEVER) as postman:
        settings.SMTP_URL = postman.url
        a_letter(anna, is_test=True)
        post.send_waiting()
        html = page_of(admin, state="failed")
        admin.post(reverse("integrations:mail_again"))

    assert "550 no such person" in html
    assert MailLetter.objects.get().state == "waiting"


@pytest.mark.parametrize("who", ["anna", "boris"])
def test_only_an_administrator_sees_it(client, request, who):
    client.force_login(request.getfixturevalue(who))

    for name in ("mail", "mail_test", "mail_again"):
        assert client.post(reverse(f"integrations:{name}")).status_code in (403, 405)


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_asks_the_same_however_many_letters(
    admin, anna, server, number, django_assert_max_num_queries
):
    for _n in range(number):
        a_letter(anna, state="failed", trouble="550 no")

    with django_assert_max_num_queries(BUDGET):
        page_of(admin)
