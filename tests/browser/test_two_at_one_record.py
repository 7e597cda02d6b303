"""Two sellers at one record, and a text that outlives its tab."""

import re

from playwright.sync_api import expect

PRODUCT = "[data-field=product]"


def a_deal_of(page):
    """Open the first deal of the list and return its address."""
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/deals/")
    href = page.locator("a[data-open]").first.get_attribute("href")
    return f"/deals/{re.search(r'(\d+)', href).group(1)}/"


def begin(page):
    """Open the small form of the product."""
    page.locator(f"{PRODUCT} [data-inplace]").click()
    return page.locator(f"{PRODUCT} input[name=product]")


def test_two_sellers_at_one_record(visitor):
    anna, boris = visitor("anna"), visitor("boris")
    address = a_deal_of(anna.go("/"))
    one, other = anna.go(address), boris.go(address)
    mine, theirs = begin(one), begin(other)

    theirs.fill("Диспетчеризация")
    theirs.press("Enter")
    expect(other.locator(PRODUCT)).to_contain_text("Диспетчеризация")
    mine.fill("Телефония")
    mine.press("Enter")
    expect(one.locator(f"{PRODUCT} [role=alert]")).to_contain_text("Диспетчеризация")
    one.locator(f"{PRODUCT} [data-cancel]").click()
    expect(one.locator(f"{PRODUCT} [data-inplace]")).to_contain_text("Диспетчеризация")


def test_a_slip_is_taken_back_by_ctrl_z(visitor):
    page = visitor("anna").go("/")
    address = a_deal_of(page)
    page = visitor("anna").go(address)
    before = page.locator(f"{PRODUCT} [data-inplace]").inner_text()
    field = begin(page)
    field.fill("Не то")
    field.press("Enter")
    expect(page.locator("#notices .undo")).to_have_count(1)

    page.keyboard.press("Control+z")

    expect(page.locator(f"{PRODUCT} [data-inplace]")).to_have_text(before)


def test_a_long_text_outlives_its_tab(visitor):
    anna = visitor("anna")
    address = a_deal_of(anna.go("/"))
    page = anna.go(f"{address}log/")
    with page.expect_response("**/drafts/"):
        page.locator("[name=said]").fill("Долгий разговор, который жаль потерять")

    page = visitor("anna").go(f"{address}log/")

    expect(page.locator("[name=said]")).to_have_value("Долгий разговор, который жаль потерять")
    page.locator(".draft-told button").click()
    expect(page.locator("[name=said]")).to_have_value("")
