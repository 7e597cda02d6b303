"""Take the pictures of the documentation: the demo company, as a seller and a head see it."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from interes.config.tests.conftest import a_folder
from interes.config.tests.installation import Installation
from tests.browser.eyes import Visitor
from tools import chromium

PICTURES = Path(__file__).parents[1] / "docs" / "guide" / "pictures"

# name, who, address, how it is looked at, which keys and [buttons] are pressed before the picture
SHOTS: list[tuple[str, str, str, dict[str, str], list[str]]] = [
    ("today", "anna", "/", {}, []),
    ("today-dark", "anna", "/", {"theme": "dark"}, []),
    ("today-phone", "anna", "/", {"screen": "phone"}, []),
    ("board", "anna", "/board/", {}, []),
    ("board-phone", "anna", "/board/", {"screen": "phone"}, []),
    ("deal", "anna", "/deals/{deal}/", {}, []),
    ("roles", "anna", "/deals/{deal}/map/", {}, []),
    ("roles-phone", "anna", "/deals/{deal}/map/", {"screen": "phone"}, []),
    ("log", "anna", "/deals/{deal}/", {}, ["l"]),
    ("deals", "anna", "/deals/", {}, []),
    ("companies", "anna", "/companies/", {}, ["j", "Enter"]),
    ("company", "anna", "/companies/{company}/", {}, []),
    ("people", "anna", "/people/", {}, []),
    ("person", "anna", "/people/{person}/", {}, []),
    ("duplicates", "ada", "/doubles/", {}, []),
    ("merge", "ada", "/doubles/", {}, ["j", "Enter"]),
    (
        "lists",
        "ada",
        "/companies/?where=open_deals.has(),steps.hasnt(this_week)",
        {},
        ["j", "x", "j", "x"],
    ),
    (
        "lists-filter",
        "ada",
        "/companies/?where=owner.in(me),or(status.in(client),open_deals.has())",
        {},
        ["f"],
    ),
    ("steps", "anna", "/steps/", {}, []),
    ("talks", "anna", "/talks/?by=mine", {}, ["j", "Enter"]),
    ("to-dos", "anna", "/to-dos/", {}, ["j"]),
    ("add", "anna", "/", {}, ["Shift+n"]),
    ("search", "anna", "/", {}, ["Control+k", "н", "о", "р", "д"]),
    ("profile", "anna", "/profile/", {}, []),
    ("tokens", "anna", "/profile/tokens/", {}, []),
    ("api", "anna", "/api/", {}, []),
    ("webhook", "ada", "/settings/webhooks/1/", {}, []),
    ("automation", "ada", "/settings/automation/", {}, []),
    ("automation-rule", "ada", "/settings/automation/1/", {}, []),
    ("automation-try", "ada", "/settings/automation/1/try/", {}, []),
    ("fields", "ada", "/settings/fields/", {}, []),
    ("users", "ada", "/settings/users/", {}, []),
    ("pipelines", "ada", "/settings/pipelines/", {}, []),
    ("stages", "anna", "/deals/{unready}/move-on/?stage=4", {}, []),
    ("qualification", "ada", "/settings/qualification/1/", {}, []),
    ("qualify", "anna", "/deals/{unready}/qualification/", {}, []),
    ("pass-on", "anna", "/deals/{unready}/pass-on/", {}, []),
    ("strengths", "boris", "/deals/strengths/", {}, []),
    ("competition", "anna", "/deals/{deal}/rivals/4/", {}, []),
    ("rivals", "anna", "/rivals/", {}, []),
    ("references", "anna", "/deals/{deal}/references/", {}, []),
    ("cadences", "ada", "/settings/situations/", {}, []),
    ("promises", "anna", "/promises/", {}, []),
    ("forgotten", "boris", "/", {}, []),
    ("notices", "anna", "/notices/", {}, []),
    ("arguments", "anna", "/arguments/", {}, []),
    ("planner", "anna", "/meetings/1/change/", {}, []),
    ("meeting", "anna", "/meetings/1/", {}, []),
    ("flags", "anna", "/board/?flag=dragging", {}, ["j", "Enter"]),
    ("import", "ada", "/import/", {}, []),
    ("import-wizard", "ada", "/import/1/", {}, []),
    ("export", "ada", "/exports/?whose=all", {}, []),
    ("sign-in", "", "/sign-in/", {}, []),
    ("history", "ada", "/deals/{deal}/history/", {}, []),
    # Last of all: it empties a few rows of the demo company into the basket.
    (
        "basket",
        "ada",
        "/companies/?where=open_deals.hasnt()",
        {},
        [
            "j",
            "x",
            "j",
            "x",
            "j",
            "x",
            "j",
            "x",
            "j",
            "x",
            "[formaction*='/bulk/remove/']",
            "nav a[href='/basket/']",
        ],
    ),
]
SHOWPIECE = (
    "SELECT d.id, d.company_id, dp.person_id FROM deal d JOIN company c ON c.id = d.company_id "
    "JOIN deal_person dp ON dp.deal_id = d.id AND dp.is_main WHERE d.state = 'open' "
    "ORDER BY c.name IN ('Нордвинд', 'Nordwind') DESC, d.id LIMIT 1"
)

# The deal of the demo company that shows what a stage asks.
UNREADY = "SELECT id FROM deal WHERE state = 'open' AND amount IS NULL ORDER BY id DESC LIMIT 1"


def main() -> int:
    """Take the pictures in both languages, or only those named on the command line."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.HOW_TO_GET_IT)
    wanted = set(sys.argv[1:])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        for language in ("ru", "en"):
            with _house(language) as house:
                _take(house, browser, language, wanted)
        browser.close()
    return 0


@contextlib.contextmanager
def _house(language: str) -> Iterator[Installation]:
    with a_folder() as folder:
        house = Installation(folder / "var")
        try:
            filled = house.command("demo", "--language", language)
            if filled.returncode:
                sys.exit(filled.stderr)
            yield house.serve()
            house.stop()
        finally:
            house.kill_everything()


def _take(house: Installation, browser: Browser, language: str, wanted: set[str]) -> None:
    places = dict(zip(("deal", "company", "person"), house.sql(SHOWPIECE)[0], strict=True))
    places["unready"] = house.sql(UNREADY)[0][0]
    folder = PICTURES / language
    keys: dict[str, StorageState] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for name, who, address, look, pressed in SHOTS:
        if wanted and name not in wanted:
            continue
        one = Visitor(house, browser, keys, who or "anna", language=language, **look)
        if not who:
            one.context.clear_cookies()
        page = one.go(address.format(**places))
        _press(page, pressed)
        page.screenshot(path=folder / f"{name}.png")
        one.leave()


def _press(page: Page, pressed: list[str]) -> None:
    for key in pressed:
        if "[" in key:
            page.locator(key).first.click()
            page.wait_for_timeout(1500)
        elif len(key) > 1 or key.isascii():
            page.keyboard.press(key)
        else:
            page.keyboard.type(key)
        page.wait_for_timeout(250)
    page.wait_for_timeout(400)


if __name__ == "__main__":
    sys.exit(main())
