"""Who is to keep a promise, or to ask after it, is told in time, once, in their language."""

from datetime import timedelta

import pytest
from django.utils import translation

from interes.activities import actions as activities
from interes.activities.models import PromiseKind
from interes.desk import queries
from tests.cast import NOON, a_company

pytestmark = pytest.mark.django_db


def a_promise(by, side):
    kind = PromiseKind.objects.get(name_en="Price")
    told = activities.Promised(side, kind.pk, "Цена на 200 мест", NOON + timedelta(hours=2))
    between = activities.Between(company_id=a_company().pk)
    return activities.promise(by=by, at=NOON, told=told, between=between)


def told_to(user, *minutes):
    for after in minutes:
        at = NOON + timedelta(minutes=after)
        while activities.tell_due_promise(at=at) or activities.tell_broken_promise(at=at):
            pass
    with translation.override("en"):
        return [(one.kind, one.sentence) for one in queries.notice_lines(queries.notices_of(user))]


@pytest.mark.parametrize(
    ("side", "kinds"),
    [
        ("ours", ["promise_broken", "promise_due"]),
        ("theirs", ["promise_broken_theirs", "promise_due_theirs"]),
    ],
)
def test_a_reminder_comes_before_the_term_and_a_word_after_it(anna, side, kinds):
    a_promise(anna, side)

    told = told_to(anna, 60, 106, 107, 121, 300)

    assert [kind for kind, _sentence in told] == kinds
    assert all("Цена на 200 мест" in sentence for _kind, sentence in told)


def test_nobody_is_told_of_a_promise_that_was_kept(anna):
    one = a_promise(anna, "ours")
    activities.keep_promise(promise_id=one.pk, by=anna, at=NOON)

    assert told_to(anna, 106, 300) == []
