"""Notices in a real browser: they leave by themselves, except those one must not miss."""

import pytest

DONE = '<div id="done" class="notice" role="status">Saved<button data-dismiss>x</button></div>'
UNDO = '<div id="undo" class="notice"><form class="undo"><button>Undo</button></form></div>'
REFUSED = '<div id="refused" class="notice late" role="alert">Not yours to change</div>'


@pytest.fixture
def page(stage):
    stage.page.clock.install()
    return stage.show("<a id='away' href='/'>Away</a>", notices=DONE + UNDO + REFUSED)


def left(page):
    return page.evaluate("[...document.querySelectorAll('.notice')].map(one => one.id)")


def test_what_is_done_leaves_first_what_can_be_undone_later_a_refusal_never(page):
    page.clock.run_for(9_000)
    assert left(page) == ["undo", "refused"]

    page.clock.run_for(30_000)
    assert left(page) == ["refused"]


def test_a_notice_under_the_hand_stays(page):
    page.hover("#done")

    page.clock.run_for(9_000)

    assert "done" in left(page)


def test_a_notice_can_be_closed(page):
    page.click("[data-dismiss]")

    assert "done" not in left(page)
