"""The 8,800 deals of a real exercise come in whole, and the house works on them at once."""

import time

import pytest
from django.db import connection, transaction
from django.db.models import Count, Sum
from django.db.utils import IntegrityError

from interes.activities.models import Activity
from interes.clients.models import Company
from interes.deals import queries as deals
from interes.deals.models import Deal, StageMove, Step
from interes.deals.queries.board import board
from interes.desk.queries import day_of
from interes.exchange.actions import import_files
from interes.exchange.tests.files import REAL
from interes.team.models import User
from tests.cast import NOON

needs_files = pytest.mark.skipif(not REAL.exists(), reason=f"no real files at {REAL}")
pytestmark = [needs_files, pytest.mark.django_db]


@pytest.fixture(scope="module")
def report(django_db_setup, django_db_blocker):
    """The real files, imported once for all tests here and taken out again."""
    with django_db_blocker.unblock(), transaction.atomic():
        started = time.monotonic()
        made = import_files(paths=sorted(REAL.glob("*.csv")), by=None, at=NOON)
        yield made, time.monotonic() - started
        transaction.set_rollback(True)


def test_the_report_agrees_with_what_is_known_of_the_files(report):
    totals = report[0].totals

    assert totals["stages"] == {"Won": 4238, "Lost": 2473, "Engaging": 1589, "Prospecting": 500}
    assert (totals["without_company"], totals["without_beginning"]) == (1425, 500)
    assert (totals["won_sum"], totals["win_rate"]) == ("10005534", 0.6315)
    assert {file.name: file.made for file in report[0].files} == {
        "accounts.csv": 85,
        "data_dictionary.csv": 0,
        "products.csv": 0,
        "sales_pipeline.csv": 8800,
        "sales_teams.csv": 35,
    }


def test_the_database_agrees_with_the_report(report):
    states = dict(Deal.objects.values_list("state").annotate(Count("id")))

    assert states == {"won": 4238, "refused": 2473, "open": 2089}
    assert Deal.objects.filter(state="won").aggregate(s=Sum("amount"))["s"] == 10_005_534
    assert Deal.objects.filter(company=None).count() == 1425
    assert (Company.objects.count(), User.objects.count()) == (85, 41)
    assert Deal.objects.filter(product="GTX Pro").count() == 1480


def test_every_open_deal_has_its_step_and_every_deal_its_story(report):
    assert Step.objects.filter(state="planned", deal__state="open").count() == 2089
    assert Activity.objects.count() == 8800 + 4238 + 2473
    assert StageMove.objects.count() == 8800


def test_the_law_holds_for_every_imported_deal_at_once(report):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    with pytest.raises(IntegrityError), transaction.atomic():
        Deal.objects.filter(state="open").update(next_step=None)


def test_a_seller_sees_the_steps_of_today(report):
    seller = User.objects.get(name="Darcel Schlecht")

    day = day_of(seller, NOON)

    assert day
    assert Step.objects.filter(owner=seller, state="planned").count() == 194


def test_the_board_shows_them_at_once(report):
    stages = list(deals.stages_of(deals.first_stage().pipeline_id))

    columns = board(Deal.objects.all(), stages, now=NOON)

    assert [column.count for column in columns][:3] == [500, 1589, 0]
    assert all(card.step for column in columns for card in column.cards)


def test_the_same_files_again_change_nothing(report):
    events = "SELECT count(*) FROM deals_dealevent"
    with connection.cursor() as cursor:
        cursor.execute(events)
        before = cursor.fetchone()

    again = import_files(paths=sorted(REAL.glob("*.csv"), reverse=True), by=None, at=NOON)

    with connection.cursor() as cursor:
        cursor.execute(events)
        assert cursor.fetchone() == before
    assert sum(file.same for file in again.files) == 8800 + 85 + 35
    assert not any(file.made or file.changed for file in again.files)


def test_it_takes_seconds(report):
    # The budget is 15 s on two cores of which nothing else is asked; tests run beside others.
    assert report[1] < 45
