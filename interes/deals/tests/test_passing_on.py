"""The conveyor: work is offered, accepted or returned; the deal never hangs between two people."""

from decimal import Decimal

import pytest

from interes.deals import actions, queries
from interes.deals.models import Deal, DealPassing, Step
from interes.team.actions import NotAllowed
from interes.team.queries import may
from tests.cast import NOON, a_deal, a_plan, a_stage, a_user

NOTE = "Обещали расчёт к среде; важен срок, не цена."


@pytest.fixture
def vera(db):
    return a_user("Вера Тихонова", email="vera@example.ru")


@pytest.fixture
def deal(anna):
    return a_deal(anna)


def offered(deal, to, by):
    return actions.offer_passing(deal_id=deal.pk, to=to, note=NOTE, by=by, at=NOON)


def now_of(deal):
    return Deal.objects.select_related("next_step", "owner", "worker").get(pk=deal.pk)


def test_until_it_is_accepted_the_passer_stays_responsible(deal, anna, vera):
    offered(deal, vera, anna)

    now = now_of(deal)
    assert (now.worker, now.owner, now.next_step.owner) == (None, anna, anna)
    assert not may(vera, "deals.change", now)


def test_whoever_accepts_works_it_and_the_client_keeps_the_window(deal, anna, vera):
    offered(deal, vera, anna)

    actions.accept_passing(deal_id=deal.pk, by=vera, at=NOON)

    now = now_of(deal)
    assert (now.worker, now.owner, now.next_step.owner) == (vera, anna, vera)
    assert may(vera, "deals.change", now)
    assert may(anna, "deals.change", now)
    assert not may(vera, "deals.remove", now)


def test_a_step_of_somebody_else_stays_theirs(anna, vera, dora):
    deal = a_deal(anna, step=a_plan(owner_id=dora.pk))
    offered(deal, vera, anna)

    actions.accept_passing(deal_id=deal.pk, by=vera, at=NOON)

    assert now_of(deal).next_step.owner == dora


def test_whoever_returns_says_why_and_nothing_else_changes(deal, anna, vera):
    offered(deal, vera, anna)

    actions.return_passing(deal_id=deal.pk, note="Нет чертежей", by=vera, at=NOON)

    passing = DealPassing.objects.get()
    assert (passing.state, passing.answer_note) == ("returned", "Нет чертежей")
    assert now_of(deal).worker is None


@pytest.mark.parametrize("note", ["", "  \n", "я" * 2001])
def test_nobody_passes_or_returns_without_a_word_or_with_too_many(deal, anna, vera, note):
    with pytest.raises(actions.NoteMissing):
        actions.offer_passing(deal_id=deal.pk, to=vera, note=note, by=anna, at=NOON)
    offered(deal, vera, anna)
    with pytest.raises(actions.NoteMissing):
        actions.return_passing(deal_id=deal.pk, note=note, by=vera, at=NOON)


def test_a_deal_is_offered_to_one_at_a_time(deal, anna, vera, dora):
    offered(deal, vera, anna)

    with pytest.raises(actions.OfferedAlready):
        offered(deal, dora, anna)


def test_it_is_not_offered_to_who_has_it(deal, anna):
    with pytest.raises(actions.OfferedAlready):
        offered(deal, anna, anna)


def test_it_is_not_offered_to_who_works_here_no_more(deal, anna, vera):
    type(vera).objects.filter(pk=vera.pk).update(is_active=False)
    vera.refresh_from_db()

    with pytest.raises(actions.OfferedAlready):
        offered(deal, vera, anna)


def test_only_the_one_who_was_asked_answers(deal, anna, vera, dora):
    offered(deal, vera, anna)

    with pytest.raises(actions.OfferGone):
        actions.accept_passing(deal_id=deal.pk, by=dora, at=NOON)


def test_a_withdrawn_offer_cannot_be_accepted(deal, anna, vera):
    offered(deal, vera, anna)
    actions.withdraw_passing(deal_id=deal.pk, by=anna, at=NOON)

    with pytest.raises(actions.OfferGone):
        actions.accept_passing(deal_id=deal.pk, by=vera, at=NOON)


def test_a_stranger_neither_offers_nor_withdraws(deal, anna, vera, dora):
    with pytest.raises(NotAllowed):
        offered(deal, vera, dora)
    offered(deal, vera, anna)
    with pytest.raises(NotAllowed):
        actions.withdraw_passing(deal_id=deal.pk, by=dora, at=NOON)


def working(deal, anna, vera):
    offered(deal, vera, anna)
    return actions.accept_passing(deal_id=deal.pk, by=vera, at=NOON)


def test_when_the_stage_is_over_the_owner_works_on(deal, anna, vera):
    working(deal, anna, vera)

    actions.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=vera, at=NOON)

    now = now_of(deal)
    assert (now.worker, now.next_step.owner) == (None, anna)


def test_who_works_at_the_next_stage_too_keeps_the_work(deal, ada, anna, vera):
    working(deal, anna, vera)
    second = a_stage(2)
    actions.set_specialists(stage_id=second.pk, people=[vera.pk], great_from=None, by=ada)

    actions.move(deal_id=deal.pk, stage_id=second.pk, by=vera, at=NOON)

    assert now_of(deal).worker == vera


@pytest.mark.parametrize("end", ["move", "win", "remove"])
def test_an_offer_ends_with_its_stage_its_deal_and_in_the_basket(deal, anna, vera, end):
    offered(deal, vera, anna)
    acts = {
        "move": lambda: actions.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=anna, at=NOON),
        "win": lambda: actions.win(deal_id=deal.pk, by=anna, at=NOON),
        "remove": lambda: actions.remove(deal_id=deal.pk, by=anna, at=NOON),
    }

    acts[end]()

    assert DealPassing.objects.get().state == "withdrawn"


def test_the_owner_takes_the_work_back(deal, anna, vera):
    working(deal, anna, vera)

    actions.take_work_back(deal_id=deal.pk, by=anna, at=NOON)

    assert (now_of(deal).worker, now_of(deal).next_step.owner) == (None, anna)


def test_who_works_it_can_pass_it_further_and_back_to_the_owner(deal, anna, vera, dora):
    working(deal, anna, vera)
    offered(deal, dora, vera)
    actions.accept_passing(deal_id=deal.pk, by=dora, at=NOON)
    offered(deal, anna, dora)

    actions.accept_passing(deal_id=deal.pk, by=anna, at=NOON)

    assert (now_of(deal).worker, now_of(deal).next_step.owner) == (None, anna)


def test_a_deal_handed_to_who_works_it_is_wholly_theirs(deal, anna, vera):
    working(deal, anna, vera)

    actions.hand_over(deal_id=deal.pk, to=vera, by=anna, at=NOON)

    now = now_of(deal)
    assert (now.owner, now.worker, now.next_step.owner) == (vera, None, vera)


def test_an_offer_ends_when_the_deal_comes_to_them_anyway(deal, anna, vera):
    offered(deal, vera, anna)

    actions.hand_over(deal_id=deal.pk, to=vera, by=anna, at=NOON)

    assert DealPassing.objects.get().state == "withdrawn"


def test_another_owner_leaves_the_work_where_it_is(deal, anna, vera, boris):
    working(deal, anna, vera)

    actions.hand_over(deal_id=deal.pk, to=boris, by=anna, at=NOON)

    now = now_of(deal)
    assert (now.owner, now.worker, now.next_step.owner) == (boris, vera, vera)


def test_an_open_deal_has_a_step_of_somebody_who_may_do_it_at_every_moment(deal, anna, vera):
    acts = [
        lambda: offered(deal, vera, anna),
        lambda: actions.accept_passing(deal_id=deal.pk, by=vera, at=NOON),
        lambda: offered(deal, anna, vera),
        lambda: actions.return_passing(deal_id=deal.pk, note="Ваше", by=anna, at=NOON),
        lambda: actions.take_work_back(deal_id=deal.pk, by=anna, at=NOON),
    ]
    for act in acts:
        act()
        now = now_of(deal)
        assert now.next_step.state == Step.State.PLANNED
        assert now.next_step.owner in (now.worker or now.owner, now.owner)


def test_the_list_narrows_to_what_i_work_on(deal, anna, vera):
    mine = a_deal(vera, title="Своя")
    working(deal, anna, vera)

    def found(user):
        told = {"owner": "work"}
        return set(queries.narrowed(Deal.objects.all(), told, user=user, now=NOON))

    assert (found(vera), found(anna)) == ({deal, mine}, set())


def test_specialists_are_proposed_first_and_the_freest_of_them(deal, ada, anna, vera, dora):
    a_deal(vera)
    specialists = {"people": [vera.pk, dora.pk], "great_from": Decimal(1_000_000)}
    actions.set_specialists(stage_id=deal.stage_id, by=ada, **specialists)

    found = queries.candidates(now_of(deal), anna, now=NOON)

    assert [(one.id, one.load) for one in found[:2]] == [(dora.pk, 0), (vera.pk, 1)]
    assert anna.pk not in {one.id for one in found}
