"""A spreadsheet of 3,000 clients on the first morning."""

import csv
import re

import pytest
from playwright.sync_api import expect

ROWS = 3_000
HEADING = ("Наименование", "ИНН", "Город", "Контактное лицо", "Должность", "Телефон", "Почта")
NAMES = ("Ромашка", "Север", "Вектор", "Прогресс", "Заря", "Орион", "Кедр", "Лотос")
PEOPLE = ("Иванов Иван Петрович", "Петрова Анна Сергеевна", "Сидоров Олег Ильич")
OURS = "SELECT count(*) FROM company WHERE removed_at IS NULL AND name LIKE 'Утро %'"


def an_inn(number):
    """Return ten figures of which the last one is right."""
    digits = f"50{number:07d}"
    weights = (2, 4, 10, 3, 5, 9, 4, 6, 8)
    return digits + str(sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 % 10)


@pytest.fixture(scope="module")
def spreadsheet(tmp_path_factory):
    """A file as Excel saves it in Russia; every hundredth row says nothing of the company."""
    path = tmp_path_factory.mktemp("morning") / "Клиенты 2026.csv"
    with path.open("w", encoding="cp1251", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADING)
        for n in range(ROWS):
            name = f'ООО "Утро {NAMES[n % 8]} {n}"'
            phone = f"8 (495) {100 + n // 100}-{n % 100:02d}-11"
            told = (name, an_inn(n), "Тверь", PEOPLE[n % 3], "Директор", phone, f"info@c{n}.ru")
            writer.writerow(told if n % 100 else ("", "", "", "", "", "", "нет"))
    return path


def takes_it_back(page):
    """Press undo on the report; the worker may still be tidying up after the last row."""
    undo = page.locator(".top-tools a[href$='/undo/']")
    for _ in range(40):
        if undo.count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    undo.click()
    page.locator("dialog form[action$='/undo/'] button.danger").click()
    page.wait_for_selector("#undone", timeout=120_000)


def test_3000_clients_come_in_by_three_presses_and_leave_by_one(visitor, house, spreadsheet):
    one = visitor("ada")
    page = one.go("/import/")

    with page.expect_navigation():
        page.locator("input[name=chosen]").first.set_input_files(spreadsheet)
    expect(page.locator(".sheet-card")).to_contain_text("cp1251")
    expect(page.locator("#preview .figures")).to_be_visible(timeout=60_000)
    page.locator("#preview .head button").click()
    expect(page.locator("#progress")).to_be_visible()
    page.wait_for_selector(".figures", timeout=120_000)

    [[companies]] = house.sql(OURS)
    assert companies == ROWS - ROWS // 100
    expect(page.locator(".figures")).to_contain_text(re.compile(r"2\s970"))

    takes_it_back(page)

    assert house.sql(OURS) == [(0,)]
    assert one.troubles == []


def test_a_list_is_taken_out_as_it_is_seen(visitor):
    one = visitor("anna")
    page = one.go("/companies/?where=city.is(Москва)")
    page.locator("[popovertarget=export_menu]").click()

    with page.expect_download() as download:
        page.locator("#export_menu a[href*='/csv/']").click()

    text = download.value.path().read_text(encoding="utf-8-sig")
    assert ";Москва;" in text
    assert all(";Москва;" in line for line in text.splitlines()[1:])
