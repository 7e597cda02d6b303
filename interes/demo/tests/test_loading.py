"""Loading: quick, under the law, and never into somebody's own work."""

from collections.abc import Iterator

import pghistory.models
import pytest
from django.contrib.auth import authenticate
from django.db import connection, transaction
from django.db.models import F
from pytest_django import DjangoDbBlocker

from interes.activities.models import Activity, Meeting
from interes.activities.queries import meeting_for, meeting_record
from interes.clients.models import Company
from interes.deals.models import Deal, StageMove, Step
from interes.demo.load import NotEmpty, Report, load
from interes.demo.staff import PASSWORD
from interes.demo.tests.companies_of_ours import MORNING
from interes.knowledge.models import Argument
from interes.team.models import User

# Marked, so that they come before the tests that empty all tables behind them.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def report(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Report]:
    """Load the company once for all tests of this file, and take it back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load("ru", now=MORNING)
        transaction.set_rollback(True)


def test_it_tells_what_was_loaded_and_who_can_sign_in(report: Report):
    text = "\n".join(report.lines())

    assert "1,500 deals" in text
    assert "anna@demo.interes.local (Анна Белова" in text
    assert PASSWORD in text


def test_no_open_deal_is_without_its_planned_step(report: Report):
    opened = Deal.objects.filter(state="open")
    lawful = opened.filter(next_step__state="planned", next_step__deal=F("pk"))

    assert lawful.count() == opened.count() == report.counts["open deals"]
    assert Step.objects.filter(state="planned").count() == opened.count()


def test_the_database_finds_nothing_unlawful_at_the_end(report: Report):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_every_deal_stands_where_its_last_move_took_it(report: Report):
    for deal in Deal.objects.prefetch_related("moves").order_by("pk")[:300]:
        moves = sorted(deal.moves.all(), key=lambda move: move.at)
        assert moves[0].at == deal.created_at
        assert moves[0].from_stage_id is None
        assert moves[-1].to_stage_id == deal.stage_id
        assert [m.from_stage_id for m in moves[1:]] == [m.to_stage_id for m in moves[:-1]]


def test_moves_are_made_by_the_owners_of_the_deals(report: Report):
    assert not StageMove.objects.exclude(by=F("deal__owner")).exists()


def test_the_timeline_tells_the_moves_that_the_deals_made(report: Report):
    told = Activity.objects.filter(kind="moved").count()

    assert told == StageMove.objects.filter(from_stage__isnull=False).count()


def test_the_history_knows_that_it_is_a_demo(report: Report):
    contexts = pghistory.models.Context.objects.filter(metadata__act="demo")

    assert contexts.exists()
    assert contexts.filter(metadata__has_key="user").exists()


def test_two_meetings_are_ahead_with_something_to_doubt_and_one_was_held(report: Report):
    anna = User.objects.get(email="anna@demo.interes.local")
    keys = Meeting.objects.order_by("pk").values_list("pk", flat=True)
    rows = [meeting_for(anna, key, now=MORNING) for key in keys]
    told = [meeting_record(row) for row in rows if row]

    assert sorted(one["standing"] for one in told) == ["ahead", "ahead", "held"]
    doubts = [{warned["doubt"] for warned in one["warnings"]} for one in told]
    assert "alarms" in doubts[0]
    assert "no_role" in doubts[1]
    assert 12 <= Argument.objects.count() <= 15


def test_anna_can_sign_in_and_the_one_who_left_can_not(report: Report):
    assert authenticate(username="anna@demo.interes.local", password=PASSWORD)
    assert not User.objects.get(name="Илья Фомин").can_sign_in


def test_the_next_company_gets_a_number_of_its_own(report: Report):
    company = Company.objects.create(name="Наша", created_at=MORNING)

    assert company.pk > report.counts["companies"]
    company.delete()


def test_it_is_refused_where_there_are_companies_already(report: Report):
    with pytest.raises(NotEmpty):
        load("ru", now=MORNING)
