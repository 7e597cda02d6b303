"""Files brought again change what they changed themselves, and never what people changed."""

from datetime import timedelta
from itertools import permutations

import pytest
from django.db import connection

from interes.activities.models import Activity
from interes.clients.models import Company
from interes.deals import actions as deals
from interes.deals.models import Closure, Deal, StageMove, Step
from interes.exchange.models import Imported
from interes.exchange.tests.files import COLUMNS, COMPANIES, DEALS, PEOPLE, changed
from interes.team.models import User
from tests.cast import NOON, a_stage

LATER = NOON + timedelta(days=30)
OUR_TABLES = "company deal step closure activity stage_move app_user department branch"


def deal(number: str) -> Deal:
    return Deal.objects.get(imported_key=f"crm-sales-opportunities:deal:{number}")


def with_deal(number: int, **cells: str) -> tuple:
    """Return the deals with some cells of one changed."""
    row = DEALS[number]
    for column, value in cells.items():
        row = changed(row, column, value)
    return (*DEALS[:number], row, *DEALS[number + 1 :])


def everything() -> dict[str, list]:
    """Return all rows of the tables that an import writes, and of their history."""
    events = [t for t in connection.introspection.table_names() if t.endswith("event")]
    kept = {}
    with connection.cursor() as cursor:
        for table in (*OUR_TABLES.split(), *events):
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            kept[table] = cursor.fetchall()
    return kept


def test_the_same_files_twice_change_nothing_at_all(desk):
    desk.bring_all()
    before = everything()

    report = desk.bring(*(desk.write(kind) for kind in COLUMNS), at=LATER)

    assert everything() == before
    assert [(f.made, f.changed, f.same) for f in report.files[:3]] == [
        (0, 0, 4),
        (0, 0, 2),
        (0, 0, 2),
    ]


def facts() -> list:
    """Return what an import made of the files, without numbers and times of its own."""
    return [
        sorted(
            Deal.objects.values_list("title", "product", "company__name", "owner__name", "state")
        ),
        sorted(Company.objects.values_list("name", "industry", "country", "head_company__name")),
        sorted(
            (name, role, department or "")
            for name, role, department in User.objects.values_list(
                "name", "role", "department__name"
            )
        ),
    ]


@pytest.mark.parametrize("order", list(permutations(COLUMNS)))
def test_files_may_come_one_by_one_in_any_order(desk, order):
    for kind in order:
        desk.bring(desk.write(kind))

    alone = facts()
    assert alone[0][0][:4] == ("GTX Basic · A3", "GTX Basic", None, "Anna Snelling")
    assert alone[0][-1][0] == "MG Special · A2"
    assert ("GTX Pro · A1", "GTX Pro", "Cancity", "Moses Frase", "won") in alone[0]
    assert ("Cancity", "Technology", "US", "Isdom") in alone[1]
    assert alone[2][1] == ("Dustin Brinkmann", "head", alone[2][0][2])


def test_only_what_the_file_changed_is_written(desk):
    desk.bring_all()
    deals.change(deal_id=deal("A3").pk, field="about", value="Звонить утром", by=deal("A3").owner)

    report = desk.bring(desk.write("deals", with_deal(2, account="Isdom")))

    assert (report.files[0].changed, report.files[0].same) == (1, 3)
    assert deal("A3").company.name == "Isdom"
    assert deal("A3").about == "Звонить утром"


def test_what_a_person_changed_since_is_kept_and_told(desk):
    desk.bring_all()
    Company.objects.filter(name="Isdom").update(industry="Клиники", employees=95)
    rows = (COMPANIES[0], ("Isdom", "pharma", "2002", "3178.24", "91", "Philipines", "Cancity"))

    report = desk.bring(desk.write("companies", rows))

    isdom = Company.objects.get(name="Isdom")
    assert (isdom.industry, isdom.employees, isdom.head_company.name) == ("Клиники", 95, "Cancity")
    assert report.files[0].problems[0].code == "kept_by_people"
    assert report.files[0].changed == 1


def test_a_row_of_which_nothing_could_be_written_is_skipped_and_says_why(desk):
    desk.bring_all()
    Company.objects.filter(name="Isdom").update(industry="Клиники")
    rows = (COMPANIES[0], changed(COMPANIES[1], "sector", "pharma", "companies"))

    report = desk.bring(desk.write("companies", rows))

    assert (report.files[0].same, report.files[0].skipped) == (1, 1)
    assert report.files[0].problems[0].how == "skipped"


def test_what_a_person_changed_stays_while_the_file_says_the_same(desk):
    desk.bring_all()
    deals.move(deal_id=deal("A3").pk, stage_id=a_stage(5).pk, by=deal("A3").owner, at=LATER)

    report = desk.bring_all()

    assert report.files[0].same == 4
    assert deal("A3").stage == a_stage(5)


def test_a_deal_won_since_is_closed_and_its_step_is_done(desk):
    desk.bring_all()
    step = deal("A4").next_step_id

    rows = with_deal(
        3, deal_stage="Won", engage_date="2026-11-24", close_date="2026-11-30", close_value="600"
    )
    desk.bring(desk.write("deals", rows), at=LATER)

    won = deal("A4")
    assert (won.state, won.amount, won.stage) == ("won", 600, a_stage(2))
    assert Step.objects.get(pk=step).state == "done"
    assert Activity.objects.filter(deal=won, kind="won").count() == 1
    assert StageMove.objects.filter(deal=won).count() == 2
    assert won.created_at == NOON


def test_a_deal_lost_since_and_one_reopened_follow_the_file(desk):
    desk.bring_all()
    rows = list(DEALS)
    rows[0] = changed(changed(DEALS[0], "deal_stage", "Engaging"), "close_date", "")
    rows[2] = changed(changed(DEALS[2], "deal_stage", "Lost"), "close_date", "2017-06-01")

    report = desk.bring(desk.write("deals", tuple(rows)), at=LATER)

    assert report.files[0].changed == 2
    assert (deal("A1").state, deal("A1").next_step.due_at) == ("open", LATER)
    assert deal("A3").closure.reason.name_en == "Not recorded at import"
    assert set(Activity.objects.filter(at=LATER).values_list("kind", flat=True)) == {"reopened"}


def test_a_won_deal_that_was_lost_after_all_gets_another_closure(desk):
    desk.bring_all()

    desk.bring(desk.write("deals", with_deal(0, deal_stage="Lost", close_date="2017-04-01")))

    assert deal("A1").closure.outcome == "refused"
    assert Closure.objects.filter(deal=deal("A1")).count() == 2


def test_a_deal_closed_by_a_person_is_not_reopened_by_a_file(desk):
    desk.bring_all()
    deals.win(deal_id=deal("A3").pk, by=deal("A3").owner, at=NOON)

    report = desk.bring(desk.write("deals", with_deal(2, deal_stage="Prospecting")))

    assert deal("A3").state == "won"
    assert report.files[0].problems[0].code == "kept_by_people"


def test_the_end_of_a_deal_may_move_to_another_day(desk):
    desk.bring_all()

    desk.bring(desk.write("deals", with_deal(0, close_date="2017-03-05")))

    assert deal("A1").closed_at.day == deal("A1").closure.at.day == 5
    assert Closure.objects.filter(deal=deal("A1")).count() == 1


def test_a_deal_handed_over_in_the_file_takes_its_step_along(desk):
    desk.bring_all()

    desk.bring(desk.write("deals", with_deal(2, sales_agent="Moses Frase")))

    assert deal("A3").owner.name == deal("A3").next_step.owner.name == "Moses Frase"
    assert Activity.objects.filter(deal=deal("A3"), kind="handed").count() == 1


def test_a_person_moved_to_another_team_moves(desk):
    desk.bring_all()

    rows = (("Moses Frase", "Cara Losch", "East"), PEOPLE[1])
    report = desk.bring(desk.write("people", rows))

    moses = User.objects.get(name="Moses Frase")
    assert moses.department.branch.name == "East"
    assert report.files[0].changed == 1


def test_books_lost_by_hand_double_nothing(desk):
    desk.bring_all()
    Imported.objects.all().delete()

    report = desk.bring_all()

    assert (Deal.objects.count(), Company.objects.count(), User.objects.count()) == (4, 2, 3)
    assert report.ok


def test_people_were_first_and_the_catalogue_does_not_rename_what_they_renamed(desk):
    desk.bring(desk.write("deals"))
    Deal.objects.filter(pk=deal("A1").pk).update(title="Терминалы")

    desk.bring(desk.write("products"))

    assert (deal("A1").title, deal("A1").product) == ("Терминалы", "GTXPro")
