"""Files of another program become companies, people of ours and deals that keep every law."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.db.utils import IntegrityError
from django.urls import reverse

from interes.activities.models import Activity
from interes.clients.models import Company
from interes.deals.models import Closure, Deal, RefusalReason, StageMove, Step
from interes.exchange.actions import FileRefused, import_files
from interes.exchange.models import ImportFile, ImportRun
from interes.exchange.queries.import_lines import problem_lines
from interes.exchange.tests.files import COMPANIES, DEALS, changed
from interes.team.actions import NotAllowed
from interes.team.models import User
from tests.cast import NOON, a_company, a_stage, a_user


def deal(number: str) -> Deal:
    return Deal.objects.get(imported_key=f"crm-sales-opportunities:deal:{number}")


def test_every_row_of_every_file_is_accounted_for(desk):
    report = desk.bring_all()

    assert [(f.kind.partition(".")[2], f.rows, f.made, f.skipped) for f in report.files] == [
        ("deals", 4, 4, 0),
        ("companies", 2, 2, 0),
        ("people", 2, 2, 0),
        ("products", 2, 0, 2),
    ]
    assert report.ok


def test_the_database_refuses_books_that_do_not_add_up(db):
    run = ImportRun.objects.create(at=NOON)

    with pytest.raises(IntegrityError):
        ImportFile.objects.create(run=run, order=0, name="a", kind="b", rows=3, made=2)


def test_a_won_deal_is_closed_on_its_day_and_makes_a_client(desk):
    desk.bring_all()

    won = deal("A1")
    assert (won.state, won.amount, won.currency) == ("won", Decimal(1054), "USD")
    assert won.created_at.date() == won.stage_since.date() == date(2017, 1, 10)
    assert won.closed_at.date() == won.closure.at.date() == date(2017, 3, 1)
    assert won.company.status == Company.Status.CLIENT


def test_a_lost_deal_has_a_reason_that_nobody_can_choose_and_no_sum(desk):
    desk.bring_all()

    lost = deal("A2")
    assert (lost.state, lost.amount) == ("refused", None)
    assert lost.closure.reason == RefusalReason.objects.get(name_en="Not recorded at import")
    assert not lost.closure.reason.is_active


def test_an_open_deal_gets_the_step_to_decide_what_is_next(desk):
    desk.bring_all()

    step = deal("A3").next_step
    assert (step.owner.name, step.state, step.due_at) == ("Anna Snelling", "planned", NOON)
    assert Step.objects.count() == 2


def test_stages_are_the_first_two_of_the_board(desk):
    desk.bring_all()

    assert deal("A4").stage == a_stage(1)
    assert deal("A3").stage == deal("A1").stage == a_stage(2)
    assert StageMove.objects.filter(from_stage=None).count() == 4


def test_what_the_file_does_not_say_is_said_in_the_deal(desk):
    desk.bring_all()

    assert deal("A3").company is None
    assert deal("A3").about
    assert deal("A4").created_at == NOON
    assert deal("A4").about
    assert deal("A1").about == ""


def test_a_product_is_written_as_the_list_of_products_writes_it(desk):
    report = desk.bring_all()

    assert deal("A1").product == "GTX Pro"
    assert deal("A1").title == "GTX Pro · A1"
    assert any("GTXPro → GTX Pro" in sentence for sentence in report.sentences)


def test_a_company_is_understood(desk):
    desk.bring_all()

    cancity = Company.objects.get(name="Cancity")
    assert (cancity.industry, cancity.country, cancity.size) == ("Technology", "US", "large")
    assert (cancity.employees, cancity.revenue) == (2448, Decimal(718_620_000))
    assert cancity.head_company == Company.objects.get(name="Isdom", size="small", country="PH")


def test_people_own_their_deals_under_their_head_but_can_not_sign_in(desk):
    desk.bring_all()

    moses = User.objects.select_related("department__branch").get(name="Moses Frase")
    head = User.objects.get(name="Dustin Brinkmann")
    assert deal("A1").owner == moses
    assert not moses.can_sign_in
    assert (moses.role, head.role) == ("seller", "head")
    assert moses.department == head.department
    assert moses.department.branch.name == "Central"


def test_every_deal_has_its_beginning_and_its_end_on_the_timeline(desk):
    desk.bring_all()

    story = Activity.objects.filter(deal=deal("A2")).order_by("at")
    assert [line.kind for line in story] == ["opened", "refused"]
    assert story[1].facts == {"closure": deal("A2").closure_id}


def test_the_history_says_that_it_was_this_import(desk):
    report = desk.bring_all()

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT c.metadata FROM deals_dealevent e"
            " JOIN pghistory_context c ON c.id = e.pgh_context_id"
        )
        contexts = [row[0] for row in cursor.fetchall()]
    assert [json.loads(c)["act"] for c in contexts] == ["exchange.import"]
    assert [json.loads(c)["run"] for c in contexts] == [report.id]


def test_deals_alone_make_the_companies_and_people_they_name(desk):
    report = desk.bring(desk.write("deals"))

    assert set(Company.objects.values_list("name", flat=True)) == {"Cancity", "Isdom"}
    assert deal("A1").owner.name == "Moses Frase"
    assert deal("A1").product == "GTXPro"
    assert len(report.sentences) > 3


def test_a_company_and_a_colleague_you_had_are_joined_not_doubled(desk):
    ours = a_company("Cancity", legal_form="", industry="Кондитерские", city="Тверь")
    anna = a_user("Anna Snelling", role="administrator")

    desk.bring_all()

    ours.refresh_from_db()
    assert deal("A1").company == ours
    assert (ours.industry, ours.employees) == ("Кондитерские", 2448)
    assert deal("A3").owner == anna
    assert User.objects.get(pk=anna.pk).role == "administrator"


def test_a_description_of_columns_is_skipped(desk):
    rows = "accounts,account,Company name\naccounts,sector,Industry\ndeals,product,Product name\n"
    path = desk.write_text(f"Table,Field,Description\n{rows}")

    report = desk.bring(path)

    assert (report.files[0].skipped, report.files[0].remark != "") == (3, True)


def test_an_unknown_file_stops_the_whole_import_and_names_its_columns(desk):
    known, unknown = desk.write("deals"), desk.write_text("Alpha;Beta\n1;2\n3;4\n")

    with pytest.raises(FileRefused, match="Alpha, Beta"):
        desk.bring(known, unknown)

    assert not Deal.objects.exists()
    assert ImportRun.objects.get().state == "failed"


def test_a_missing_file_is_named(desk):
    with pytest.raises(FileRefused, match=r"nowhere\.csv"):
        desk.bring(desk.folder / "nowhere.csv")


BAD = [
    ("missing", changed(DEALS[0], "sales_agent", " ")),
    ("unknown_stage", changed(DEALS[0], "deal_stage", "Dreaming")),
    ("missing", changed(DEALS[0], "close_date", "")),
    ("closed_before_begun", changed(DEALS[0], "close_date", "2016-01-01")),
    ("in_the_future", changed(DEALS[0], "close_date", "2027-01-01")),
    ("not_a_day", changed(DEALS[0], "engage_date", "soon")),
    ("not_a_number", changed(DEALS[0], "close_value", "many")),
    ("too_long", changed(DEALS[0], "product", "x" * 121)),
]


@pytest.mark.parametrize(("code", "row"), BAD, ids=lambda part: part if type(part) is str else "")
def test_a_bad_row_is_refused_with_its_line_and_the_others_come_in(desk, code, row):
    report = desk.bring(desk.write("deals", (row, *DEALS[1:])))

    problem = report.files[0].problems[0]
    assert (problem.line, problem.code, problem.how) == (2, code, "refused")
    assert problem.cells == row
    assert (report.files[0].made, report.files[0].refused, report.ok) == (3, 1, False)


def test_a_repeated_row_is_skipped_and_a_contradiction_refused(desk):
    rows = (*DEALS, DEALS[0], changed(DEALS[1], "product", "Other"))

    report = desk.bring(desk.write("deals", rows))

    file = report.files[0]
    assert (file.rows, file.made, file.skipped, file.refused) == (6, 4, 1, 1)
    assert [(p.line, p.code) for p in file.problems] == [(6, "repeated"), (7, "given_twice")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "utf-16"])
def test_russian_names_come_in_from_any_encoding(desk, encoding):
    rows = (changed(COMPANIES[0], "account", "Ромашка", "companies"),)

    desk.bring(desk.write("companies", rows, encoding=encoding, delimiter=";"))

    assert Company.objects.filter(name="Ромашка").exists()


def test_only_an_administrator_imports(desk, anna):
    with pytest.raises(NotAllowed):
        import_files(paths=[desk.write("deals")], by=anna, at=NOON)


def test_a_company_without_news_keeps_no_time_of_change(desk):
    desk.bring_all()
    before = Company.objects.get(name="Cancity").changed_at

    desk.bring_all()

    assert Company.objects.get(name="Cancity").changed_at == before
    assert Closure.objects.count() == 2
    assert deal("A1").closed_at < NOON + timedelta(days=1)


def test_a_terminal_shows_the_first_problems_of_a_file_and_where_the_others_are():
    lines = list(problem_lines(7, [(line, "no name") for line in range(1, 51)], 50))

    assert len(lines) == 21
    assert "30" in lines[-1]
    assert reverse("exchange:import", args=[7]) in lines[-1]
