"""Files as people really send them: every row accounted for, every oddity told, nothing guessed."""

import io
import zipfile

import pytest
import xlsxwriter

from interes.clients.models import Company
from interes.exchange.actions import FileRefused
from interes.exchange.rules.importing.guessing import guess
from interes.exchange.tests.ugly import cells_of, sheet_of, sheets, understood, workbook
from tests.cast import a_company

CLIENTS = (
    "Наименование;ИНН;Телефон;Город\r\n"
    "ООО Ромашка;7707083893;+7 495 123-45-67;Москва\r\n"
    "АО Ёлка;7728168971;8 (4822) 12-34-56;Тверь\r\n"
)
GROUPS = (
    "Компания;;Контакт;;Сделка;\r\n"
    "Название;ИНН;ФИО;Телефон;Название;Сумма\r\n"
    "ООО А;7707083893;Иванов Иван;+79161234567;Связь;1000\r\n"
)
ACCOUNTING = (
    ("Контрагенты", "", "", ""),
    ("Параметры:", "", "Дата отчета: 23.11.2026", ""),
    ("Контрагент", "ИНН", "Контакты", ""),
    ("", "", "Телефон", "E-mail"),
    ("  Ромашка ООО", "7707083893", "84951234567", "info@r.ru"),
    ("Итого", "", "", ""),
)


def targets(text: str) -> dict[str, str]:
    """Tell what is guessed of the columns of a text."""
    return {one.name: one.target for one in guess(sheet_of(text)).mapping.columns}


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "mac_cyrillic", "utf-16-le", "utf-16-be"])
def test_an_old_encoding_loses_no_letter(encoding):
    assert cells_of(CLIENTS, encoding)[1][0] == "АО Ёлка"


def test_a_list_without_names_of_columns_loses_not_even_its_first_row():
    sheet = sheet_of("ООО Первая\r\nООО Вторая\r\nЗАО Третья\r\n")

    assert [row.records[0].name for row in understood(sheet)] == ["Первая", "Вторая", "Третья"]


def test_of_two_rows_of_names_the_upper_one_tells_equal_names_apart():
    found = targets(GROUPS)

    assert (found["Компания Название"], found["Сделка Название"]) == ("company.name", "deal.title")
    assert found["Сумма"] == "deal.amount"


def test_a_report_of_accounting_is_read_below_its_titles():
    sheet = sheet_of(workbook(ACCOUNTING))

    assert sheet.columns == ("Контрагент", "ИНН", "Телефон", "E-mail")
    assert [bool(row.skipped) for row in understood(sheet)] == [False, True]
    assert "Дата отчета" in sheet.notes[0].facts["text"]


def test_a_number_that_a_spreadsheet_rounded_is_not_called_a_typing_error():
    (row,) = understood(sheet_of("Организация;ИНН\r\nООО В;7,70123E+09\r\n"))

    assert [problem.code for problem in row.remarks] == ["rounded"]
    assert "7,70123E+09" in row.records[0].about


def test_the_zero_that_a_spreadsheet_takes_from_a_kpp_comes_back():
    (row,) = understood(sheet_of("Организация;ИНН;КПП\r\nООО А;7707083893;10501001\r\n"))

    assert row.records[0].kpp == "010501001"


def test_a_hidden_sheet_says_that_it_is_hidden():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        for name in ("Клиенты", "Старое"):
            page = book.add_worksheet(name)
            page.write_column(0, 0, ["Клиент", "ООО Ромашка"])
            page.write_column(0, 1, ["Город", "Тверь"])
        page.hide()

    told = [[note.code for note in sheet.notes] for sheet in sheets(data.getvalue())]
    assert told == [[], ["hidden_sheet"]]


def test_letters_that_were_spoilt_before_are_told():
    spoilt = CLIENTS.encode().decode("cp1251", "replace")

    assert [note.code for note in sheet_of(spoilt).notes] == ["twice"]
    assert sheet_of(CLIENTS * 50).notes == ()


def test_quotes_and_ends_of_lines_of_every_sort_lose_no_row():
    text = 'Название;Город\nООО "А";Москва\r\n"ООО ""Б""";"не закрыта\rООО В;Орёл\n\r\nООО Г;Тула'

    assert [cells[0] for cells in cells_of(text)] == ['ООО "А"', 'ООО "Б"', "ООО В", "ООО Г"]


def bomb() -> bytes:
    """Pack a workbook that would grow to half a gigabyte."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
        book.writestr("xl/worksheets/sheet1.xml", b"0" * (400 * 1024 * 1024))
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"\r\n \r\n;;;\r\n", b"%PDF-1.4\n", b"PK\x03\x04broken", bomb()],
    ids=["empty", "blank", "pdf", "broken", "bomb"],
)
def test_what_can_not_be_read_is_refused_by_name_with_what_to_do(desk, data):
    path = desk.folder / "клиенты.xlsx"
    path.write_bytes(data)

    with pytest.raises(FileRefused) as refusal:
        desk.bring(path)

    assert "клиенты.xlsx" in str(refusal.value)
    assert str(refusal.value).count(".") >= 2


@pytest.mark.parametrize("wide", [1, 300])
def test_a_file_of_any_width_is_brought_in_row_by_row(desk, wide):
    names = ["Компания", *[f"Поле {n}" for n in range(1, wide)]]
    rows = [[f"ООО Ширь {row}", *["x"] * (wide - 1)] for row in range(3)]
    text = "\n".join(";".join(cells) for cells in (names, *rows))

    (file,) = desk.bring(desk.write_text(text)).files

    assert (file.rows, file.made) == (3, 3)


def test_a_remark_that_changed_alone_in_the_next_file_is_not_lost(desk):
    desk.bring(desk.write_text("Компания;Комментарий\nООО Ромашка;звонить утром\n"))

    desk.bring(desk.write_text("Компания;Комментарий\nООО Ромашка;звонить вечером\n"))

    assert Company.objects.get().about == "звонить вечером"


def test_a_record_we_had_that_says_otherwise_is_not_put_down_to_people(desk):
    a_company("Ромашка", inn="7707083893", city="Ржев")

    (file,) = desk.bring(
        desk.write_text("Компания;ИНН;Город\nООО Ромашка;7707083893;Тверь\n")
    ).files

    assert [problem.code for problem in file.problems] == ["kept_as_it_was"]
