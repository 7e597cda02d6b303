"""How a person with a browser sees the house, and what hurts their eyes."""

from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Page

import interes
from interes.config.tests.installation import Installation

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PASSWORD = "interes-demo"
WIDTHS = {"desk": (1440, 900), "phone": (390, 844)}
PEOPLE = {
    "anna": "anna@demo.interes.local",
    "boris": "boris@demo.interes.local",
    "ada": "ada@demo.interes.local",
}
# What belongs to our own design is checked by eye; these are WCAG 2.2 A and AA.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

ALL_WORDS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const apart = "script, style, option, datalist, [translate=no], body [lang]";
    if (!parent.closest(apart)) found.push(walker.currentNode.data);
  }
  for (const name of ["title", "placeholder", "aria-label"])
    for (const one of document.querySelectorAll(`[${name}]`)) found.push(one.getAttribute(name));
  return found;
}"""


class Visitor:
    """One person at one screen."""

    def __init__(
        self,
        house: Installation,
        chromium: Browser,
        keys: dict,
        who: str,
        *,
        screen: str = "desk",
        theme: str = "light",
        language: str = "ru",
    ) -> None:
        width, height = WIDTHS[screen]
        self.base = f"http://127.0.0.1:{house.port}"
        self.house, self.troubles = house, []
        self.context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale=language,
            color_scheme="dark" if theme == "dark" else "light",
            has_touch=screen == "phone",
            storage_state=keys.get(who),
            reduced_motion="reduce",
        )
        self.page: Page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        if who not in keys:
            self.sign_in(PEOPLE[who])
            keys[who] = self.context.storage_state()
        self.email, self.theme = PEOPLE[who], theme
        self.begin(language)

    def begin(self, language: str) -> None:
        """Choose the language anew and forget the troubles of the page before."""
        self.troubles.clear()
        self._prefer(self.email, self.theme, language)

    def _hear(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.troubles.append(message.text)

    def _prefer(self, email: str, theme: str, language: str) -> None:
        self.house.sql(
            f"UPDATE app_user SET theme = '{theme}', language = '{language}', "
            f"density = 'compact' WHERE email = '{email}'"
        )

    def sign_in(self, email: str) -> None:
        self.go("/sign-in/")
        self.page.locator("input[type=email]").fill(email)
        self.page.locator("input[type=password]").fill(PASSWORD)
        self.page.locator("input[type=password]").press("Enter")
        self.page.wait_for_url(f"{self.base}/")

    def go(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page

    def lights(self, scheme: str) -> None:
        """Turn the lights on or off, and wait until the colours have changed."""
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        self.page.wait_for_timeout(200)

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the screen."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def violations(self) -> list[str]:
        """Return what axe finds against WCAG 2.2 AA, each with its first place."""
        self.page.evaluate(_axe())
        found = self.page.evaluate(
            "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
        )
        return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found["violations"]]

    def words(self) -> set[str]:
        """Return every text a person can see or hear on the page, piece by piece."""
        return {text.strip() for text in self.page.evaluate(ALL_WORDS) if text.strip()}

    def leave(self) -> None:
        self.context.close()


@cache
def words_of_the_other(language: str) -> set[str]:
    """Return the product's own sentences in the language that this page must not speak."""
    pairs = [(m.id, m.string) for m in _catalogue() if isinstance(m.id, str) and "%" not in m.id]
    mine, other = (1, 0) if language == "ru" else (0, 1)
    return {pair[other] for pair in pairs} - {pair[mine] for pair in pairs} - {""}


@cache
def _catalogue() -> Catalog:
    path = Path(interes.__file__).parent / "locale/ru/LC_MESSAGES/django.po"
    with path.open("rb") as file:
        return read_po(file)


@cache
def _axe() -> str:
    return AXE.read_text()
