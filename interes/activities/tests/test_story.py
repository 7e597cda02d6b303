"""The story of a client, newest first, in the language of the reader."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from interes.activities import actions, queries
from interes.activities.actions import Talk
from interes.deals import actions as deals
from interes.deals.models import RefusalReason
from tests.cast import NOON, a_deal, a_plan, a_stage, a_user


def later(minutes):
    return NOON + timedelta(minutes=minutes)


def the_story(anna, deal, **page):
    return queries.of_deal(anna, deal.pk, **page)


def test_the_story_keeps_what_happened_to_the_deal_by_itself(anna):
    deal = a_deal(anna)
    deals.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=anna, at=later(1))
    deals.win(deal_id=deal.pk, by=anna, at=later(2))
    deals.reopen(deal_id=deal.pk, by=anna, at=later(3), step=a_plan())

    kinds = [line.kind for line in the_story(anna, deal).lines]

    assert kinds == ["reopened", "won", "moved", "opened"]


def test_a_move_names_both_stages_in_the_readers_language(anna):
    deal = a_deal(anna)
    deals.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=anna, at=later(1))

    [moved, _opened] = the_story(anna, deal).lines

    with translation.override("en"):
        assert (moved.from_stage, moved.to_stage) == ("First contact", "Needs")
    with translation.override("ru"):
        assert (moved.from_stage, moved.to_stage) == ("Первый контакт", "Потребности")


def test_a_refusal_tells_the_reason_and_the_rival(anna):
    deal = a_deal(anna)
    reason = RefusalReason.objects.get(asks_rival=True)
    deals.refuse(
        deal_id=deal.pk, reason=reason, rival="Северсвязь", note="Дешевле", by=anna, at=later(1)
    )

    refused = the_story(anna, deal).lines[0]

    assert (refused.rival_name, refused.learnt) == ("Северсвязь", "Дешевле")


def test_handing_over_names_both_people(anna):
    deal = a_deal(anna)
    deals.hand_over(deal_id=deal.pk, to=a_user("Игорь Лапин"), by=anna, at=later(1))

    handed = the_story(anna, deal).lines[0]

    assert (handed.giver_name, handed.taker_name) == ("Анна Белова", "Игорь Лапин")


def test_older_pages_go_on_without_a_gap_or_a_repeat(anna):
    deal = a_deal(anna)
    for n in range(7):
        talk = Talk(kind="note", text=f"№ {n}", deal_id=deal.pk)
        # Several talks share a minute: the cursor must not lose any of them.
        actions.log(by=anna, at=later(n // 3), talk=talk)

    first = the_story(anna, deal, size=3)
    second = the_story(anna, deal, size=3, older_than=first.older_than)
    third = the_story(anna, deal, size=3, older_than=second.older_than)

    ids = [line.id for story in (first, second, third) for line in story.lines]
    assert len(set(ids)) == len(ids) == 8
    assert third.older_than is None


def test_a_story_is_one_question_however_long(anna, django_assert_num_queries):
    deal = a_deal(anna)
    for n in range(20):
        actions.log(by=anna, at=later(n), talk=Talk(kind="note", text="…", deal_id=deal.pk))

    with django_assert_num_queries(1):
        the_story(anna, deal)


@pytest.mark.parametrize("subject", ["deal", "company"])
def test_the_story_stands_on_a_page_of_its_own(client, anna, subject):
    deal = a_deal(anna)
    client.force_login(anna)
    key = deal.pk if subject == "deal" else deal.company_id

    answer = client.get(reverse(f"activities:of_{subject}", args=[key]))

    assert "entry-opened" in answer.content.decode()
