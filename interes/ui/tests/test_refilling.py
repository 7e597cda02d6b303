"""A form is drawn again with what was written into it; nothing else of the page changes."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from interes.ui.refill import refilled

PAGE = """<!doctype html>
<p>a &amp; b &#8212; c</p><!-- note --><script>if (a < b && c) { d("<form>") }</script>
<form method="post" action="/other/"><input name="text" value="other"></form>
<form class="f" method="post" action="/here/">
<input type="hidden" name="csrfmiddlewaretoken" value="t">
<input type="hidden" name="once" value="o"><input name="text" value="" maxlength="9" required>
<textarea name="long">was</textarea><select name="one"><option value="1" selected>1</option>
<option value="2">2</option></select>
<label><input type="checkbox" name="many" value="x" checked>x</label>
<label><input type="checkbox" name="many" value="y">y</label><svg><use href="#i"/></svg></form>
<p>after</p>"""
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


class Read(HTMLParser):
    """Reads the values of the form as a browser would."""

    def __init__(self):
        super().__init__()
        self.values, self.inside, self.long = {}, False, False

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        self.inside = facts["action"] == "/here/" if tag == "form" else self.inside
        self.long = tag == "textarea"
        if self.inside and tag == "input" and facts.get("type") != "checkbox":
            self.values[facts["name"]] = facts["value"]
        if self.inside and ("checked" in facts or "selected" in facts):
            self.values.setdefault("on", []).append(facts["value"])

    def handle_endtag(self, tag):
        self.long = self.long and tag != "textarea"

    def handle_data(self, data):
        if self.long:
            self.values["long"] = self.values.get("long", "") + data


def read(html):
    reader = Read()
    reader.feed(html)
    return reader.values


@given(TEXTS, TEXTS)
def test_every_text_comes_back_as_it_was_written(line, long):
    html = refilled(PAGE, "/here/", [("text", [line]), ("long", [long])])

    told = read(html)
    assert told["text"] == line
    assert told["long"].removeprefix("\n") == long


def test_what_was_chosen_is_chosen_and_the_protection_is_the_new_one():
    said = [("one", ["2"]), ("many", ["y"]), ("once", ["old"]), ("csrfmiddlewaretoken", ["old"])]

    told = read(refilled(PAGE, "/here/", said))

    assert told["on"] == ["2", "y"]
    assert (told["once"], told["csrfmiddlewaretoken"]) == ("o", "t")


def test_all_that_stands_around_the_form_stays_to_the_letter():
    html = refilled(PAGE, "/here/", [("text", ["new"])])

    start, end = PAGE.index('<form class="f"'), PAGE.index("</form>\n<p>after")
    assert html.startswith(PAGE[:start])
    assert html.endswith(PAGE[end:])


def test_a_page_without_the_form_is_not_drawn():
    assert refilled(PAGE, "/nowhere/", [("text", ["new"])]) is None
