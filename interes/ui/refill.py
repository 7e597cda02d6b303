"""Draw a page again with what was written into one of its forms, as it was sent."""

from collections.abc import Iterable, Sequence
from html import escape
from html.parser import HTMLParser

# What belongs to the drawing of a form and not to the person who fills it in.
DRAWN = frozenset({"csrfmiddlewaretoken", "once", "whose"})

type Fields = Sequence[tuple[str, Sequence[str]]]
type Attributes = list[tuple[str, str | None]]


def refilled(html: str, action: str, fields: Fields) -> str | None:
    """Return the page with the form that is sent to `action` filled in; None if it has none."""
    filling = _Filling(action, fields)
    filling.feed(html)
    filling.close()
    return "".join(filling.drawn) if filling.found else None


class _Filling(HTMLParser):
    """Copies a page tag by tag, and writes into the controls of one form."""

    def __init__(self, action: str, fields: Fields) -> None:
        super().__init__(convert_charrefs=False)
        self.action, self.drawn, self.found = action, [""], False
        self.said = {name: list(values) for name, values in fields if name not in DRAWN}
        self.inside, self.silent = False, False
        self.chosen: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = facts.get("method", "").lower() == "post" and not self.found
            self.inside = self.inside and facts.get("action") == self.action
            self.found = self.found or self.inside
        name = facts.get("name", "")
        if not self.inside or tag not in ("input", "textarea", "select", "option"):
            self.drawn.append(self.get_starttag_text() or "")
        elif tag == "option":
            self._option(attrs, facts)
        elif tag == "select":
            self.chosen = self.said.get(name, [])
            self.drawn.append(self.get_starttag_text() or "")
        elif tag == "textarea":
            self._text(name)
        else:
            self._input(attrs, facts)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        if tag == "textarea":
            self.silent = False
        self.drawn.append(f"</{tag}>")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        if tag == "input":
            self.handle_starttag(tag, attrs)
        else:
            self.drawn.append(self.get_starttag_text() or "")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.drawn.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.drawn.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.drawn.append(f"<!{decl}>")

    def _text(self, name: str) -> None:
        self.drawn.append(self.get_starttag_text() or "")
        if self.said.get(name):
            self.silent = True
            self.drawn.append("\n" + escape(self.said[name].pop(0)))

    def _option(self, attrs: Attributes, facts: dict[str, str]) -> None:
        marks = [("selected", None)] if facts.get("value") in self.chosen else []
        kept = [one for one in attrs if one[0] != "selected" or not self.chosen]
        self.drawn.append(_tag("option", [*kept, *marks]))

    def _input(self, attrs: Attributes, facts: dict[str, str]) -> None:
        name, kind = facts.get("name", ""), facts.get("type", "text")
        if kind in ("checkbox", "radio"):
            is_on = facts.get("value", "on") in self.said.get(name, [])
            kept = [one for one in attrs if one[0] != "checked"]
            attrs = [*kept, ("checked", None)] if is_on else kept
        elif self.said.get(name) and kind not in ("password", "file", "submit"):
            kept = [one for one in attrs if one[0] != "value"]
            attrs = [*kept, ("value", self.said[name].pop(0))]
        self.drawn.append(_tag("input", attrs))


def _tag(name: str, attrs: Iterable[tuple[str, str | None]]) -> str:
    said = (f' {key}="{escape(value)}"' if value is not None else f" {key}" for key, value in attrs)
    return f"<{name}{''.join(said)}>"
