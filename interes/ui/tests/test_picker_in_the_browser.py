"""The picker in a real browser: a piece of a name finds one record of many."""

import pytest

FIELD = """<form method="post" action="/new/"><input name="company" value="5">
<span data-picker="/pick/people/" data-beside="company"><input type="hidden" name="person">
<input id="who" type="text" name="person_text" role="combobox" aria-controls="list"
 aria-expanded="false"><ul id="list" role="listbox" hidden></ul></span>
<button>Save</button></form>"""
OPTION = """<li role="option" id="o%(n)s" data-value="%(n)s"
 data-text="%(name)s" aria-selected="false">%(name)s</li>"""
FOUND = OPTION % {"n": 7, "name": "Clara"} + OPTION % {"n": 8, "name": "Klaus"}


@pytest.fixture
def page(stage):
    stage.answer("GET /pick/people/", FOUND)
    stage.answer("POST /new/", "<title>new</title>")
    page = stage.show(FIELD)
    page.click("#who")
    with page.expect_response("**/pick/people/?q=cl&company=5"):
        page.keyboard.type("cl")
    page.wait_for_selector("#o7[aria-selected=true]")
    return page


def test_enter_takes_the_first_and_a_second_enter_sends_the_form(page, stage):
    page.keyboard.press("Enter")
    assert page.input_value("#who") == "Clara"
    assert page.locator("#list").is_hidden()

    page.keyboard.press("Enter")
    page.wait_for_url("**/new/")

    assert stage.asked("POST /new/")[0].form["person"] == "7"


def test_the_question_carries_the_field_beside(page, stage):
    assert {"q": "cl", "company": "5"} in [one.form for one in stage.asked("GET /pick/people/")]


def test_enter_before_the_answer_takes_the_first_that_comes(page):
    page.keyboard.type("a")
    page.keyboard.press("Enter")

    page.wait_for_selector("#list", state="hidden")
    assert page.input_value("[name=person]") == "7"


def test_arrows_and_the_mouse_choose_another(page):
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#who", "aria-activedescendant") == "o8"

    page.click("#o8")

    assert page.input_value("[name=person]") == "8"


def test_typing_on_forgets_the_record_that_was_chosen(page):
    page.keyboard.press("Enter")
    page.keyboard.type("x")

    assert page.input_value("[name=person]") == ""


def test_escape_closes_the_list_and_keeps_the_words(page):
    page.keyboard.press("Escape")

    assert page.locator("#list").is_hidden()
    assert page.input_value("#who") == "cl"
