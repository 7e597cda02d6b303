"""An administrator builds a rule step by step, without code; heads look on."""

import pytest
from django.urls import reverse

from interes.activities.models import Activity
from interes.automation.models import Letter, Rule, Run
from interes.automation.tests.world import NOTE, a_rule, a_step, a_tag, unfold
from interes.deals.models import Deal
from interes.foundation.history import history_of
from tests.cast import a_deal, a_stage, hidden

LIST = "/settings/automation/"


@pytest.fixture
def page(client, ada):
    client.force_login(ada)
    return client


def text(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def test_a_rule_is_built_step_by_step_and_reads_as_a_sentence(page, anna):
    page.post(f"{LIST}new/", {"name_ru": "Договор", "kind": "deal_moved"})
    rule = Rule.objects.get()
    home = f"{LIST}{rule.pk}/"
    stage = a_stage(6)
    named = {"name_ru": "Договор", "kind": "deal_moved", "stages": [stage.pk]}
    page.post(f"{home}when/", named)
    page.post(f"{home}if/deal/", {"f0": "amount", "o0": "gt", "v0": "1000000", "g0": "0"})
    page.post(f"{home}acts/new/plan_step/", {"kind": "call", "text": "Кто подпишет?", "days": "2"})

    said = text(page.get(home))

    assert f"сделка переходит на этап «{stage.name}»" in said or "comes to" in said
    assert "1 000 000" in said
    assert "Кто подпишет?" in said


def test_a_rule_works_only_when_it_is_switched_on(page, ada, anna):
    page.post(f"{LIST}new/", {"name_ru": "Заметка", "kind": "deal_opened"})
    rule = Rule.objects.get()
    home = f"{LIST}{rule.pk}/"

    page.post(f"{home}use/", {"use": "yes"})
    assert not Rule.objects.get().is_active
    page.post(f"{home}acts/new/note/", {"text": "Новая"})
    page.post(f"{home}use/", {"use": "yes"})

    assert Rule.objects.get().is_active
    assert Rule.objects.get().author == ada


def test_an_act_that_says_nothing_is_asked_for_again(page, ada):
    rule = a_rule(ada, "deal_opened", NOTE)

    answer = page.post(f"{LIST}{rule.pk}/acts/new/plan_step/", {"text": "", "days": "x"})

    assert answer.status_code == 422
    assert len(Rule.objects.get().acts) == 1


def test_a_place_that_stands_for_nothing_is_refused(page, ada):
    rule = a_rule(ada, "deal_opened", NOTE)

    answer = page.post(f"{LIST}{rule.pk}/acts/0/", {"text": "Здравствуйте, {password}"})

    assert answer.status_code == 422
    assert "{company}" in text(answer)


def test_acts_change_places_and_go(page, ada):
    rule = a_rule(ada, "deal_opened", NOTE, a_tag("новая"))

    page.post(f"{LIST}{rule.pk}/acts/1/order/", {"way": "up"})
    page.post(f"{LIST}{rule.pk}/acts/1/drop/")

    assert [act["act"] for act in Rule.objects.get().acts] == ["tag"]


def test_the_last_act_of_a_rule_that_is_on_stays(page, ada):
    rule = a_rule(ada, "deal_opened", NOTE)

    page.post(f"{LIST}{rule.pk}/acts/0/drop/")

    assert len(Rule.objects.get().acts) == 1


def test_an_act_changed_by_a_colleague_is_not_overwritten(page, ada):
    rule = a_rule(ada, "deal_opened", NOTE)
    form = f"{LIST}{rule.pk}/acts/0/"
    page.post(form, {"text": "Коллега написал"})

    answer = page.post(form, {"text": "Моё", "was": "[('act', 'note'), ('text', 'Было')]"})

    assert answer.status_code == 422
    assert Rule.objects.get().acts[0]["text"] == "Коллега написал"


@pytest.mark.parametrize("example", [0, 1, 2])
def test_a_ready_rule_begins_switched_off_and_can_be_switched_on(page, example):
    page.post(f"{LIST}examples/{example}/")
    rule = Rule.objects.get()

    assert not rule.is_active
    page.post(f"{LIST}{rule.pk}/use/", {"use": "yes"})

    assert Rule.objects.get().is_active


def test_a_copy_is_switched_off(page, ada):
    rule = a_rule(ada, "deal_opened", NOTE)

    page.post(f"{LIST}{rule.pk}/copy/")

    copy = Rule.objects.exclude(pk=rule.pk).get()
    assert (copy.acts, copy.is_active) == (rule.acts, False)


def test_a_rule_put_away_is_off_and_comes_back(page, ada, anna):
    rule = a_rule(ada, "deal_opened", NOTE)

    page.post(f"{LIST}{rule.pk}/away/")
    a_deal(anna)

    assert unfold() == 0
    assert page.get(f"{LIST}{rule.pk}/").status_code == 404
    page.post(f"{LIST}{rule.pk}/away/", {"use": "yes"})
    assert page.get(f"{LIST}{rule.pk}/").status_code == 200


def test_the_log_tells_what_was_done_and_takes_it_back(page, ada, anna):
    a_rule(ada, "deal_opened", a_tag("новая"), {"act": "assign", "to": "head"})
    deal = a_deal(anna)
    unfold()

    said = text(page.get(f"{LIST}log/"))
    page.post(reverse("automation:undo_run", args=[Run.objects.get().pk]))

    assert "новая" in said
    assert Deal.objects.get(pk=deal.pk).tags == []
    assert Run.objects.get().undone_by == ada


def test_a_head_sees_the_rules_and_changes_nothing(client, ada, boris):
    rule = a_rule(ada, "deal_opened", NOTE)
    client.force_login(boris)

    seen = [client.get(f"{LIST}{path}").status_code for path in ("", f"{rule.pk}/", "log/")]
    sent = client.post(f"{LIST}{rule.pk}/use/", {"use": "no"}).status_code

    assert (seen, sent) == ([200, 200, 200], 403)
    assert Rule.objects.get().is_active


def test_a_seller_sends_a_letter_and_it_stands_on_the_timeline(client, ada, anna):
    a_rule(ada, "deal_opened", {"act": "letter", "subject": "Спасибо", "body": "{owner}"})
    deal = a_deal(anna)
    unfold()
    letter = Letter.objects.get()
    client.force_login(anna)
    assert "Анна Белова" in text(client.get(f"/letters/{letter.pk}/"))

    for _click in range(2):
        client.post(f"/letters/{letter.pk}/sent/", {"subject": "Спасибо", "body": "Спасибо вам"})

    letter.refresh_from_db()
    assert Activity.objects.filter(deal=deal, kind="letter").get() == letter.talk
    assert letter.to_do.done_at is not None


def test_the_pages_ask_the_database_little(page, ada, anna, django_assert_max_num_queries):
    for n in range(5):
        a_rule(ada, "deal_opened", NOTE, a_step(), name_ru=f"Правило {n}", stops=n == 4)
    a_deal(anna)
    unfold()

    with django_assert_max_num_queries(14):
        page.get(LIST)
    with django_assert_max_num_queries(14):
        page.get(f"{LIST}{Rule.objects.first().pk}/")
    with django_assert_max_num_queries(12):
        page.get(f"{LIST}log/")


def test_the_history_says_by_which_rule(page, ada, anna):
    rule = a_rule(ada, "deal_opened", a_tag("новая"), name_en="New deal")
    deal = a_deal(anna)
    unfold()

    said = text(page.get(f"/deals/{deal.pk}/history/"))

    assert rule.name_ru in said
    assert "новая" in said


def test_a_change_of_a_rule_can_be_taken_back(page, ada):
    rule = a_rule(ada, "deal_opened", NOTE)
    named = {"name_ru": "Ошибка", "kind": "deal_opened"}
    page.post(f"{LIST}{rule.pk}/when/", named)
    change = history_of(Rule).order_by("-pgh_id").first().pgh_context_id

    page.post(reverse("desk:undo", args=[change]))

    assert Rule.objects.get().name_ru == rule.name_ru


def test_two_administrators_do_not_overwrite_each_other(page, ada):
    rule = a_rule(ada, "deal_opened", NOTE)
    form = f"{LIST}{rule.pk}/when/"
    seen = hidden(text(page.get(form)), "as_seen")
    page.post(form, {"name_ru": "Коллега", "kind": "deal_opened", "as_seen": seen})

    answer = page.post(form, {"name_ru": "Моё", "kind": "deal_opened", "as_seen": seen})

    assert answer.status_code == 422
    assert Rule.objects.get().name_ru == "Коллега"
