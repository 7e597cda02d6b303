"""What columns say is guessed by their names in two languages, and by the values in them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.activities.models import Activity
from interes.deals.models import Deal
from interes.exchange.models import ImportFile
from interes.exchange.rules.importing.guessing import guess
from interes.exchange.rules.importing.mapping import Mapping
from interes.exchange.rules.importing.sheets import Sheet
from interes.exchange.rules.importing.synonyms import meaning
from interes.exchange.rules.importing.targets import FIELDS, sort_of, targets
from interes.exchange.tests.ugly import DATA, numbered, said, sheet_of, targets_of

HEADERS = DATA / "export-headers/headers.json"
needs_headers = pytest.mark.skipif(not HEADERS.exists(), reason=f"no real files at {HEADERS}")


@pytest.mark.parametrize(
    ("column", "target"),
    [
        ("Наименование", "company.name"),
        ("ИНН", "company.inn"),
        ("Полное наименование", "company.legal_name"),
        ("Контактное лицо", "person.name"),
        ("Должность", "person.post"),
        ("Дата рождения", "person.birthday"),
        ("Deal - Title", "deal.title"),
        ("Бюджет, ₽", "deal.amount"),
        ("Дата создания сделки", "deal.created_at"),
        ("Этап сделки", "deal.stage"),
        ("Call Start Time", "talk.at"),
        ("BillingCity", "any.city"),
        ("E-mail*", "any.email"),
        ("Account Name.id", "company.id"),
        ("Телефон 2", "any.phone"),
    ],
)
def test_a_name_of_a_column_has_a_meaning(column, target):
    found = meaning(column)

    assert f"{found.thing}.{found.field}" == target


@needs_headers
def test_the_columns_of_six_programs_are_known():
    headers = json.loads(HEADERS.read_text())
    columns = [
        name
        for sheet in headers.values()
        if isinstance(sheet, dict)
        for name in (sheet.get("columns") or sheet.get("columns_seen") or header_of(sheet))
    ]

    unknown = {name for name in columns if meaning(name) is None}

    assert len(columns) > 150
    assert unknown <= {
        "Производитель", "Номер договора", "Дата договора", "Contact Type", "Lifecycle Stage",
        "Stage of Journey", "Next appointment date", "Product - Unit", "Unit",
    }  # fmt: skip


def header_of(sheet) -> list[str]:
    return [name for name in sheet.get("header", "").split(",") if name]


def test_a_phone_belongs_to_whom_the_column_before_names():
    found = targets_of(["Компания", "Телефон", "Контактное лицо", "Телефон контакта", "E-mail"])

    assert found["Телефон"] == "company.phone"
    assert (found["Телефон контакта"], found["E-mail"]) == ("person.phone", "person.email")


def test_in_a_list_of_people_every_phone_is_theirs():
    found = targets_of(["Фамилия", "Имя", "Организация", "Моб. тел.", "E-mail"])

    assert (found["Моб. тел."], found["E-mail"]) == ("person.phone", "person.email")
    assert found["Организация"] == "company.name"


@pytest.mark.parametrize(
    ("columns", "thing"),
    [
        (["Компания", "Контакт", "Телефон"], "company"),
        (["Название", "ИНН", "Контактное лицо"], "company"),
        (["First Name", "Last Name", "Email", "Phone", "Account Name"], "person"),
        (["Имя", "Телефон"], "person"),
        (["Сделка", "Клиент", "Сумма", "Этап"], "deal"),
        (["Title", "Amount", "Stage"], "deal"),
        (["Дата и время", "Клиент", "Результат звонка"], "talk"),
        (["Задача", "Срок", "Исполнитель"], "to_do"),
        (["Название лида", "Имя", "Телефон"], "lead"),
        (["Товар", "Цена"], "product"),
        (["ФИО сотрудника", "Email"], "user"),
        (["E-mail"], "person"),
        (["time", "karno", "trt"], ""),
    ],
)
def test_columns_tell_what_the_rows_are_about(columns, thing):
    sheet = Sheet("file", tuple(columns), lambda: iter([]))
    rows = sheet_of(";".join(columns) + "\n" + ";".join("x" for _ in columns))

    assert guess(rows).mapping.thing == thing
    assert guess(sheet).skip == "no_rows"


def test_columns_without_names_are_told_by_their_values():
    guessed = guess(
        sheet_of(
            "ООО «Вектор»;7707083893;Петров Иван Сергеевич;+7 912 345-67-89;p@v.ru;v.ru\n"
            "АО «Луч»;7728168971;Иванова Анна Петровна;+7 912 345-67-80;l@l.ru;l.ru\n"
        )
    )

    assert [column.target for column in guessed.mapping.columns] == [
        "company.name", "company.inn", "person.name", "person.phone", "person.email",
        "company.website",
    ]  # fmt: skip
    assert {column.why for column in guessed.mapping.columns} == {"values"}


def test_values_are_believed_before_a_name_that_says_otherwise():
    found = targets_of(["Компания", "Телефон"], ["A", "a@a.ru"], ["B", "b@b.ru"])

    assert found["Телефон"] == "company.email"


def test_the_numbers_of_the_rows_are_not_kept():
    guessed = guess(sheet_of(";Компания\n1;A\n2;B\n3;C\n"))

    assert [column.why for column in guessed.mapping.columns] == ["noise", "name"]


def test_months_first_are_found_by_the_numbers():
    assert guess(sheet_of("Company,Created\nA,4/15/2021\nB,5/3/2021\n")).mapping.day_first is False
    assert guess(sheet_of("Company,Created\nA,15/4/2021\n")).mapping.day_first is True


def test_a_mapping_is_kept_and_comes_back():
    mapping = guess(sheet_of("Компания;Телефон;Разное\nA;84951234567;x\n")).mapping

    again = Mapping.from_json(json.loads(json.dumps(mapping.as_json())))

    assert again == mapping
    assert again.target_of("Телефон") == "company.phone"


def test_a_person_may_say_otherwise():
    mapping = guess(sheet_of("Компания;Разное\nA;x\n")).mapping.with_targets({1: "company.city"})

    company = said(["Компания", "Разное"], ["A", "Тверь"], mapping=mapping)[0].records[0]

    assert (mapping.columns[1].why, company.city) == ("chosen", "Тверь")


def test_every_target_can_be_read():
    assert all(sort_of(target) for thing in FIELDS for target in targets(thing))
    assert sort_of("company.custom_12") == "custom"
    assert sort_of("company.nonsense") == ""


@given(st.lists(st.text(max_size=30), min_size=1, max_size=8))
def test_no_names_break_the_guessing(names):
    sheet = Sheet("file", tuple(names), lambda: iter([]))

    assert guess(sheet).mapping.columns


@pytest.mark.parametrize(
    ("columns", "thing"),
    [
        (["Компания", "ИНН", "Сумма"], "company"),
        (["Клиент", "Телефон", "Сумма", "Город"], "company"),
        (["Company", "Phone", "Amount"], "company"),
        (["Название", "Бюджет"], "company"),
        (["Account Name", "Owner", "Amount", "Currency"], "company"),
        (["ФИО", "Телефон", "Сумма"], "person"),
        (["Full name", "E-mail", "Amount"], "person"),
        (["Компания", "Сделка", "Сумма"], "deal"),
        (["Компания", "ИНН", "Сделка", "Сумма", "Создана"], "deal"),
        (["Компания", "Стадия"], "deal"),
        (["ФИО", "Телефон", "Этап", "Сумма"], "deal"),
        (["Company", "Stage", "Amount"], "deal"),
        (["Название", "Этап"], "deal"),
        (["Клиент", "Дата", "Сумма"], "deal"),
        (["Deal name", "Amount", "Close date"], "deal"),
        (["Компания", "Выручка"], "company"),
        (["Название лида", "Статус лида", "Телефон"], "lead"),
        (["Дата звонка", "Длительность", "Телефон"], "talk"),
        (["Задача", "Срок", "Исполнитель"], "to_do"),
        (["Товар", "Цена"], "product"),
    ],
)
def test_what_rows_are_about_is_told_by_their_columns_together(columns, thing):
    sheet = Sheet("file", tuple(columns), lambda: iter(numbered([("x",) * len(columns)])))

    assert guess(sheet).mapping.thing == thing


def test_a_sum_in_a_list_of_clients_is_kept_in_words_and_makes_no_deal():
    (row,) = said(["Компания", "Город", "Сумма"], ("ООО Ромашка", "Тверь", "150 000"))

    (company,) = row.records
    assert company.about == "Сумма: 150 000"


def test_rows_that_say_a_call_or_a_meeting_of_a_deal_are_talks_and_make_no_deals(desk):
    desk.bring(desk.write_text("Название сделки;Компания\nПечать;Ромашка\n"))

    desk.bring(
        desk.write_text(
            "Дата;Компания;Сделка;Тип;Комментарий\n"
            "03.03.2025 12:00;Ромашка;Печать;Звонок;Обсудили цены\n"
            "04.03.2025 12:00;Ромашка;Печать;Встреча;Показали образцы\n"
        )
    )

    assert ImportFile.objects.latest("pk").thing == "talk"
    assert set(Activity.objects.values_list("kind", flat=True)) >= {"call", "meeting"}
    assert Deal.objects.count() == 1
