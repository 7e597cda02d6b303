"""Forms in a real browser: one press sends once, filters send themselves."""

FILTERS = """<form action="/deals/" data-submit-on-change><input type="search" name="q">
<select name="stage"><option value=""></option><option value="3">Talks</option></select></form>"""
ACT = (
    '<form method="post" action="/win/"><button id="win" name="how" value="won">Won</button></form>'
)


def test_a_double_click_wins_a_deal_once(stage):
    page = stage.show(ACT)
    stage.answer("POST /win/", "<title>won</title>")

    page.evaluate(
        "win.click(); setTimeout(() => win.click(), 5); setTimeout(() => win.click(), 10)"
    )
    page.wait_for_url("**/win/")

    assert [one.form for one in stage.asked("POST /win/")] == [{"how": "won"}]


def test_a_double_click_on_an_htmx_form_sends_once(stage):
    stage.answer("POST /win/", "<p>won</p>")
    page = stage.show(ACT.replace("action", 'hx-target="#main" hx-post="/win/" action'))

    page.evaluate("win.click(); win.click()")
    page.wait_for_selector("text=won")

    assert len(stage.asked("POST /win/")) == 1


def test_a_filter_sends_itself_without_empty_questions(stage):
    page = stage.show(FILTERS)
    stage.answer("GET /deals/", "<title>deals</title>")

    page.select_option("select", "3")

    page.wait_for_url("**/deals/?stage=3")


def test_a_typed_filter_waits_for_a_pause(stage):
    page = stage.show(FILTERS)
    stage.answer("GET /deals/", "<title>deals</title>")

    page.click("input")
    page.keyboard.type("nord")

    page.wait_for_url("**/deals/?q=nord")
    assert len(stage.asked("GET /deals/")) == 1


def test_a_refused_page_begins_at_the_wrong_field(stage):
    page = stage.show('<form><input name="a"><input id="inn" aria-invalid="true"></form>')

    assert page.evaluate("document.activeElement.id") == "inn"


def test_a_chip_gives_its_field_a_value(stage):
    page = stage.show(
        """<input id="id_day" type="date">
        <button type="button" data-set="id_day" data-value="2026-11-24">Tomorrow</button>"""
    )

    page.click("text=Tomorrow")

    assert page.input_value("#id_day") == "2026-11-24"


def test_one_tick_selects_a_whole_table(stage):
    page = stage.show(
        """<table><tr><th><input type="checkbox" data-select-all></th></tr>
        <tr><td><input type="checkbox" data-select></td></tr></table>"""
    )

    page.check("[data-select-all]")

    assert page.is_checked("[data-select]")


def test_text_comes_back_with_its_part_of_the_page(stage):
    form = """<form method="post" action="/log/%s/"><textarea name="said"></textarea>
    <label><input type="radio" name="how" value="call">Call</label></form>"""
    for n in (1, 2):
        stage.answer(f"GET /{n}/", form % n)
    links = [f'<a href="/{n}/" hx-get="/{n}/" hx-target="#detail">To {n}</a>' for n in (1, 2)]
    page = stage.show(f'{"".join(links)}<div id="detail">{form % 1}</div>')

    page.fill("textarea", "They want twelve cameras")
    page.check("[name=how]")
    page.click("text=To 2")
    page.wait_for_selector("[action='/log/2/']")
    assert page.input_value("textarea") == ""

    page.click("text=To 1")
    page.wait_for_selector("text=Your text is back")
    assert page.input_value("textarea") == "They want twelve cameras"
    assert page.is_checked("[name=how]")
