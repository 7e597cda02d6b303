"""Every page, in both languages and both themes, at a desk and in a taxi."""

import contextlib
import functools

import pytest

from tests.browser.eyes import Visitor, words_of_the_other

ADDRESSES = {
    "anna": [
        "/",
        "/board/",
        "/deals/",
        "/steps/",
        "/talks/",
        "/talks/?where=kind.in(call),at.is(last_30_days)&by=mine",
        "/to-dos/",
        "/to-dos/?owner=all&state=done",
        "/promises/",
        "/promises/?owner=all&side=theirs&open=1",
        "/promises/?owner=all&state=ended",
        "/promises/kept/",
        "/promises/new/?deal={deal}",
        "/deals/{deal}/promises/",
        "/lists/talks/filter/",
        "/lists/to_dos/columns/",
        "/basket/",
        "/companies/",
        "/people/",
        "/companies/?where=or(city.contains(а),open_deals.has()),steps.hasnt(this_week)",
        "/deals/?cols=company,amount,tags,stage,channel,source,product,kind,expected_date,changed_at",
        "/lists/companies/filter/?at=where%3Dcity.contains(а),owner.in(me)",
        "/lists/deals/columns/",
        "/lists/deals/views/",
        "/lists/people/views/new/",
        "/profile/",
        "/profile/tokens/",
        "/profile/notices/",
        "/notices/",
        "/notices/?shown=unseen",
        "/deals/?climbed=free",
        "/profile/tokens/new/",
        "/api/",
        "/add/",
        "/search/?q=но",
        "/search/?q=до&kind=talk",
        "/deals/new/",
        "/companies/new/",
        "/people/new/",
        "/to-dos/new/",
        "/deals/{deal}/",
        "/deals/{deal}/log/",
        "/deals/{deal}/move-on/?stage=7",
        "/deals/{deal}/qualification/",
        "/deals/{deal}/pass-on/",
        "/deals/{deal}/pass-on/return/",
        "/deals/offered/",
        "/deals/?owner=work&verdict=unpromising&cols=title,verdict,worker",
        "/deals/{deal}/map/",
        "/deals/{deal}/lines/",
        "/deals/{deal}/meetings/",
        "/deals/{deal}/meetings/new/?kind=presentation",
        "/meetings/1/",
        "/meetings/1/change/",
        "/meetings/1/minutes/",
        "/meetings/1/drop/",
        "/meetings/3/",
        "/arguments/",
        "/deals/{deal}/people/{person}/part/",
        "/deals/{deal}/rivals/add/",
        "/rivals/",
        "/rivals/4/?by=region",
        "/rivals/4/change/",
        "/deals/{deal}/rivals/1/",
        "/deals/{deal}/references/",
        "/cases/",
        "/cases/1/",
        "/companies/{company}/",
        "/people/{person}/",
        "/ui/",
        "/no-such-page/",
    ],
    "ada": [
        "/settings/",
        "/settings/users/",
        "/settings/pipelines/",
        "/settings/stages/2/asks/",
        "/settings/stages/2/checklist/add/",
        "/settings/checklist/1/",
        "/settings/sources/",
        "/settings/reasons/",
        "/rivals/4/merge/",
        "/cases/1/change/",
        "/cases/norm/",
        "/settings/flags/",
        "/settings/qualification/",
        "/settings/qualification/add/",
        "/settings/qualification/1/",
        "/settings/qualification/1/change/",
        "/settings/qualification/1/costs/",
        "/settings/qualification/1/questions/add/",
        "/settings/questions/2/",
        "/settings/stages/4/people/",
        "/deals/strengths/",
        "/settings/situations/",
        "/settings/situations/1/",
        "/arguments/add/",
        "/arguments/1/",
        "/settings/promises/",
        "/settings/promises/1/",
        "/settings/promises/norm/",
        "/settings/working-time/",
        "/settings/working-time/days/add/",
        "/mailing-list/",
        "/settings/fields/",
        "/settings/tokens/",
        "/settings/automation/",
        "/settings/automation/new/",
        "/settings/automation/1/",
        "/settings/automation/1/when/",
        "/settings/automation/1/if/deal/",
        "/settings/automation/1/acts/new/",
        "/settings/automation/1/acts/0/",
        "/settings/automation/1/try/",
        "/settings/automation/3/acts/0/",
        "/settings/automation/log/",
        "/letters/",
        "/letters/1/",
        "/settings/webhooks/",
        "/settings/mail/",
        "/settings/forgotten/",
        "/settings/webhooks/new/",
        "/settings/webhooks/1/",
        "/settings/webhooks/messages/1/",
        "/settings/fields/new/",
        "/doubles/",
        "/doubles/?noun=person",
        "/doubles/?state=different",
        "/companies/merge/?ids={company}&ids=2",
        "/people/merge/?ids={person}&ids=2",
        "/import/",
        "/import/1/",
        "/exports/?whose=all",
        "/settings/archive/",
    ],
}
# Names that the demo company gave to things; they happen to be words of the product too.
DATA = {"Руководитель отдела", "Сайт", "Website"}
PAGES = [(who, path) for who, paths in ADDRESSES.items() for path in paths]


@pytest.fixture(scope="session")
def places(house):
    """One deal of Anna's with a company and people, as the demo tells it."""
    [found] = house.sql(
        "SELECT d.id, d.company_id, dp.person_id FROM deal d "
        "JOIN app_user u ON u.id = d.owner_id JOIN deal_person dp ON dp.deal_id = d.id "
        "WHERE u.email LIKE 'anna@%' AND d.state = 'open' ORDER BY d.id LIMIT 1"
    )
    return dict(zip(("deal", "company", "person"), found, strict=True))


@pytest.fixture(scope="session")
def screens(house, chromium, keys):
    """One window for each person and screen, used for all their pages."""
    with contextlib.ExitStack() as windows:

        @functools.cache
        def look(who, screen):
            one = Visitor(house, chromium, keys, who, screen=screen, theme="auto")
            windows.callback(one.leave)
            return one

        yield look


@pytest.mark.parametrize("screen", ["desk", "phone"])
@pytest.mark.parametrize(("who", "path"), PAGES)
def test_a_page_is_whole_quiet_and_readable_by_day_and_by_night(screens, places, who, path, screen):
    one = screens(who, screen)
    one.begin("ru")
    one.lights("light")

    one.go(path.format(**places))

    assert [t for t in one.troubles if not (path == "/no-such-page/" and "404" in t)] == []
    assert one.overflow() <= 0
    assert one.violations() == []
    one.lights("dark")
    assert one.violations() == []


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("who", "path"), PAGES)
def test_a_page_speaks_one_language(screens, places, who, path, language):
    one = screens(who, "desk")
    one.begin(language)

    one.go(path.format(**places))

    assert sorted((one.words() & words_of_the_other(language)) - DATA) == []
    assert one.overflow() <= 0
