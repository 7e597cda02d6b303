"""What was promised and how it ended: one open word, one ending, and nobody marks it twice."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from interes.activities import actions
from interes.activities.actions import Between, Promised
from interes.activities.events import PromiseBroken, PromiseDue
from interes.activities.models import Promise, PromiseKind
from interes.activities.queries import shares
from interes.deals import actions as deals
from interes.foundation import events
from interes.foundation.refusals import Refusal
from tests.cast import NOON, a_company, a_deal, a_person, a_user

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def a_kind(name="Price"):
    return PromiseKind.objects.get(name_en=name)


def a_promise(by, side="ours", at=NOON, **facts):
    told = Promised(
        side=side,
        kind_id=facts.pop("kind", a_kind()).pk,
        text=facts.pop("text", "Прислать цену"),
        due_at=facts.pop("due_at", None),
    )
    about = facts or {"company_id": a_company().pk}
    return actions.promise(by=by, at=at, told=told, between=Between(**about))


def fresh(one):
    return Promise.objects.get(pk=one.pk)


@pytest.fixture
def told(monkeypatch):
    """Everything that is announced."""
    heard = []
    for kind in (PromiseDue, PromiseBroken):
        monkeypatch.setitem(events._listeners, kind, [heard.append])
    return heard


def test_a_promise_has_the_term_of_its_kind(anna):
    one = a_promise(anna)  # at noon of a Monday, by two working hours

    assert one.due_at == NOON + 2 * HOUR
    assert (one.owner, one.state, one.ended_at) == (anna, "open", None)


def test_their_promise_is_due_by_their_clock(anna):
    far = a_company("Восток", city="Владивосток")

    one = a_promise(anna, "theirs", company_id=far.pk)

    assert one.due_at == NOON + 16 * HOUR  # 19:00 there: two hours after nine next morning


def test_without_words_the_kind_says_it_all(anna):
    assert a_promise(anna, text="").text == a_kind().name


def test_a_promise_of_a_deal_is_one_of_its_company_too(anna):
    deal = a_deal(anna)

    assert a_promise(anna, deal_id=deal.pk).company_id == deal.company_id


@pytest.mark.parametrize(
    "facts",
    [
        {"side": "nobody"},
        {"due_at": NOON - HOUR},
        {"text": "а" * 301},
        {"company_id": None},
    ],
)
def test_what_is_unclear_is_refused(anna, facts):
    with pytest.raises(actions.PromiseUnclear):
        a_promise(anna, **facts)


@pytest.mark.parametrize(("hours", "state"), [(1, "kept"), (2, "kept"), (3, "late")])
def test_a_promise_is_kept_in_time_or_late(anna, hours, state):
    one = a_promise(anna)

    actions.keep_promise(promise_id=one.pk, by=anna, at=NOON + hours * HOUR)

    assert fresh(one).state == state


def test_what_they_kept_in_time_may_become_known_later(anna):
    one = a_promise(anna, "theirs")
    actions.tell_broken_promise(at=NOON + 3 * HOUR)

    actions.keep_promise(promise_id=one.pk, by=anna, at=NOON + 5 * HOUR, kept_at=NOON + HOUR)

    assert (fresh(one).state, fresh(one).breached_at) == ("kept", None)


def test_more_time_asked_for_before_the_term_keeps_the_word(anna):
    one = a_promise(anna)
    more_time(one, anna, at=NOON + HOUR, until=NOON + 6 * HOUR)

    actions.keep_promise(promise_id=one.pk, by=anna, at=NOON + 5 * HOUR)

    assert (fresh(one).state, fresh(one).times_moved) == ("kept", 1)


def test_more_time_asked_for_after_the_term_does_not_make_the_word_good(anna):
    one = a_promise(anna)
    more_time(one, anna, at=NOON + 3 * HOUR, until=NOON + 6 * HOUR)

    actions.keep_promise(promise_id=one.pk, by=anna, at=NOON + 5 * HOUR)

    assert fresh(one).state == "late"


def more_time(one, by, *, at, until, because="Ждём завод", told="Клара"):
    return actions.postpone_promise(
        promise_id=one.pk, due_at=until, because=because, told=told, by=by, at=at
    )


@pytest.mark.parametrize(
    "facts", [{"because": " "}, {"told": ""}, {"until": NOON + HOUR}, {"because": "а" * 201}]
)
def test_whoever_asks_for_more_time_says_why_and_who_was_told(anna, facts):
    one = a_promise(anna)

    with pytest.raises(Refusal):
        more_time(one, anna, **{"at": NOON, "until": NOON + 9 * HOUR} | facts)


def test_a_promise_is_dropped_only_with_a_reason(anna):
    one = a_promise(anna)
    with pytest.raises(actions.PromiseReasonMissing):
        actions.drop_promise(promise_id=one.pk, because="", by=anna, at=NOON)

    actions.drop_promise(promise_id=one.pk, because="Проект отменён", by=anna, at=NOON)

    assert (fresh(one).state, fresh(one).because) == ("dropped", "Проект отменён")


def test_the_second_who_marks_it_is_told_who_was_first(anna, boris):
    one = a_promise(anna)
    actions.keep_promise(promise_id=one.pk, by=boris, at=NOON)

    with pytest.raises(actions.EndedAlready, match="Борис Орлов"):
        actions.break_promise(promise_id=one.pk, by=anna, at=NOON)


def test_a_stranger_may_not_mark_what_is_not_theirs(anna, dora):
    with pytest.raises(Refusal):
        actions.keep_promise(promise_id=a_promise(anna).pk, by=dora, at=NOON)


def test_an_ending_can_be_taken_back(anna):
    one = a_promise(anna, "theirs")
    actions.break_promise(promise_id=one.pk, by=anna, at=NOON + HOUR)

    actions.reopen_promise(promise_id=one.pk, by=anna, at=NOON + HOUR)

    assert (fresh(one).state, fresh(one).ended_at, fresh(one).breached_at) == ("open", None, None)


def test_a_promise_is_reminded_of_once_and_told_broken_once(anna, told):
    one = a_promise(anna)

    for minutes in (0, 104, 106, 107, 120, 121, 300):
        at = NOON + timedelta(minutes=minutes)
        while actions.tell_due_promise(at=at) or actions.tell_broken_promise(at=at):
            pass

    assert [(type(e), e.promise_id) for e in told] == [
        (PromiseDue, one.pk),
        (PromiseBroken, one.pk),
    ]
    assert fresh(one).breached_at == one.due_at


def test_what_is_promised_for_a_few_minutes_needs_no_reminder(anna, told):
    a_promise(anna, due_at=NOON + timedelta(minutes=10))

    assert not actions.tell_due_promise(at=NOON + timedelta(minutes=5))


def test_a_new_term_is_told_of_anew(anna, told):
    one = a_promise(anna)
    actions.tell_broken_promise(at=NOON + 3 * HOUR)
    more_time(one, anna, at=NOON + 3 * HOUR, until=NOON + 6 * HOUR)

    assert actions.tell_broken_promise(at=NOON + 7 * HOUR)
    assert [event.due_at for event in told] == [NOON + 2 * HOUR, NOON + 6 * HOUR]


def test_the_share_counts_what_is_over(anna):
    company = a_company().pk
    for hours in (1, 1, 3):
        one = a_promise(anna, company_id=company)
        actions.keep_promise(promise_id=one.pk, by=anna, at=NOON + hours * HOUR)
    a_promise(anna, company_id=company)
    lost = a_promise(anna, "theirs", company_id=company)
    actions.break_promise(promise_id=lost.pk, by=anna, at=NOON)

    told = shares(NOON + 5 * HOUR, company_id=company)

    assert (told["ours"].kept, told["ours"].of) == (2, 4)
    assert (told["theirs"].kept, told["theirs"].of) == (0, 1)


def test_the_new_owner_of_a_deal_keeps_what_the_old_one_promised(anna, boris):
    deal = a_deal(anna)
    one, done = (a_promise(anna, deal_id=deal.pk) for _n in range(2))
    actions.keep_promise(promise_id=done.pk, by=anna, at=NOON)

    deals.hand_over(deal_id=deal.pk, to=boris, by=anna, at=NOON)

    assert (fresh(one).owner, fresh(done).owner) == (boris, anna)


def test_promises_go_into_the_basket_with_their_deal_and_come_back(anna):
    deal = a_deal(anna)
    one = a_promise(anna, deal_id=deal.pk)

    deals.remove(deal_id=deal.pk, by=anna, at=NOON)
    assert fresh(one).removed_at is not None
    deals.restore(deal_id=deal.pk, by=anna)

    assert fresh(one).removed_at is None


def test_a_promise_to_a_person_needs_no_company(anna):
    assert a_promise(anna, person_id=a_person().pk).company_id is None


@pytest.mark.parametrize(
    "lie",
    [
        {"state": "kept"},
        {"ended_at": NOON},
        {"state": "kept", "ended_at": NOON + 9 * HOUR},
        {"state": "broken", "ended_at": NOON},
        {"state": "dropped", "ended_at": NOON},
        {"because": "просто так"},
        {"text": ""},
        {"company_id": None},
        {"times_moved": 1},
        {"side": "мы"},
    ],
)
def test_the_database_itself_refuses_a_promise_that_is_both_or_neither(anna, lie):
    one = a_promise(anna)

    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(pk=one.pk).update(**lie)


ACTS = ("keep", "break", "drop", "reopen", "postpone", "tell")


def do(name, one, by, at):
    facts = {"promise_id": one.pk, "by": by, "at": at}
    match name:
        case "tell":
            return actions.tell_broken_promise(at=at)
        case "drop":
            return actions.drop_promise(because="Не нужно", **facts)
        case "postpone":
            return more_time(one, by, at=at, until=at + 4 * HOUR)
    return getattr(actions, f"{name}_promise")(**facts)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 240)), max_size=8))
def test_whatever_happens_a_promise_is_open_if_and_only_if_it_has_no_ending(story):
    with transaction.atomic():
        anna = a_user()
        one, at = a_promise(anna), NOON
        for name, minutes in story:
            at += timedelta(minutes=minutes)
            try:
                do(name, one, anna, at)
            except Refusal:
                continue
            now = fresh(one)
            assert (now.state == "open") == (now.ended_at is None)
            assert (now.state == "kept") <= (now.breached_at is None)
            assert (now.state in {"late", "broken"}) <= (now.breached_at is not None)
        transaction.set_rollback(True)
