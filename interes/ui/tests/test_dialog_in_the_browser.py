"""The dialog in a real browser: forms open over the page and never lose what was typed."""

import pytest

from interes.ui.tests.stage import focused

LINK = '<a id="new" href="/new/" data-dialog>New</a> <a id="log" href="/log/" data-dialog>Log</a>'
FORM = """<form method="post" action="/new/" hx-post="/new/" hx-target="#dialog_body"><h2>New</h2>
<input type="hidden" name="csrf"><input id="title" name="title"%s><button>Save</button>
<a id="cancel" href="/" data-close>Cancel</a>
<button id="cross" type="button" data-close>x</button></form>"""


@pytest.fixture
def page(stage):
    stage.answer("GET /new/", FORM % "")
    stage.answer(
        "GET /log/", '<form hx-post="/log/"><textarea id="note" name="note"></textarea></form>'
    )
    return stage.show(LINK)


def opened(page, link="#new", field="#title"):
    page.click(link)
    page.wait_for_selector(field)


def test_a_link_opens_its_form_over_the_page_with_the_cursor_in_the_first_field(page, stage):
    opened(page)

    assert focused(page) == "title"
    assert stage.asked("GET /new/")[0].headers["hx-target"] == "div#dialog_body"
    page.keyboard.press("Escape")
    assert focused(page) == "new"


def test_a_click_with_ctrl_opens_the_form_in_a_tab_of_its_own(page):
    with page.context.expect_page():
        page.click("#new", modifiers=["Control"])

    assert page.locator("#dialog").is_hidden()


def test_text_survives_escape_and_other_forms(page):
    opened(page)
    page.keyboard.type("Compressors")
    page.keyboard.press("Escape")
    opened(page, "#log", "#note")
    page.keyboard.press("Escape")

    opened(page)

    assert page.input_value("#title") == "Compressors"
    assert page.get_by_text("Your text is back").is_visible()


def test_cancel_forgets_the_text(page):
    opened(page)
    page.keyboard.type("Compressors")
    page.click("#cancel")

    opened(page)

    assert page.input_value("#title") == ""


def test_a_refused_form_stays_with_the_cursor_in_the_wrong_field(page, stage):
    stage.answer("POST /new/", FORM % ' aria-invalid="true" value="?"', status=422)
    opened(page)

    page.keyboard.press("Control+Enter")
    page.wait_for_selector("[aria-invalid]")

    assert focused(page) == "title"
    assert page.locator("#dialog").is_visible()


def test_an_accepted_form_leads_on(page, stage):
    stage.answer("POST /new/", status=204, HX_Redirect="/deals/5/")
    stage.answer("GET /deals/5/", "<title>Deal</title>")
    opened(page)

    page.keyboard.type("Compressors")
    page.keyboard.press("Enter")

    page.wait_for_url("**/deals/5/")
    assert stage.asked("POST /new/")[0].form["title"] == "Compressors"
    assert stage.asked("POST /new/")[0].headers["x-csrftoken"] == "token"


def test_without_a_network_the_text_stays_and_can_be_sent_again(page, stage):
    stage.answer("POST /new/", status=204, HX_Redirect="/deals/5/")
    stage.answer("GET /deals/5/", "<title>Deal</title>")
    opened(page)
    page.keyboard.type("Compressors")
    stage.is_cut_off = True
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Not saved, your text is still here")
    assert page.input_value("#title") == "Compressors"

    stage.is_cut_off = False
    page.click("text=Try again")

    page.wait_for_url("**/deals/5/")


@pytest.mark.parametrize(
    ("status", "words"), [(500, "Broken on our side"), (403, "You may not"), (404, "Gone")]
)
def test_a_failure_is_told_and_the_form_is_kept(page, stage, status, words):
    stage.answer("POST /new/", "<h1>A whole page about the failure</h1>", status=status)
    opened(page)
    page.keyboard.type("Compressors")

    page.keyboard.press("Enter")

    page.wait_for_selector(f"text={words}")
    assert page.input_value("#title") == "Compressors"
    assert page.locator("#dialog button:not([type])").is_enabled()


def test_whoever_was_signed_out_meanwhile_keeps_the_text(page, stage):
    opened(page)
    page.keyboard.type("Compressors")
    # An intercepted answer can't redirect, so the browser is told what a redirected one is like.
    page.evaluate("""window.fetch = async () => Object.defineProperties(
        new Response("<h1>Sign in</h1>"),
        {redirected: {value: true}, url: {value: location.origin + "/sign-in/"}})""")

    page.keyboard.press("Enter")

    page.wait_for_selector("text=You are signed out")
    assert page.input_value("#title") == "Compressors"


def test_a_form_that_does_not_come_is_told_and_may_be_asked_for_again(page, stage):
    stage.is_cut_off = True
    page.click("#new")
    page.wait_for_selector("text=No answer")
    assert page.locator("#dialog").is_hidden()

    stage.is_cut_off = False
    opened(page)

    assert focused(page) == "title"


def test_a_press_outside_closes_the_dialog(page):
    opened(page)

    page.mouse.click(2, 2)

    assert page.locator("#dialog").is_hidden()
