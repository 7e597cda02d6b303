"""A whole import is taken back at any later time, and what people did since stays."""

from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interes.activities.models import Activity
from interes.clients import actions as clients
from interes.clients.models import Company, ContactPoint, Person
from interes.deals.models import Deal, Step
from interes.exchange import actions
from interes.exchange.actions import NotNow
from interes.exchange.models import Imported, ImportRun
from interes.exchange.queries.import_kept import kept_shown
from interes.exchange.queries.import_undoing import reach_of
from interes.exchange.tests.files import COMPANIES, DEALS, changed
from interes.team.models import User
from tests.cast import NOON, a_company, a_stage

CLIENTS = "ID;Компания;ИНН;Город;Телефон;E-mail;Контактное лицо;Должность\n"
ROWS = (
    "1;Ромашка;7707083893;Тверь;8 495 123-45-67, 8 495 765-43-21;info@romashka.ru;"
    "Петров Иван;Директор\n"
    "2;Василёк;;Омск;;v@vasilek.ru;Сидорова Анна;Закупщик\n"
)


def live() -> dict[str, list]:
    """Return everything people see of clients and deals, without stamps of change."""
    return {
        "companies": list(
            Company.objects.filter(removed_at=None)
            .order_by("id")
            .values_list("id", "name", "inn", "city", "industry", "status", "tags", "head_company")
        ),
        "points": list(
            ContactPoint.objects.exclude(company__removed_at__isnull=False)
            .exclude(person__removed_at__isnull=False)
            .order_by("id")
            .values_list("kind", "normal", "company", "person")
        ),
        "people": list(
            Person.objects.filter(removed_at=None).order_by("id").values_list("id", "last_name")
        ),
        "deals": list(
            Deal.objects.filter(removed_at=None)
            .order_by("id")
            .values_list("id", "title", "state", "stage", "company", "owner", "amount", "next_step")
        ),
        "steps": list(
            Step.objects.filter(deal__removed_at=None, state="planned")
            .order_by("id")
            .values_list("id", "text", "owner")
        ),
        "lines": list(
            Activity.objects.filter(removed_at=None).order_by("id").values_list("id", "kind")
        ),
    }


def undo(report, by=None):
    return actions.undo_import(run_id=report.id, by=by, at=NOON, at_once=True)


def test_after_an_undo_everything_is_as_before(desk):
    a_company("Ромашка", city="Тверь")
    before = live()
    report = desk.bring(desk.write_text(CLIENTS + ROWS))
    assert live() != before

    run = undo(report)

    assert run.state == "undone"
    assert live() == before


def test_deals_with_their_steps_and_stories_are_taken_back(desk):
    before = live()
    report = desk.bring_all()

    undo(report)

    assert live() == before
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def test_the_second_of_two_imports_is_taken_back_and_the_first_stays(desk):
    desk.bring_all()
    before = live()
    report = desk.bring_all(
        deals=(changed(DEALS[0], "product", "MG Advanced"), *DEALS[1:]),
        companies=(changed(COMPANIES[0], "sector", "retail", "companies"), COMPANIES[1]),
    )
    assert live() != before

    undo(report)

    assert live() == before


def test_files_taken_back_can_be_brought_again(desk):
    report = desk.bring(desk.write_text(CLIENTS + ROWS))
    undo(report)

    again = desk.bring(desk.write_text(CLIENTS + ROWS))

    assert (again.files[0].made, again.files[0].same) == (2, 0)
    assert Company.objects.filter(removed_at=None).count() == 2


def test_a_change_taken_back_comes_again_with_its_file(desk):
    rows = (changed(COMPANIES[0], "sector", "retail", "companies"), COMPANIES[1])
    desk.bring_all()
    undo(desk.bring(desk.write("companies", rows)))

    again = desk.bring(desk.write("companies", rows))

    assert again.files[0].changed == 1
    assert Company.objects.get(name="Cancity").industry == "Retail"


def test_what_people_changed_since_is_kept_and_listed(desk, ada):
    report = desk.bring(desk.write_text(CLIENTS + ROWS))
    company = Company.objects.get(name="Василёк")
    clients.change_company(company_id=company.pk, field="city", value="Томск", by=ada)

    run = undo(report)

    company.refresh_from_db()
    assert (company.removed_at, company.city) == (None, "Томск")
    told = kept_shown(run.undone["kept"])
    assert any(record == "Company: Василёк" for record, *_facts in told)
    assert all(record.split(":")[0] != "company" for record, *_facts in told)


def test_an_import_that_is_not_done_can_not_be_taken_back(desk, ada):
    run = ImportRun.objects.create(at=NOON, by=ada, state="ready")

    with pytest.raises(NotNow):
        actions.undo_import(run_id=run.pk, by=ada, at=NOON)


def test_the_books_forget_what_was_taken_back(desk):
    undo(desk.bring_all())

    assert not Imported.objects.exists()


STAGES = st.sampled_from(["Won", "Lost", "Engaging", "Prospecting"])
NAMES = st.sampled_from(["Cancity", "Isdom", "Ёлка", ""])
DEAL = st.tuples(
    st.sampled_from("ABC"),
    st.sampled_from(["Moses Frase", "Anna Snelling"]),
    st.sampled_from(["GTXPro", "MG Special"]),
    NAMES,
    STAGES,
    st.just("2017-01-10"),
    st.just("2017-03-01"),
    st.sampled_from(["100", "200"]),
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=st.lists(DEAL, min_size=1, max_size=5), second=st.lists(DEAL, min_size=1, max_size=5))
def test_whatever_was_imported_an_undo_leaves_everything_as_before(desk, first, second):
    a_stage(1)
    desk.bring(desk.write("deals", tuple(first)))
    before = live()
    report = desk.bring(desk.write("deals", tuple(second)))

    undo(report)

    assert live() == before


def test_before_an_undo_only_the_colleagues_who_came_with_it_are_said_to_stay(desk):
    maria = User.objects.create_user("maria@example.ru", "kolokol-9000", name="Мария Кольцова")
    User.objects.filter(pk=maria.pk).update(joined_at=NOON - timedelta(days=90))
    report = desk.bring(
        desk.write_text(
            "Компания;Ответственный\nРомашка;Мария Кольцова\nВасилёк;Пётр Новиков\n",
        )
    )

    assert reach_of(report.id).staying == 1
