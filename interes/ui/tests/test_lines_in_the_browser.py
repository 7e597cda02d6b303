"""Lines of a form in a real browser: one press adds one, its cross takes it away."""

FORM = """<form method="post" action="/log/"><fieldset data-lines>
<button type="button" id="price"
 data-line='{"side": "ours", "day": "2026-11-24", "called": "We: price"}'>Price</button>
<button type="button" id="stock"
 data-line='{"side": "theirs", "called": "They: stock"}'>Stock</button>
<ul data-lines-here></ul>
<template><li><input type="hidden" name="side"><b data-says="called"></b>
<input type="date" name="day"><input name="what" data-first>
<button type="button" data-drop-line>x</button></li></template>
</fieldset><button id="send">Send</button></form>"""


def test_a_chip_adds_a_line_with_what_it_says_and_leads_the_hand_to_it(stage):
    page = stage.show(FORM)

    page.click("#price")
    page.keyboard.type("for 200 seats")

    assert page.inner_text("li b") == "We: price"
    assert page.input_value("li [name=day]") == "2026-11-24"
    assert page.input_value("li [name=what]") == "for 200 seats"


def test_each_press_adds_one_more_and_a_cross_takes_its_own_away(stage):
    page = stage.show(FORM)
    for chip in ("#price", "#stock", "#price"):
        page.click(chip)

    page.click("li:nth-child(2) [data-drop-line]")

    assert page.locator("li b").all_inner_texts() == ["We: price", "We: price"]
    assert page.evaluate("document.activeElement.id") == "price"


def test_the_lines_are_sent_with_the_form(stage):
    page = stage.show(FORM)
    stage.answer("POST /log/", "<title>logged</title>")
    page.click("#stock")
    page.keyboard.type("how many")

    page.click("#send")
    page.wait_for_url("**/log/")

    [one] = stage.asked("POST /log/")
    assert one.form["side"] == "theirs"
    assert one.form["what"] == "how many"
