"""The palette in a real browser: a few letters, arrows, Enter."""

import pytest

FOUND = '<a role="option" href="/c/1/">Nordwind</a><a role="option" href="/c/2/">Nordsee</a>'


@pytest.fixture
def page(stage):
    stage.answer("GET /search/", "<p>Type a name</p>")
    stage.answer("GET /c/1/", "<title>1</title>")
    stage.answer("GET /c/2/", "<title>2</title>")
    page = stage.show('<a href="/search/" data-palette>Find</a>')
    page.keyboard.press("Control+k")
    page.wait_for_selector("text=Type a name")
    stage.answer("GET /search/", FOUND)
    stage.sent.clear()
    return page


def test_letters_find_and_enter_opens_the_first(page):
    page.keyboard.type("nord")
    page.wait_for_selector("text=Nordwind")
    assert page.get_attribute("input", "aria-activedescendant") == "found_0"

    page.keyboard.press("Enter")

    page.wait_for_url("**/c/1/")


def test_arrows_choose_another(page):
    # At once: the answer to a later letter would begin with its own first line again.
    page.keyboard.insert_text("nord")
    page.wait_for_selector("text=Nordwind")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url("**/c/2/")


def test_enter_before_the_answer_opens_what_comes(page):
    page.keyboard.type("nord")
    page.keyboard.press("Enter")

    page.wait_for_url("**/c/1/")


def test_a_fast_typist_costs_the_server_one_question(page, stage):
    page.evaluate("""() => {
        const input = document.querySelector("#palette input");
        for (const letter of "nordwind") {
            input.value += letter;
            input.dispatchEvent(new InputEvent("input", {bubbles: true}));
        }}""")
    page.wait_for_selector("text=Nordwind")

    assert [one.form["q"] for one in stage.asked("GET /search/")] == ["nordwind"]


def test_slash_opens_it_too_and_escape_closes(stage, page):
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.locator("#palette").is_visible()

    page.keyboard.type("nord")
    page.keyboard.press("Escape")

    assert page.locator("#palette").is_hidden()


def test_the_search_field_of_the_page_opens_it(page):
    page.keyboard.press("Escape")

    page.click("text=Find")

    assert page.locator("#palette").is_visible()
