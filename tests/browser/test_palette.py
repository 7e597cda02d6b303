"""Ctrl K: anything is found and done by typing a few letters."""

import pytest


@pytest.fixture
def company(house):
    """A company of the demo, with a name that no other one begins with."""
    [[key, name]] = house.sql(
        "SELECT id, name FROM company c "
        "WHERE length(name) BETWEEN 6 AND 12 AND name !~ '[^а-яА-Я]' AND NOT EXISTS ("
        " SELECT 1 FROM company o WHERE o.id <> c.id AND o.sort_name LIKE c.sort_name || '%') "
        "ORDER BY id LIMIT 1"
    )
    return key, name


def ask(one, text):
    one.page.keyboard.press("Control+KeyK")
    field = one.page.locator("#palette input")
    field.fill("")
    with one.page.expect_response(lambda answer: "/search/?q=" in answer.url):
        field.press_sequentially(text)
    one.page.locator("#found [aria-selected=true]").wait_for()


def typed_in_latin(text):
    """Return what the keys of a Russian word type when the layout is the other one."""
    keys = dict(zip("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm", strict=True))
    more = {"х": "[", "ъ": "]", "ж": ";", "э": "'", "б": ",", "ю": ".", "ё": "`"}
    return "".join((keys | more).get(letter, letter) for letter in text.lower())


@pytest.mark.parametrize("layout", [str, typed_in_latin])
def test_a_company_is_opened_by_its_name_in_any_layout(visitor, company, layout):
    key, name = company
    one = visitor()
    one.go("/deals/")

    ask(one, layout(name))
    one.page.keyboard.press("Enter")

    one.page.wait_for_url(f"{one.base}/companies/{key}/")


def test_what_was_opened_lately_is_offered_before_anything_is_typed(visitor, company):
    one = visitor()
    one.go(f"/companies/{company[0]}/")

    one.page.keyboard.press("Control+KeyK")

    one.page.locator(f"#found a[href='/companies/{company[0]}/']").wait_for()


def test_the_theme_is_switched_by_its_name_without_leaving_the_page(visitor):
    one = visitor()
    one.go("/deals/")

    ask(one, "тёмная")
    one.page.keyboard.press("Enter")

    one.page.locator("html[data-theme=dark]").wait_for()
    assert one.page.url == f"{one.base}/deals/"


def test_the_open_palette_is_readable_for_everyone(visitor, company):
    one = visitor(screen="phone", theme="dark")
    one.go("/deals/")

    ask(one, company[1])

    assert one.violations() == []
    assert one.troubles == []


def test_what_the_arrows_chose_stays_chosen_when_the_answer_comes_once_more(visitor):
    one = visitor()
    one.go("/deals/")
    ask(one, "с")
    one.page.keyboard.press("ArrowDown")
    chosen = one.page.locator("#found [aria-selected=true]")
    picked = chosen.get_attribute("href")

    with one.page.expect_response(lambda answer: "/search/?q=" in answer.url):
        one.page.evaluate(
            "htmx.ajax('GET', '/search/?q=с', {source: '#palette input', target: '#found'})"
        )
    one.page.wait_for_timeout(200)

    assert chosen.get_attribute("href") == picked
