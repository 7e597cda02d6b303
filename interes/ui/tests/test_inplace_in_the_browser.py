"""Edit in place in a real browser: click, change, Enter; Esc leaves everything as it was."""

import pytest

VALUE = """<span data-field="name"><a id="name" data-inplace href="/edit/" hx-get="/edit/"
 hx-target="closest [data-field]" hx-swap="outerHTML">%s</a></span>"""
FORM = """<span data-field="name">
<form hx-post="/edit/" hx-target="closest [data-field]" hx-swap="outerHTML">
<input name="name" value="%s"%s><button>Save</button>
<a id="cancel" data-cancel href="/">Cancel</a></form></span>"""


@pytest.fixture
def page(stage):
    stage.answer("GET /edit/", FORM % ("Nordwind", ""))
    stage.answer("POST /edit/", VALUE % "Sudwind")
    page = stage.show(VALUE % "Nordwind")
    page.click("#name")
    page.wait_for_selector("input[name=name]")
    return page


def test_enter_saves_and_the_focus_returns_to_the_value(page, stage):
    page.keyboard.type("Sudwind")
    page.keyboard.press("Enter")

    page.wait_for_selector("text=Sudwind")
    page.wait_for_selector("#name:focus")
    assert stage.asked("POST /edit/")[0].form == {"name": "Sudwind"}


@pytest.mark.parametrize("leave", ["Escape", "cancel"])
def test_leaving_puts_the_old_value_back_without_asking_the_server(page, stage, leave):
    page.keyboard.type("Sudwind")
    asked = len(stage.sent)
    page.click("#cancel") if leave == "cancel" else page.keyboard.press("Escape")

    assert page.inner_text("#main") == "Nordwind"
    assert page.evaluate("document.activeElement.id") == "name"
    assert len(stage.sent) == asked


def test_a_value_can_be_edited_again_after_leaving(page):
    page.keyboard.press("Escape")
    page.click("#name")

    page.wait_for_selector("input[name=name]")


def test_a_refused_value_can_still_be_left(page, stage):
    stage.answer("POST /edit/", FORM % ("", ' aria-invalid="true"'), status=422)
    page.keyboard.press("Enter")
    page.wait_for_selector("[aria-invalid]")

    page.keyboard.press("Escape")

    assert page.inner_text("#main") == "Nordwind"
