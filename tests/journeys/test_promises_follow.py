"""Promises follow what becomes of clients and deals, and of two who press at once one wins."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from interes.activities import actions
from interes.activities.events import PromiseBroken
from interes.activities.models import Promise, PromiseKind
from interes.clients import actions as clients
from interes.desk.models import Notice
from interes.foundation import events
from interes.foundation.history import history_of
from interes.foundation.refusals import Refusal
from interes.foundation.undoing import undo
from tests.cast import NOON, a_company, a_person

HOUR = timedelta(hours=1)


def a_promise(by, **about):
    told = actions.Promised("ours", PromiseKind.objects.first().pk, "Прислать цену", NOON + HOUR)
    return actions.promise(by=by, at=NOON, told=told, between=actions.Between(**about))


def fresh(one):
    return Promise.objects.get(pk=one.pk)


@pytest.mark.parametrize("noun", ["company", "person"])
def test_a_merge_brings_promises_along_and_taking_it_back_returns_them(ada, noun):
    make = {"company": a_company, "person": a_person}[noun]
    merge = {"company": clients.merge_companies, "person": clients.merge_people}[noun]
    kept, other = make(), make()
    one = a_promise(ada, **{f"{noun}_id": other.pk})

    merge(kept_id=kept.pk, other_ids=[other.pk], choices={}, by=ada, at=NOON)
    assert getattr(fresh(one), noun) == kept
    context = history_of(Promise).order_by("-pgh_id")[0].pgh_context_id
    undo([context], by=ada, at=NOON)

    assert getattr(fresh(one), noun) == other


def test_a_company_takes_its_promises_into_the_basket_and_back(ada):
    company = a_company()
    one = a_promise(ada, company_id=company.pk)

    clients.remove_company(company_id=company.pk, by=ada, at=NOON)
    assert fresh(one).removed_at == NOON
    assert not actions.tell_broken_promise(at=NOON + 2 * HOUR)
    clients.restore_company(company_id=company.pk, by=ada)

    assert fresh(one).removed_at is None


def together(*acts):
    """Do all of them at the same moment; return what they answered or were refused with."""
    gate = Barrier(len(acts))

    def one(act):
        gate.wait()
        try:
            return act()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_who_mark_it_at_the_same_moment_one_wins_and_the_other_is_told(anna, boris):
    one = a_promise(anna, company_id=a_company().pk)
    facts = {"promise_id": one.pk, "at": NOON}

    answers = together(
        lambda: actions.keep_promise(by=anna, **facts),
        lambda: actions.break_promise(by=boris, **facts),
    )

    [refused] = [answer for answer in answers if isinstance(answer, actions.EndedAlready)]
    winner = "Анна Белова" if fresh(one).state == "kept" else "Борис Орлов"
    assert winner in str(refused)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_tell_of_a_broken_promise_once(anna, monkeypatch):
    heard = []
    listeners = [*events._listeners[PromiseBroken], heard.append]
    monkeypatch.setitem(events._listeners, PromiseBroken, listeners)
    a_promise(anna, company_id=a_company().pk)

    together(*[lambda: actions.tell_broken_promise(at=NOON + 2 * HOUR)] * 3)

    assert len(heard) == 1
    assert Notice.objects.filter(user=anna, kind="promise_broken").count() == 1
