"""Keys in a real browser: they do what they say, in any layout, and keep still while one types."""

import pytest

from interes.ui.tests.stage import focused

LIST = """
<a id="new" href="/new/" data-key="KeyN">New</a> <a href="/board/" data-go="KeyB">Board</a>
<input id="name" name="name">
<table><tr data-row id="r1"><td><a id="a1" data-open href="/1/">One</a></td>
<td id="empty">x</td><td><a href="/1/done/" data-key="KeyD">Done</a></td></tr>
<tr data-row id="r2"><td><a id="a2" data-open href="/2/">Two</a>
<a href="/2/edit/" data-edit>e</a> <a href="/2/done/" data-key="KeyD">Done</a></td></tr>
<tr data-row id="r3" hidden><td><a id="a3" data-open href="/3/">Three</a></td></tr></table>"""


@pytest.fixture
def page(stage):
    for place in ("/new/", "/board/", "/1/", "/2/", "/2/edit/", "/2/done/", "/sent/"):
        stage.answer(f"GET {place}", f"<title>{place}</title>")
    return stage.show(LIST)


def test_j_and_k_walk_the_rows_and_enter_opens_one(page):
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == "a2"

    page.keyboard.press("k")
    assert page.get_attribute("#r1", "aria-current") == "true"
    assert page.get_attribute("#r2", "aria-current") is None

    page.keyboard.press("Enter")
    page.wait_for_url("**/1/")


def test_the_key_of_what_stands_in_rows_means_the_current_one(page):
    before = page.url
    page.keyboard.press("d")
    assert page.url == before

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.wait_for_url("**/2/done/")


def test_arrows_walk_once_somebody_stands_in_the_list(page):
    page.keyboard.press("ArrowDown")
    assert focused(page) == ""

    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "a2"


def test_keys_work_in_the_russian_layout(page):
    page.evaluate("""document.body.dispatchEvent(
        new KeyboardEvent("keydown", {key: "т", code: "KeyN", bubbles: true}))""")

    page.wait_for_url("**/new/")


def test_nothing_happens_while_somebody_types(page):
    page.click("#name")
    page.keyboard.type("nj?/e")

    assert page.input_value("#name") == "nj?/e"
    assert page.locator("dialog[open]").count() == 0
    assert page.url.endswith("/")


def test_g_and_a_letter_go_to_a_page(page):
    page.keyboard.press("g")
    page.keyboard.press("b")

    page.wait_for_url("**/board/")


def test_e_edits_the_current_row(page):
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("e")

    page.wait_for_url("**/2/edit/")


@pytest.mark.parametrize(("key", "code"), [("?", "Slash"), ("?", "Digit7"), (",", "Slash")])
def test_a_question_mark_of_either_layout_shows_the_keys(page, key, code):
    page.evaluate(
        """([key, code]) => document.body.dispatchEvent(
            new KeyboardEvent("keydown", {key, code, shiftKey: true, bubbles: true}))""",
        [key, code],
    )

    assert page.locator("#keys").is_visible()


def test_keys_under_an_open_dialog_are_asleep(page):
    page.keyboard.press("?")
    page.keyboard.press("n")
    page.keyboard.press("j")

    assert page.url.endswith("/")
    assert page.locator("[data-row].at").count() == 0


def test_escape_closes_the_keys(page):
    page.keyboard.press("?")
    page.keyboard.press("Escape")

    assert page.locator("#keys").is_hidden()


def test_ctrl_enter_sends_the_form_with_the_focus(stage):
    page = stage.show(
        '<form method="post" action="/sent/"><textarea name="note"></textarea></form>'
    )
    stage.answer("POST /sent/", "<title>sent</title>")

    page.fill("textarea", "Two lines")
    page.keyboard.press("Control+Enter")

    page.wait_for_url("**/sent/")
    assert stage.asked("POST /sent/")[0].form == {"note": "Two lines"}


def test_a_click_on_an_empty_place_of_a_row_opens_it(page):
    page.click("#empty")

    page.wait_for_url("**/1/")


def test_ctrl_z_undoes_what_the_newest_notice_told(stage):
    page = stage.show(
        "",
        notices="".join(
            f"""<div class="notice"><form class="undo" method="post" action="/undo/{n}/">
            <button>Undo</button></form></div>"""
            for n in (1, 2)
        ),
    )
    stage.answer("POST /undo/2/", "<title>undone</title>")

    page.keyboard.press("Control+z")

    page.wait_for_url("**/undo/2/")


def test_the_record_beside_a_list_follows_the_current_row(stage):
    rows = "".join(
        f"""<li data-row>
        <a data-open href="/{n}/" hx-get="/{n}/" hx-target="#detail">{n}</a></li>"""
        for n in (1, 2, 3)
    )
    stage.answer("GET /3/", "<p>Third</p><input id='log' autofocus>")
    page = stage.show(f'<ul data-follow>{rows}</ul><div id="detail"></div>')

    for _row in range(3):
        page.keyboard.press("j")

    page.wait_for_selector("#detail:has-text('Third')")
    assert stage.asked("GET /2/") == []
    assert focused(page) == ""

    page.keyboard.press("Enter")

    page.wait_for_selector("#log:focus")
