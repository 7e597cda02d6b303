"""The board in a real browser: cards move by mouse and by keys, a refusal puts them back."""

import pytest

CARD = """<article data-row data-card id="deal_%(id)s" data-move="/deals/%(id)s/move/">
<h3><a id="link_%(id)s" data-open href="/deals/%(id)s/">Deal %(id)s</a></h3></article>"""
COLUMN = """<section data-column data-stage="%(stage)s" aria-label="%(name)s">
<h2 id="head_%(stage)s">%(name)s</h2>
<div data-cards id="cards_%(stage)s">%(cards)s</div></section>"""


def a_board():
    cards = [CARD % {"id": n} for n in (1, 2)]
    talks = COLUMN % {"stage": 3, "name": "Talks", "cards": "".join(cards)}
    offer = COLUMN % {"stage": 4, "name": "Offer", "cards": ""}
    return f'<div id="board" data-board>{talks}{offer}</div>'


@pytest.fixture
def page(stage):
    page = stage.show(a_board())
    page.wait_for_selector("[data-ready]")
    page.evaluate("""() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(
        "#board{display:flex;gap:20px} section{width:200px} [data-cards]{min-height:200px}");
        document.adoptedStyleSheets.push(sheet) }""")
    return page


def shift_right(page):
    page.focus("#link_1")
    page.keyboard.press("Shift+ArrowRight")


def test_a_card_is_dragged_to_another_stage(page, stage):
    stage.answer("POST /deals/1/move/", status=204)

    page.drag_and_drop("#deal_1", "#cards_4")
    page.wait_for_selector("#cards_4 #deal_1:not([aria-busy])")

    sent = stage.asked("POST /deals/1/move/")[0]
    assert sent.form == {"stage": "4", "was": "3"}
    assert sent.headers["x-csrftoken"] == "token"


def test_shift_and_an_arrow_move_the_card_and_say_so(page, stage):
    stage.answer("POST /deals/1/move/", status=204)

    shift_right(page)

    page.wait_for_selector("#said:has-text('Deal 1 is now at Offer')")
    assert page.evaluate("document.activeElement.id") == "link_1"


def test_the_answer_refreshes_the_heads_and_brings_a_notice(page, stage):
    answer = '<h2 id="head_4">Offer: 1</h2><div class="notice">Moved</div>'
    stage.answer("POST /deals/1/move/", answer)

    shift_right(page)

    page.wait_for_selector("#notices .notice:has-text('Moved')")
    assert page.inner_text("#head_4") == "Offer: 1"


def test_a_stage_that_asks_for_something_opens_its_form_and_returns_the_card(page, stage):
    stage.answer("POST /deals/1/move/", '<form><input id="sum" name="sum"></form>', status=422)

    shift_right(page)

    page.wait_for_selector("#dialog #sum")
    assert page.locator("#cards_3 [data-card]").first.get_attribute("id") == "deal_1"


def test_a_refusal_returns_the_card_with_the_reason(page, stage):
    stage.answer("POST /deals/1/move/", "Already won", status=409, Content_Type="text/plain")

    shift_right(page)

    page.wait_for_selector(".notice:has-text('Already won')")
    assert page.locator("#cards_3 #deal_1").count() == 1


def test_without_a_network_the_card_returns_and_can_be_sent_again(page, stage):
    stage.answer("POST /deals/1/move/", status=204)
    stage.is_cut_off = True
    shift_right(page)
    page.wait_for_selector(".notice:has-text('Not saved')")
    assert page.locator("#cards_3 #deal_1").count() == 1

    stage.is_cut_off = False
    page.click("text=Try again")

    page.wait_for_selector("#cards_4 #deal_1:not([aria-busy])")


def test_arrows_look_at_the_neighbouring_stage(page, stage):
    stage.answer("POST /deals/2/move/", status=204)
    page.focus("#link_2")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_selector("#cards_4 #deal_2:not([aria-busy])")

    page.keyboard.press("ArrowLeft")

    assert page.evaluate("document.activeElement.id") == "link_1"
