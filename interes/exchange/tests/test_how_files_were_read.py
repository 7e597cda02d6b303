"""Nothing about the reading of a file is silent: what was replaced or left out is told."""

import io
import json

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from interes.exchange.models import ImportRun
from interes.exchange.queries.import_report import report_of
from interes.exchange.tasks import carry_out_import
from interes.exchange.tests.ugly import sheet_of, sheets, workbook

CLIENTS = "Компания;ИНН;Город\r\nООО Ромашка;7707083893;Тверь\r\nАО Север;7736050003;Мурманск\r\n"
BROKEN_UTF8 = CLIENTS.encode().replace("Мурм".encode(), b"\xd0\xd0\xd0")
BROKEN_CP1251 = CLIENTS.encode("cp1251").replace(b"\xd2\xe2\xe5", b"\xd2\x98\xe5")


def wrong_book() -> bytes:
    """Write a workbook with two errors of formulas and a row that is hidden."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("Клиенты")
        sheet.write_row(0, 0, ["Компания", "Город"])
        sheet.write(1, 0, "ООО Ромашка")
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
        sheet.write(2, 0, "АО Север")
        sheet.write_formula(2, 1, "=#REF!", None, "#REF!")
        sheet.set_row(2, None, None, {"hidden": True})
    return data.getvalue()


@pytest.fixture
def page(client, ada):
    """The browser of Ada, who may import."""
    client.force_login(ada)
    return client


@pytest.fixture
def run(page):
    """A workbook with errors of formulas, and a list with a broken byte, sent together."""
    files = [("книга.xlsx", wrong_book()), ("список.csv", BROKEN_CP1251)]
    page.post("/import/", {"chosen": [SimpleUploadedFile(name, data) for name, data in files]})
    return ImportRun.objects.get()


@pytest.mark.parametrize(
    ("data", "encoding", "line"), [(BROKEN_UTF8, "utf-8", "3"), (BROKEN_CP1251, "cp1251", "2")]
)
def test_bytes_that_mean_nothing_are_told_with_their_lines(data, encoding, line):
    (note,) = sheet_of(data).notes

    assert (note.code, note.facts["encoding"], note.facts["lines"]) == ("damaged", encoding, line)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "utf-16"])
def test_a_file_without_damage_is_not_talked_about(encoding):
    assert sheet_of(CLIENTS, encoding).notes == ()


def test_errors_of_formulas_and_hidden_rows_are_told_by_their_cells():
    errors, hidden = sheet_of(wrong_book()).notes

    assert (errors.code, errors.facts) == ("error_cells", {"number": 2, "places": "B2, B3"})
    assert (hidden.code, hidden.facts) == ("hidden_rows", {"number": 1})


def test_a_title_above_the_names_of_the_columns_is_told():
    (note,) = sheet_of("Выгрузка от 01.11.2026\r\n\r\n" + CLIENTS).notes

    assert note.facts == {"header": 3, "text": "Выгрузка от 01.11.2026"}


def test_a_note_stays_with_its_own_sheet_of_a_book():
    rows = [("Компания", "Город"), ("ООО Ромашка", "Тверь")]

    told = [sheet.notes for sheet in sheets(workbook([("Прайс",), ("",), *rows], rows))]

    assert [len(notes) for notes in told] == [1, 0]


def test_the_wizard_tells_how_files_were_read_before_anything_is_written(page, run):
    text = page.get(f"/import/{run.pk}/").text

    assert "B2, B3" in text
    assert "cp1251" in text.split("�")[0][-200:]


def test_the_report_and_its_lines_tell_it_too(page, run):
    page.post(f"/import/{run.pk}/start/")
    carry_out_import(run_id=run.pk)

    report = report_of(run.pk)
    lines, facts = "\n".join(report.lines()), json.loads(json.dumps(report.as_dict()))
    for text in (page.get(f"/import/{run.pk}/").text, lines):
        assert "B2, B3" in text
        assert "�" in text
    codes = [[note["code"] for note in file["notes"]] for file in facts["files"]]
    assert codes == [["error_cells", "hidden_rows"], ["damaged"]]
