"""A small stage for the scripts: pages and answers made of strings, played in a real Chromium.

Nothing listens on a port: the browser's requests are answered here, with the policy of the
product, so that a script that breaks the policy breaks its test.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, Route

STATIC = Path(__file__).parent.parent / "static"
HOME = "http://stage.test"
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'"
KINDS = {".js": "text/javascript", ".svg": "image/svg+xml"}
WORDS = {
    "not-saved": "Not saved, your text is still here",
    "not-loaded": "No answer",
    "broken": "Broken on our side",
    "not-allowed": "You may not",
    "gone": "Gone",
    "signed-out": "You are signed out",
    "again": "Try again",
    "moved": "{card} is now at {stage}",
    "returned": "{card} is back at {stage}",
    "draft": "Your text is back",
    "found": "Found: {count}",
}
FRAME = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Stage</title>
<script defer src="/static/ui/vendor/htmx.min.js"></script>
<script type="module" src="/static/ui/js/main.js"></script>
<body hx-headers:inherited='{"X-CSRFToken": "token"}' data-sign-in="/sign-in/">
<main id="main">%(main)s</main>
<div id="notices">%(notices)s</div><div id="said" role="status"></div>
<dialog id="dialog"><div id="dialog_body"></div></dialog>
<dialog id="keys"><button type="button" data-close>close</button></dialog>
<dialog id="palette"><form action="/search/"><input type="search" name="q" role="combobox"
 hx-get="/search/" hx-target="#found" hx-trigger="input changed delay:60ms" hx-sync="this:replace"
 ></form><div id="found" role="listbox"></div></dialog>
<template id="notice_blank"><div class="notice" role="status"><span data-text></span>
<button type="button" data-again></button>
<button type="button" data-dismiss>x</button></div></template>
<template id="words" %(words)s></template></body></html>"""


@dataclass(frozen=True, slots=True)
class Sent:
    """One request that a page made."""

    method: str
    path: str
    form: dict[str, str]
    headers: dict[str, str]


# Not slotted: Playwright leaves a mark on whoever answers for it.
@dataclass
class Stage:
    """What the server would answer, what it was asked, and the page that asks."""

    page: Page
    answers: dict[str, tuple[int, str, dict[str, str]]] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    is_cut_off: bool = False

    def answer(self, ask: str, html: str = "", status: int = 200, **headers: str) -> None:
        """Decide what "POST /deals/12/move/" will be answered."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[ask] = (status, html, told)

    def show(self, main: str, *, at: str = "/", notices: str = "") -> Page:
        """Open a page with this content."""
        words = " ".join(f'data-{name}="{phrase}"' for name, phrase in WORDS.items())
        self.answer(f"GET {at}", FRAME % {"main": main, "notices": notices, "words": words})
        self.page.goto(HOME + at)
        return self.page

    def asked(self, ask: str) -> list[Sent]:
        """Return the requests of this kind."""
        return [one for one in self.sent if f"{one.method} {one.path}" == ask]

    def play(self, route: Route) -> None:
        """Answer one request of the browser."""
        address = urlsplit(route.request.url)
        if address.path.startswith("/static/"):
            return _file(route, address.path)
        told = parse_qs(route.request.post_data or address.query, keep_blank_values=True)
        form = {name: ",".join(values) for name, values in told.items()}
        ask = Sent(route.request.method, address.path, form, route.request.headers)
        self.sent.append(ask)
        status, html, headers = self.answers.get(f"{ask.method} {ask.path}", (404, "", {}))
        if self.is_cut_off:
            return route.abort()
        kind = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}
        return route.fulfill(status=status, body=html, headers=kind | headers)


def _file(route: Route, path: str) -> None:
    place = STATIC / path.removeprefix("/static/")
    kind = KINDS.get(place.suffix, "application/octet-stream")
    route.fulfill(body=place.read_bytes(), content_type=kind)


def a_stage(browser: Browser) -> Stage:
    """Build a stage with a page of its own; what the console complains about is kept."""
    context = browser.new_context()
    stage = Stage(context.new_page())
    context.route(f"{HOME}/**", stage.play)
    stage.page.on("pageerror", lambda error: stage.trouble.append(str(error)))
    stage.page.on(
        "console",
        lambda said: stage.trouble.append(said.text) if "Content Security" in said.text else None,
    )
    return stage


def focused(page: Page) -> str:
    """Return the id of what has the focus."""
    return json.loads(page.evaluate("JSON.stringify(document.activeElement.id)"))
