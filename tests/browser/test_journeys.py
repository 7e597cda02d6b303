"""Whole pieces of a working day, done as people do them."""

import re

import pytest
from playwright.sync_api import expect

DEAL = re.compile(r"/deals/\d+/$")
# What was offered and promised stands above the first step of the day.
FIRST_STEP = "rows => rows.findIndex(row => row.querySelector(`[href*='at=step-']`))"


PEOPLE = {"desk": ("Лебедева Нина Павловна", "177"), "phone": ("Громов Олег Ильич", "288")}


def keep_an_interest(page, company, person, number):
    """Fill in the quick add that is open in the dialog and send it by the keyboard."""
    form = page.locator("#dialog_body form")
    form.locator("[name=company_text]").fill(company)
    form.locator("[name=person_text]").fill(person)
    form.locator("[name=phone]").fill(f"8 (495) 555-0{number[0]}-{number[1:]}")
    form.locator("[name=title]").fill("Видеосвязь на 12 мест")
    form.locator("[name=channel][value=inbound]").check(force=True)
    form.locator("[name=step_text]").fill("Узнать, сколько переговорных")
    form.locator("[name=step_text]").press("Control+Enter")
    page.wait_for_url(DEAL)


def log_and_go_on(form, said, following):
    """Say what was said and what is next."""
    form.locator("[name=said]").fill(said)
    form.locator("[name=step_text]").fill(following)
    form.locator("[name=step_text]").press("Control+Enter")


@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_a_new_sellers_first_hour(visitor, screen):
    company = f"Первый час {screen}"
    one = visitor("anna", screen=screen)
    page = one.go("/")
    page.locator(".top a[data-dialog][href='/add/']").click()

    keep_an_interest(page, company, *PEOPLE[screen])
    expect(page.locator(".next-text")).to_have_text("Узнать, сколько переговорных")
    page.locator(".next-step a[data-key=KeyL]").click()
    log_and_go_on(page.locator("#dialog_body form"), "Три переговорных", "Отправить КП")
    expect(page.locator(".next-text")).to_have_text("Отправить КП")
    expect(page.locator("#story")).to_contain_text("Три переговорных")

    page.locator(".head-facts a", has_text=company).click()
    expect(page.locator("h1")).to_contain_text(company)
    expect(page.locator("main")).to_contain_text(PEOPLE[screen][0].split()[0])
    assert one.troubles == []


def test_the_whole_day_from_the_keyboard(visitor):
    one = visitor("anna")
    page = one.go("/")
    done = int(page.locator(".day-counter strong").inner_text())
    first = page.locator("[data-row]").evaluate_all(FIRST_STEP)
    for _n in range(first + 1):
        page.keyboard.press("j")
    page.wait_for_url(re.compile(r"\?at=step-"))
    waiting = page.locator("#detail h2").inner_text()
    page.keyboard.press("l")
    expect(page.locator("#detail [name=said]")).to_be_focused()
    log_and_go_on(page.locator("#detail form"), "Договорились", "Позвонить ещё раз")

    expect(page.locator(".day-counter strong")).to_have_text(str(done + 1))
    expect(page.locator("#notices")).to_contain_text(waiting)
    page.keyboard.press("g")
    page.keyboard.press("b")
    page.wait_for_url("**/board/")
    assert one.troubles == []


def test_a_deal_moves_on_the_board_by_the_keyboard_and_comes_back(visitor):
    page = visitor("anna").go("/board/")
    columns = page.locator("[data-column]")
    card = columns.nth(0).locator("[data-card]").last
    address = card.get_attribute("data-move")
    card.locator("a").first.focus()

    page.keyboard.press("Shift+ArrowRight")
    moved = columns.nth(1).locator(f"[data-move='{address}']")
    expect(moved).to_have_count(1)
    expect(page.locator("#notices .undo")).to_have_count(1)
    page.keyboard.press("Control+z")
    page.wait_for_load_state()

    expect(columns.nth(0).locator(f"[data-move='{address}']")).to_have_count(1)


def test_a_deal_is_dragged_to_another_stage(visitor, house):
    page = visitor("anna").go("/board/")
    columns = page.locator("[data-column]")
    card = columns.nth(0).locator("[data-card]").first
    address = card.get_attribute("data-move")
    there = columns.nth(1).locator("[data-cards]")

    with page.expect_response(lambda answer: answer.url.endswith(address)) as answer:
        card.drag_to(there, target_position={"x": 80, "y": 40})

    assert answer.value.ok
    expect(columns.nth(1).locator(f"[data-move='{address}']")).to_have_count(1)
    deal = address.split("/")[2]
    moves = house.sql(f"SELECT count(*) FROM stage_move WHERE deal_id = {deal}")
    assert moves == [(2,)]


@pytest.mark.parametrize("typed", ["кристалл", "rhbcnfkk"])
def test_anything_is_found_from_anywhere_even_on_the_wrong_layout(visitor, typed):
    page = visitor("anna").go("/profile/")

    page.keyboard.press("Control+k")
    page.locator("#palette input").type(typed)
    expect(page.locator("#found")).to_contain_text("Кристалл", timeout=3000)
    page.locator("#palette input").press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"/(companies|deals|people)/\d+/"))


def test_keys_work_on_the_russian_layout_because_they_are_places_not_letters(visitor):
    page = visitor("anna").go("/companies/")

    page.evaluate(
        """for (const [key, code] of [["п", "KeyG"], ["е", "KeyT"]])
             document.body.dispatchEvent(
               new KeyboardEvent("keydown", {key, code, bubbles: true, cancelable: true}))"""
    )

    page.wait_for_url(re.compile(r"/$"))


def test_what_was_typed_in_a_closed_dialog_comes_back(visitor):
    page = visitor("anna").go("/")
    opener = page.locator(".top a[data-dialog][href='/add/']")
    opener.click()
    page.locator("#dialog_body [name=title]").fill("Длинная мысль")
    page.keyboard.press("Escape")

    opener.click()

    expect(page.locator("#dialog_body [name=title]")).to_have_value("Длинная мысль")


def test_a_value_is_changed_where_it_stands(visitor, house):
    [[deal]] = house.sql(
        "SELECT d.id FROM deal d JOIN app_user u ON u.id = d.owner_id "
        "WHERE u.email LIKE 'anna@%' AND d.state = 'open' ORDER BY d.id DESC LIMIT 1"
    )
    page = visitor("anna").go(f"/deals/{deal}/")
    field = page.locator("[data-field=product]")

    field.locator("[data-inplace]").click()
    page.locator("[data-field=product] [name=product]").fill("Каналы связи")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_contain_text("Каналы связи")
    assert house.sql(f"SELECT product FROM deal WHERE id = {deal}") == [("Каналы связи",)]
