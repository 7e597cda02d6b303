"""A list that shows its records beside it, in a real browser: how the whole page is opened."""

import pytest

ROW = """<table><tr data-row data-page="/deals/%(key)s/"><td><a id="open%(key)s" data-open
 href="/?open=%(key)s" hx-get="/?open=%(key)s" hx-target="#detail">Deal %(key)s</a></td>
<td id="cell%(key)s">something</td></tr></table>"""


@pytest.fixture
def page(stage):
    stage.answer("GET /deals/1/", "<h1>The page of the deal</h1>")
    return stage.show(ROW % {"key": 1} + '<div id="detail"></div>')


def test_one_click_stays_at_the_list(page, stage):
    page.click("#open1")

    page.wait_for_timeout(100)
    assert not stage.asked("GET /deals/1/")


def test_two_clicks_open_the_page(page):
    page.dblclick("#cell1")

    page.wait_for_selector("text=The page of the deal")


def test_enter_on_the_current_line_opens_the_page(page):
    page.focus("#open1")
    page.keyboard.press("Enter")

    page.wait_for_selector("text=The page of the deal")


def test_e_edits_the_first_value_of_a_page_that_marks_no_other(stage):
    stage.answer("GET /edit/", "<input name='city'>")
    link = '<a data-inplace href="/edit/" hx-get="/edit/">Tver</a>'
    page = stage.show(f'<span data-field="city">{link}</span>')

    page.keyboard.press("e")

    page.wait_for_selector("input[name=city]")


CELLS = """<table><tr data-row data-page="/deals/1/" data-cells="/deals/1/edit/FIELD"><td>
<a id="open1" data-open href="/beside/" hx-get="/beside/" hx-target="#detail">Deal</a></td>
<td id="sum" data-cell="amount" tabindex="-1">100</td></tr></table><div id="detail"></div>"""


@pytest.fixture
def cells(stage):
    stage.answer("GET /deals/1/edit/amount", "<form><input name='amount'></form>")
    stage.answer("GET /beside/", "Beside the list")
    return stage.show(CELLS)


def test_two_clicks_on_a_cell_change_it_in_place(cells, stage):
    cells.dblclick("#sum")

    cells.wait_for_selector("#sum.editing input[name=amount]")
    cells.wait_for_timeout(400)
    assert not stage.asked("GET /beside/")


def test_one_click_on_a_cell_opens_its_row(cells):
    cells.click("#sum")

    cells.wait_for_selector("text=Beside the list")
