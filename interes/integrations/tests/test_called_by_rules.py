"""A rule calls a webhook: the same signed message, to the one program it names."""

import pytest

from interes.automation import actions, queries
from interes.automation.actions import ActUnclear, RuleFacts
from interes.automation.models import Run
from interes.integrations.models import Message, Webhook
from interes.integrations.tests.receiver import a_receiver
from interes.integrations.webhooks import laws, post
from tests.cast import NOON, a_deal


@pytest.fixture(autouse=True)
def inside(settings):
    settings.WEBHOOKS_MAY_STAY_INSIDE = True


def a_webhook(url="https://a.ru/", *kinds):
    secret = laws.new_secret()
    told = {"name": "Склад", "url": url, "secret": secret, "kinds": kinds or [laws.BY_RULE]}
    return Webhook.objects.create(made_at=NOON, **told)


def a_rule_that_calls(ada, hook):
    acts = [{"act": "call", "webhook": hook.pk}]
    facts = RuleFacts(name_ru="Сообщить складу", kind="deal_opened", acts=acts)
    rule = actions.add_rule(facts=facts, by=ada, at=NOON)
    return actions.use_rule(rule_id=rule.pk, is_active=True, by=ada, at=NOON)


def test_the_program_hears_of_the_deal_and_of_the_rule(ada, anna):
    with a_receiver() as receiver:
        hook = a_webhook(receiver.url)
        rule = a_rule_that_calls(ada, hook)
        deal = a_deal(anna)
        actions.unfold_next(at=NOON)

        post.deliver(hook.pk)

    [(headers, body, _raw)] = receiver.heard
    assert body["data"] == {
        "noun": "deal",
        "id": deal.pk,
        "rule": rule.pk,
        "rule_name": "Сообщить складу",
    }
    assert headers["webhook-signature"].startswith("v1,")


def test_a_webhook_that_is_off_is_a_line_in_the_log(ada, anna):
    hook = a_webhook()
    a_rule_that_calls(ada, hook)
    Webhook.objects.update(is_active=False)
    a_deal(anna)

    actions.unfold_next(at=NOON)

    assert Run.objects.get().outcome == "refused"
    assert not Message.objects.exists()


def test_only_programs_that_want_it_are_offered_to_rules(ada):
    hook = a_webhook("https://a.ru/", "deal.won")

    assert queries.webhook_choices() == []
    with pytest.raises(ActUnclear):
        a_rule_that_calls(ada, hook)
