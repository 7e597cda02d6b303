"""A row becomes records with their links; what can't be read is told, and costs no row."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interes.exchange.rules.importing.mapping import THINGS, Column, Mapping
from interes.exchange.rules.importing.records import Company, Deal, Person, ToDo
from interes.exchange.rules.importing.sheets import Line
from interes.exchange.rules.importing.targets import targets
from interes.exchange.rules.importing.understanding import understander
from interes.exchange.tests.ugly import CONTEXT, ZONE, first, said, sheet_of, understood

COMPANY = ["Компания", "ИНН", "КПП", "Город", "Телефон", "Выручка", "Дата создания"]
ROW = ["ООО «Ромашка»", "7707083893", "770701001", "Москва", "84951234567", "2 млн", "01.02.2024"]
DEAL = ["Сделка", "Клиент", "Сумма", "Этап", "Дата создания", "Дата закрытия", "Ответственный"]


def changed(row, column, value, columns=COMPANY):
    return [value if name == column else cell for name, cell in zip(columns, row, strict=True)]


def test_a_company_is_taken_with_all_that_is_known_of_it():
    company = first(COMPANY, ROW)

    assert (company.legal_form, company.name, company.inn) == ("ООО", "Ромашка", "7707083893")
    assert (company.revenue, company.revenue_currency) == (Decimal(2_000_000), "RUB")
    assert company.created_at == datetime(2024, 2, 1, 12, tzinfo=ZONE)
    assert company.contacts[0].value == "84951234567"


def test_the_key_of_a_company_is_its_inn_else_its_name_and_city():
    assert first(COMPANY, ROW).key.endswith(":company:~inn7707083893|770701001")
    assert first(COMPANY, changed(ROW, "ИНН", "")).key.endswith(":company:~ромашка|москва")


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("ИНН", "7707083894", "wrong_inn"),
        ("КПП", "77", "wrong_kpp"),
        ("Телефон", "спросить у Анны", "not_a_phone"),
        ("Выручка", "много", "not_a_number"),
        ("Дата создания", "давно", "not_a_day"),
        ("Город", "Я" * 90, "too_long"),
    ],
)
def test_a_value_that_can_t_be_read_is_told_and_kept_in_words(column, value, code):
    row = said(COMPANY, changed(ROW, column, value))[0]

    company = row.records[0]
    assert [problem.code for problem in row.remarks] == [code]
    assert row.remarks[0].facts["column"] == column
    assert f"{column}: {value}" in company.about
    assert company.name == "Ромашка"


def test_an_inn_gets_back_the_zero_that_a_spreadsheet_took():
    assert first(COMPANY, changed(ROW, "ИНН", "105086012")).inn == "0105086012"


def test_the_tax_number_of_another_country_has_rules_of_its_own():
    row = said(["Компания", "ИНН", "Страна"], ["Тау", "990140000385", "Казахстан"])[0]

    assert (row.records[0].inn, row.records[0].country, row.remarks) == ("990140000385", "KZ", ())


def test_the_currency_of_a_column_is_understood():
    assert first([*DEAL[:3], "Валюта"], ["Кабель", "Луч", "5", "руб."]).currency == "RUB"
    assert first([*DEAL[:3], "Валюта"], ["Кабель", "Луч", "5", "usd"]).currency == "USD"


def test_inn_and_kpp_in_one_cell_are_told_apart():
    company = first(["Компания", "ИНН/КПП"], ["Ромашка", "7707083893/770701001"])

    assert (company.inn, company.kpp) == ("7707083893", "770701001")


def test_a_company_and_its_contact_stand_in_one_row():
    columns = ["Компания", "Телефон", "Контактное лицо", "Должность", "E-mail"]

    company, person = said(columns, ["Луч", "84951234567", "Иванова Анна", "Директор", "a@l.ru"])[
        0
    ].records

    assert (company.contacts[0].value, person.contacts[0].value) == ("84951234567", "a@l.ru")
    assert (person.posts[0].title, person.posts[0].company.key) == ("Директор", company.key)
    assert person.by_the_way


def test_a_person_without_a_company_is_taken_from_a_list_of_companies():
    row = said(["Компания", "ИНН", "Контактное лицо"], ["", "", "Иванова Анна"])[0]

    assert isinstance(row.records[0], Person)


def test_a_company_without_a_name_is_called_by_what_there_is():
    row = said(["Компания", "Сайт"], ["", "luch.ru"])[0]

    assert (row.records[0].name, row.remarks[0].code) == ("luch.ru", "named_by")
    assert said(["Компания", "Город"], ["", "Тверь"])[0].refused.code == "missing"


def test_an_unknown_column_is_kept_in_about():
    company = first(["Компания", "Любимый цвет", "Комментарий"], ["Луч", "синий", "звонить"])

    assert company.about == "Любимый цвет: синий\nзвонить"


def test_what_says_that_there_is_nothing_says_nothing():
    row = said(COMPANY, changed(changed(ROW, "Город", "-"), "Дата создания", "не указано"))[0]

    assert (row.records[0].city, row.records[0].created_at, row.remarks) == (None, None, ())


@pytest.mark.parametrize(
    ("column", "whole", "parts"),
    [
        ("ФИО", "Иванов Иван Петрович", ("Иванов", "Иван", "Петрович")),
        ("Контакт", "Иван Петрович Иванов", ("Иванов", "Иван", "Петрович")),
        ("Контакт", "Иван Петров", ("Петров", "Иван", "")),
        ("Имя", "Тагир Аскаров", ("Аскаров", "Тагир", "")),
        ("Contact", "Tony Turner", ("Turner", "Tony", "")),
        ("Contact", "Turner, Tony", ("Turner", "Tony", "")),
        ("ФИО", "Анна", ("", "Анна", "")),
    ],
)
def test_a_whole_name_is_taken_apart(column, whole, parts):
    person = first([column, "Телефон"], [whole, "84951234567"])

    assert (person.last_name, person.first_name, person.middle_name) == parts


def test_a_deal_that_is_over_is_told_by_its_stage():
    rows = said(
        DEAL,
        ["Кабель", "Луч", "$1,500.00", "Успешно реализовано", "01.02.2024", "05.03.2024", "Анна"],
        ["Щит", "Луч", "", "Закрыто и не реализовано", "01.02.2024", "05.03.2024", "Анна"],
        ["Лампа", "Луч", "", "Переговоры", "01.02.2024", "05.03.2027", "Анна"],
    )
    won, lost, still_open = (row.records[0] for row in rows)

    assert (won.state, won.amount, won.currency) == ("won", Decimal(1500), "USD")
    assert (lost.state, lost.closed_at.date()) == ("refused", date(2024, 3, 5))
    assert (still_open.state, still_open.expected_date) == ("open", date(2027, 3, 5))
    assert (won.company.name, won.owner.name) == ("Луч", "Анна")


@pytest.mark.parametrize(
    ("began", "ended", "code"),
    [
        ("01.02.2030", "05.03.2024", "in_the_future"),
        ("01.02.2024", "05.03.2030", "in_the_future"),
        ("01.04.2024", "05.03.2024", "begun_after_end"),
    ],
)
def test_impossible_days_of_a_deal_are_told_and_the_deal_is_kept(began, ended, code):
    row = said(DEAL, ["Кабель", "Луч", "1", "Won", began, ended, "Анна"])[0]

    assert [problem.code for problem in row.remarks] == [code]
    assert isinstance(row.records[0], Deal)


def test_a_meeting_in_the_future_is_something_to_do():
    columns = ["Дата и время", "Клиент", "Тема", "Результат звонка"]

    planned = first(columns, ["03.02.2030 14:05", "Луч", "Показ", ""])

    assert isinstance(planned, ToDo)
    assert (planned.text, planned.has_time, planned.company.name) == ("Показ", True, "Луч")


def test_sums_at_the_end_and_names_repeated_are_no_data():
    rows = said(["Компания", "Город", "Сумма"], ["Итого", "", "5"], ["Компания", "Город", "Сумма"])

    assert [row.skipped.code for row in rows] == ["total", "header_again"]


def test_a_row_with_cells_too_many_is_refused():
    rows = understood(sheet_of("name,city\nA,B\nC,D\nE,F\nG,H,I\n"))

    assert rows[3].refused.facts == {"found": 3, "expected": 2}


def test_the_same_row_has_the_same_keys_every_time():
    assert [r.key for r in said(COMPANY, ROW)[0].records] == [
        r.key for r in said(COMPANY, ROW)[0].records
    ]


def test_an_added_field_is_read_by_its_sort():
    mapping = Mapping(
        thing="company",
        columns=(Column("Компания", "company.name", 1), Column("Мест", "company.custom_7", 1)),
    )
    context = CONTEXT.__class__(CONTEXT.now, ZONE, custom={"custom_7": "number"})

    row = understander(mapping, context)(Line(2, ("Луч", "1 200")))

    assert row.records[0].custom == {"custom_7": Decimal(1200)}


CELL = st.text(max_size=40) | st.sampled_from(
    ["ООО «Луч»", "7707083893", "a@b.ru", "01.02.2024", "1 000 ₽", "Won", "да", "0", "Итого", ","]
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_cells_under_any_columns_are_understood_refused_or_skipped(data):
    thing = data.draw(st.sampled_from(THINGS))
    chosen = data.draw(st.lists(st.sampled_from(list(targets(thing))), min_size=1, max_size=10))
    columns = tuple(Column(f"{n} {t}", t, 1.0, "chosen") for n, t in enumerate(chosen))
    cells = data.draw(st.lists(CELL, min_size=len(columns), max_size=len(columns)))

    row = understander(Mapping(thing=thing, columns=columns), CONTEXT)(Line(2, tuple(cells)))

    assert sum(map(bool, (row.records, row.refused, row.skipped))) == 1
    assert all(0 < len(record.key) <= 200 for record in row.records)
    assert not row.records or not row.records[0].by_the_way
    for record in row.records:
        assert not isinstance(record, Company) or 0 < len(record.name) <= 200


def test_facts_that_have_no_record_of_their_own_are_kept_in_words():
    company = first(["Компания", "ИНН", "Результат"], ["Луч", "7707083893", "Заинтересован"])
    person = first(["Фамилия", "Имя", "Associated Deal"], ["Ант", "Анна", "Кабель"])

    assert company.about == "Результат: Заинтересован"
    assert person.about == "Associated Deal: Кабель"


def test_the_phone_of_whom_one_talked_to_is_kept():
    columns = ["Дата звонка", "С кем говорили", "Телефон", "Результат звонка"]

    talk, person = said(columns, ["01.02.2024", "Анна Ант", "84951234567", "ок"])[0].records

    assert (talk.person.key, person.contacts[0].value) == (person.key, "84951234567")
