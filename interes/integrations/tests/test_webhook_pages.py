"""The pages of webhooks: administrators say who is told, look how it went, and tell again."""

import pytest

from interes.integrations.models import Message, Webhook
from interes.integrations.tests.receiver import a_receiver
from interes.integrations.webhooks import post
from tests.cast import a_company

FORM = {"name": "Склад", "kinds": ["company.created", "deal.won"], "is_active": "on"}


@pytest.fixture(autouse=True)
def inside(settings):
    """Let the tests tell programs on this machine."""
    settings.WEBHOOKS_MAY_STAY_INSIDE = True


@pytest.fixture
def browser(client, ada):
    """The browser of an administrator."""
    client.force_login(ada)
    return client


def test_an_administrator_lets_a_program_be_told(browser):
    with a_receiver() as receiver:
        browser.post("/settings/webhooks/new/", FORM | {"url": receiver.url})
        hook = Webhook.objects.get()
        browser.post(f"/settings/webhooks/{hook.pk}/test/")
        a_company()

        post.deliver(hook.pk)

    assert receiver.kinds == ["test", "company.created"]
    page = browser.get(f"/settings/webhooks/{hook.pk}/").content.decode()
    assert "company.created" in page
    assert hook.secret in page


def test_an_inner_address_is_refused_in_words(browser, settings):
    settings.WEBHOOKS_MAY_STAY_INSIDE = False

    answer = browser.post("/settings/webhooks/new/", FORM | {"url": "https://127.0.0.1/"})

    assert answer.status_code == 422
    assert not Webhook.objects.exists()


def test_what_was_sent_and_answered_can_be_read_and_sent_again(browser):
    with a_receiver() as receiver:
        browser.post("/settings/webhooks/new/", FORM | {"url": receiver.url})
        a_company()
        post.deliver(Webhook.objects.get().pk)
        message = Message.objects.get()
        told = browser.get(f"/settings/webhooks/messages/{message.pk}/").content.decode()

        browser.post(f"/settings/webhooks/messages/{message.pk}/again/")
        post.deliver(message.webhook_id)

    assert "thank you" in told
    assert receiver.kinds == ["company.created", "company.created"]


def test_a_program_that_is_switched_off_is_told_nothing(browser):
    browser.post("/settings/webhooks/new/", FORM | {"url": "http://127.0.0.1:9/"})
    hook = Webhook.objects.get()
    off = {key: value for key, value in FORM.items() if key != "is_active"}

    browser.post(f"/settings/webhooks/{hook.pk}/change/", off | {"url": hook.url})
    a_company()

    assert not Message.objects.exists()


def test_a_new_secret_takes_the_place_of_the_old_one(browser):
    browser.post("/settings/webhooks/new/", FORM | {"url": "http://127.0.0.1:9/"})
    old = Webhook.objects.get()

    browser.post(f"/settings/webhooks/{old.pk}/secret/")

    assert Webhook.objects.get().secret != old.secret


def test_the_pages_ask_as_often_for_one_as_for_many(browser, django_assert_max_num_queries):
    browser.post("/settings/webhooks/new/", FORM | {"url": "http://127.0.0.1:9/"})
    hook = Webhook.objects.get()
    for number in range(20):
        a_company(f"Компания {number}")

    for page in ("/settings/webhooks/", f"/settings/webhooks/{hook.pk}/"):
        with django_assert_max_num_queries(7):
            browser.get(page)
