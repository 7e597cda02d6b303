"""The map of the people who decide: arranged by hand, kept by the server, printed on one page."""

import re

from playwright.sync_api import expect

MAP = "/deals/{deal}/map/"


def the_map(visitor, house, **facts):
    """Open the map with the most lines, and return the page, its address and its first card."""
    [[deal]] = house.sql(
        "SELECT deal_id FROM influence GROUP BY deal_id ORDER BY count(*) DESC LIMIT 1"
    )
    one = visitor("anna", **facts)
    page = one.go(MAP.format(deal=deal))
    return one, page, page.locator("[data-place]:has-text('Шмелёв')")


def place(card):
    return int(card.get_attribute("data-x")), int(card.get_attribute("data-y"))


def kept(page, act):
    """Do something that keeps a place, and wait until it is kept."""
    with page.expect_response(re.compile(r"/place/$")) as answer:
        act()
    assert answer.value.status == 204


def drag(page, card, right, down):
    box = card.locator(".piece-post").bounding_box()
    x, y = box["x"] + box["width"] - 6, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y + down / 2, steps=4)
    page.mouse.move(x + right, y + down, steps=4)
    page.mouse.up()


def test_a_card_is_dragged_and_stays_with_its_lines(visitor, house):
    one, page, card = the_map(visitor, house)
    x, y = place(card)
    line = page.locator(f"line[data-from='{card.get_attribute('data-piece')}']")
    drawn = line.get_attribute("x1")

    kept(page, lambda: drag(page, card, -80, 60))
    moved = place(card)

    assert (moved[0] < x, moved[1] > y) == (True, True)
    assert line.get_attribute("x1") != drawn
    page.reload()
    assert place(card) == moved
    assert one.troubles == []


def test_a_card_is_moved_by_the_keyboard_in_one_act(visitor, house):
    one, page, card = the_map(visitor, house)
    x, y = place(card)
    card.focus()

    def press():
        for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
            page.keyboard.press(f"Shift+{key}")

    kept(page, press)

    assert place(card) == (x + 32, y + 16)
    expect(page.locator("#said")).to_contain_text("Шмелёв")
    page.reload()
    assert place(card) == (x + 32, y + 16)
    assert one.troubles == []


def test_escape_puts_a_dragged_card_back(visitor, house):
    _one, page, card = the_map(visitor, house)
    before = place(card)
    box = card.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] - 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 200, steps=4)
    assert place(card) != before

    page.keyboard.press("Escape")
    page.mouse.up()

    assert place(card) == before


def test_the_slider_says_its_words_and_ends_not_knowing(visitor, house):
    _one, page, _card = the_map(visitor, house)
    page.locator("[data-place]:has-text('Бестужев') .piece-name a").click()
    form = page.locator("#dialog_body form")
    expect(form.locator("[data-unknown]")).to_be_checked()

    form.locator("[name=attitude]").focus()
    page.keyboard.press("ArrowRight")

    expect(form.locator("[data-unknown]")).not_to_be_checked()
    expect(form.locator("output")).to_contain_text("+1")


def test_the_map_prints_on_one_page(visitor, house):
    _one, page, _card = the_map(visitor, house)

    printed = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_on_the_phone_people_stand_by_role(visitor, house):
    one, page, _card = the_map(visitor, house, screen="phone")

    expect(page.locator(".by-role section")).to_have_count(5)
    expect(page.locator(".people-map")).to_be_hidden()
    assert one.overflow() <= 0
