"""Other programs are told what happened: all of it, signed, in order, until they have heard it."""

import base64
import hmac
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import F

from interes.clients import actions as clients
from interes.clients.models import Company
from interes.deals import actions as deals
from interes.integrations.models import Message, Telling, Webhook
from interes.integrations.tests.receiver import a_receiver
from interes.integrations.webhooks import acts, laws, post
from tests.cast import NOON, a_company, a_deal, a_stage

ALL = laws.KINDS


@pytest.fixture(autouse=True)
def inside(settings):
    """Let the tests tell programs on this machine."""
    settings.WEBHOOKS_MAY_STAY_INSIDE = True


def told_to(url, *kinds, **facts):
    secret = laws.new_secret()
    return Webhook.objects.create(
        name="Склад", url=url, secret=secret, kinds=kinds or ALL, made_at=NOON, **facts
    )


def test_a_program_is_told_of_a_deal_from_its_opening_to_its_end(anna):
    with a_receiver() as receiver:
        hook = told_to(receiver.url, "deal.created", "deal.moved", "deal.won")
        deal = a_deal(anna)
        deals.move(deal_id=deal.pk, stage_id=a_stage(3).pk, by=anna, at=NOON)
        deals.win(deal_id=deal.pk, by=anna, at=NOON)

        post.deliver(hook.pk)

    assert receiver.kinds == ["deal.created", "deal.moved", "deal.won"]
    assert receiver.heard[-1][1]["record"]["state"] == "won"
    assert receiver.heard[1][1]["data"]["to_stage"] == a_stage(3).pk


def test_what_is_told_is_signed_as_standard_webhooks_say(anna):
    with a_receiver() as receiver:
        hook = told_to(receiver.url)
        a_company()

        post.deliver(hook.pk)

    headers, _body, raw = receiver.heard[0]
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + raw
    key = base64.b64decode(hook.secret.removeprefix("whsec_"))
    known = "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()
    assert headers["webhook-signature"] == known


def test_one_change_of_several_fields_is_told_once(anna):
    company = a_company()
    hook = told_to("http://127.0.0.1:9/", "company.changed")

    with transaction.atomic():
        for field, value in {"city": "Тверь", "kpp": "773601001"}.items():
            clients.change_company(company_id=company.pk, field=field, value=value, by=anna)

    message = Message.objects.get(webhook=hook)
    assert message.facts["changed"] == ["city", "kpp"]


def test_statements_by_hand_and_bulk_changes_are_told_too(anna):
    keys = [a_company(f"Компания {n}").pk for n in range(3)]
    told_to("http://127.0.0.1:9/", "company.changed", "company.removed", "company.restored")

    Company.objects.update(city="Тверь")
    Company.objects.filter(pk=keys[0]).update(removed_at=NOON)
    Company.objects.filter(pk=keys[0]).update(city="Омск")
    Company.objects.filter(pk=keys[0]).update(removed_at=None)

    told = Message.objects.filter(record=keys[0]).order_by("pk").values_list("kind", flat=True)
    assert "company.removed" in told
    assert Message.objects.filter(kind="company.changed").count() == 3


def test_what_is_taken_back_is_not_told(anna):
    told_to("http://127.0.0.1:9/")

    with transaction.atomic():
        a_company()
        transaction.set_rollback(True)

    assert not Message.objects.exists()


def test_a_program_that_does_not_answer_is_told_again_later(anna):
    with a_receiver(500, 200) as receiver:
        hook = told_to(receiver.url, "company.created")
        a_company()
        post.deliver(hook.pk)
        message = Message.objects.get()
        assert (message.state, message.tries) == ("waiting", 1)
        assert message.due_at > Telling.objects.get().at

        Message.objects.update(due_at=NOON)
        post.deliver(hook.pk)

    numbers = {headers["webhook-id"] for headers, _body, _raw in receiver.heard}
    assert numbers == {f"msg_{message.uid.hex}"}
    assert Message.objects.get().state == "sent"


def test_news_of_a_record_wait_for_the_earlier_ones_news_of_others_do_not(anna):
    first, other = a_company("Первая"), a_company("Другая")
    hook = told_to("http://127.0.0.1:9/", "company.changed")
    for city in ("Тверь", "Омск"):
        Company.objects.filter(pk=first.pk).update(city=city)
        Message.objects.update(act=-F("pk"))  # as if each were a transaction of its own
    Company.objects.filter(pk=other.pk).update(city="Тула")

    heads = post._heads(hook.pk, NOON + timedelta(days=36500))

    records = list(Message.objects.filter(pk__in=heads).values_list("record", flat=True))
    assert sorted(records) == sorted([first.pk, other.pk])


def test_a_silent_program_is_paused_and_goes_on_by_hand(ada):
    hook = told_to("http://127.0.0.1:9/", "company.created", failing_since=NOON - timedelta(days=9))
    a_company()

    post.deliver(hook.pk)

    assert Webhook.objects.get().paused_at is not None
    assert hook.pk not in post.waiting_webhooks(NOON + timedelta(days=36500))
    acts.go_on(webhook_id=hook.pk, by=ada, at=NOON)
    assert post.waiting_webhooks(NOON) == [hook.pk]


def test_a_message_is_given_up_in_the_end_and_told_again_by_hand(ada):
    with a_receiver(500, 200) as receiver:
        hook = told_to(receiver.url, "company.created")
        a_company()
        Message.objects.update(tries=laws.MOST_TRIES - 1)
        post.deliver(hook.pk)
        assert Message.objects.get().state == "failed"

        acts.tell_given_up(webhook_id=hook.pk, by=ada, at=NOON)
        post.deliver(hook.pk)

    assert receiver.kinds == ["company.created"]


def test_two_tellers_do_not_tell_at_once(anna, django_db_blocker):
    hook = told_to("http://127.0.0.1:9/")
    a_company()
    with post._only_teller(hook.pk) as is_mine:
        assert is_mine
