"""The page of notices, the bell, and the choice how to be told."""

import pytest
from django.urls import reverse

from interes.deals import actions as deals
from interes.desk import actions
from interes.desk.models import Notice, NoticeChoice
from tests.cast import NOON, a_deal

# Session, user with the number of new ones, the page of notices.
BUDGET = 3


@pytest.fixture
def told(anna, boris):
    """Anna was told of a deal of hers that Boris took."""
    deal = a_deal(anna)
    deals.take(deal_id=deal.pk, by=boris, at=NOON)
    return deal


def one(user):
    return Notice.objects.get(user=user)


def as_user(client, user):
    client.force_login(user)
    return client


def test_the_bell_tells_how_many_are_new_on_every_page(client, anna, told):
    page = as_user(client, anna).get(reverse("deals:list")).content.decode()

    assert "<b>1</b>" in page


def test_a_notice_leads_to_its_deal_and_is_seen_by_that(client, anna, told):
    answer = as_user(client, anna).get(reverse("desk:notice", args=[one(anna).pk]))

    assert answer.url == reverse("deals:deal", args=[told.pk])
    assert one(anna).seen_at is not None


def test_a_notice_of_a_deal_in_the_basket_leads_to_the_basket(client, anna, boris, told):
    deals.remove(deal_id=told.pk, by=boris, at=NOON)

    answer = as_user(client, anna).get(reverse("desk:notice", args=[one(anna).pk]))

    assert answer.url == reverse("desk:basket")


def test_nobody_follows_a_notice_of_somebody_else(client, anna, dora, told):
    answer = as_user(client, dora).get(reverse("desk:notice", args=[one(anna).pk]))

    assert answer.url == reverse("desk:notices")
    assert one(anna).seen_at is None


def test_all_are_seen_with_one_press(client, anna, told):
    as_user(client, anna).post(reverse("desk:see_notices"), {"up_to": one(anna).pk})

    anna.refresh_from_db()
    assert anna.unseen_notices == 0


def test_only_new_ones_can_be_shown(client, anna, told):
    actions.see_notice(notice_id=one(anna).pk, by=anna, at=NOON)
    page = as_user(client, anna)

    assert "Видеосвязь" in page.get(reverse("desk:notices")).content.decode()
    assert "Видеосвязь" not in page.get(reverse("desk:notices") + "?shown=unseen").content.decode()


def test_who_has_no_notices_learns_what_they_are(client, dora):
    page = as_user(client, dora).get(reverse("desk:notices")).content.decode()

    assert reverse("desk:notice_choices") in page


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_asks_the_same_however_much_was_told(
    client, anna, number, django_assert_max_num_queries
):
    for key in range(number):
        actions.notify(to=[anna.pk], kind="nudged", key=str(key), at=NOON)
    as_user(client, anna)

    with django_assert_max_num_queries(BUDGET):
        client.get(reverse("desk:notices"))


def test_a_choice_is_kept_and_shown(client, anna):
    address = reverse("desk:notice_choices")

    as_user(client, anna).post(address, {"nudged": "off", "deal_given": "mail"})

    chosen = NoticeChoice.objects.filter(user=anna).values_list("kind", "how")
    assert dict(chosen) == {"nudged": "off", "deal_given": "mail"}
    assert client.get(address).status_code == 200


def test_a_choice_nobody_offers_is_refused(client, anna):
    as_user(client, anna).post(reverse("desk:notice_choices"), {"nudged": "loudly"})

    assert not NoticeChoice.objects.exists()


def test_the_profile_says_where_to_choose(client, anna):
    page = as_user(client, anna).get(reverse("team:profile")).content.decode()

    assert reverse("desk:notice_choices") in page


def test_the_head_asks_about_a_deal_once_a_day(client, anna, boris):
    address = reverse("desk:nudge", args=[a_deal(anna).pk])

    for _time in range(2):
        as_user(client, boris).post(address)

    assert [notice.kind for notice in Notice.objects.filter(user=anna)] == ["nudged"]


def test_who_may_not_change_a_deal_does_not_ask_about_it(client, anna, dora):
    as_user(client, dora).post(reverse("desk:nudge", args=[a_deal(anna).pk]))

    assert not Notice.objects.exists()


@pytest.mark.parametrize("case", ["own", "closed", "left"])
def test_where_there_is_nobody_to_ask_nothing_is_told(client, anna, boris, case):
    deal = a_deal(boris if case == "own" else anna)
    if case == "closed":
        deals.win(deal_id=deal.pk, by=anna, at=NOON)
    if case == "left":
        type(anna).objects.filter(pk=anna.pk).update(is_active=False)

    as_user(client, boris).post(reverse("desk:nudge", args=[deal.pk]))

    assert not Notice.objects.exists()
