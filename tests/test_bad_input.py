"""Whatever is sent to an address, the answer is a page or a sentence, never a breakdown."""

import base64
import json
from itertools import cycle, islice

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.test_access import GUARDED, world  # noqa: F401 - a fixture

ODD = (
    *("9" * 25, "9" * 5000, "-1", "1e999", "NaN", "٣²", "0001-01-01", "9999-12-31", "0000-00-00"),
    *("я" * 5000, "%_'\\\"--;", b"\xff\xed\xa0\xbd", "a\nb", "25:61", "<b>", "9000000000000000000"),
)
ASKED = (
    *("q", "sort", "at", "deal", "person", "company", "open", "owner", "stage", "pipeline", "kind"),
    *("source", "channel", "product", "sum_from", "sum_to", "expected", "late", "dragging", "when"),
    *("rival", "lost_to", "beaten", "named"),
    "climbed",
    *("where", "cols", "view", "by", "act", "after", "side", "activity"),
    *("ids", "double", "kept", "noun", "state", "sign", "add", "company_text", "person_text"),
    *("line", "people"),
    *("role", "status", "city", "industry", "work", "called", "older_than", "branch", "shown"),
)
SENT = (
    *("title", "kind", "channel", "source", "company", "company_text", "person", "person_text"),
    *("amount", "amount_currency", "expected_date", "about", "product", "owner", "to", "keeping"),
    *("step_text", "step_date", "step_time", "step_owner", "step_kind", "said", "talk_kind"),
    *("reason", "rival", "note", "come_back_date", "stage", "next", "name", "name_ru", "step"),
    *("name_en", "chance", "norm_days", "inn", "kpp", "phone", "email", "city", "value", "deal"),
    *("add", "drop", "redraw", "text", "way", "f0", "o0", "v0", "g0", "ids", "all", "tags", "sent"),
    *("column", "place_city", "cols", "is_shared", "keep", "up"),
    *("due_at", "due_time", "was"),
    *("day", "from_date", "until_date", "password", "present", "role", "language", "post"),
    *("ids", "kept", "double", "choice_name", "choice_inn", "choice_about", "choice_tags"),
    *("roles", "influence", "mode", "win", "x", "y", "plays", "worry", "from_person", "to_person"),
    *("department", "branch", "other", "attitude", "website", "messenger", "address", "seats"),
    *("hours", "stages", "talks", "whom", "user", "subject", "body", "remove", "situation"),
    *("webhook", "use", "stops"),
    *("hours", "takers", "climb_hours", "up_to", "nudged", "deal_given"),
    *("silent_days", "new_days", "evidence", "standing", "terms", "since", "offered", "own_rival"),
    *("say_ru", "proof_ru", "works_for", "business_lines", "alarm_user_ru", "use", "point", "look"),
    *("goal", "place", "lasts", "agenda", "checklist", "people", "colleagues", "is_ours_offered"),
    *("meeting_date", "meeting_time", "meeting_owner", "carrier", "argument", "result"),
    *("held_place", "alone"),
    *("open_wording", "anonymous_wording", "figures", "may_be_named", "consent_on", "consent_by"),
    *("business_lines", "most", "days", "case", "wording"),
    *("promise_side", "promise_kind", "promise_text", "promise_date", "promise_time", "activity"),
    *("side", "date", "time", "because", "told", "when", "remind_minutes", "flag_days", "broken"),
    *("of_last", "contact_ru", "contact_en", "superior_ru", "superior_en"),
    *("beaten", "asks_beaten", "strengths", "weaknesses", "how_we_win", "use"),
)
# What makes a form good enough for the other fields to be looked at.
GOOD = {
    "step_text": "Позвонить",
    "step_when": "tomorrow",
    "channel": "inbound",
    "talk_kind": "call",
    "said": "Ждут",
    "finishes": "on",
    "title": "Связь",
    "name": "Новое",
    "name_ru": "Новое",
}
LISTS = {
    "/deals/": ("created", "sum", "company", "expected", "due"),
    "/companies/": ("name", "changed", "created"),
    "/people/": ("name",),
    "/doubles/": ("score",),
    "/steps/": ("due",),
    "/talks/": ("at",),
    "/to-dos/": ("due",),
    "/promises/": ("due",),
    "/settings/users/": ("role", "seen"),
}
NOWHERE = (["f", {"a": 1}, 1], ["b", "2026-13-45", 10**30], ["f", "a\0b", 1], ["f", 1e308, 10**18])
LAST = [["f", "\ud83d", 1], ["b", [1], 1], ["f", "NaN", "x"], "f"]


def odd_from(start, names):
    return dict(zip(names, islice(cycle(ODD), start, None), strict=False))


def asks(visitor, way, address, told):
    """Return the status, after the checks that wait for the end; nothing of it is kept."""
    with transaction.atomic():
        status = getattr(visitor, way)(address, told).status_code
        if way == "post" and status < 500:
            connection.check_constraints()
        transaction.set_rollback(True)
    return status


@pytest.fixture(params=["anna", "ada"])
def visitor(request):
    """Return the browser of a seller, and of an administrator; what breaks is an answer 500."""
    browser = Client(raise_request_exception=False)
    browser.force_login(request.getfixturevalue(request.param))
    return browser


def test_a_page_bears_any_address(visitor, world, subtests):  # noqa: F811
    for number, route in enumerate(GUARDED):
        with subtests.test(route.name):
            told = odd_from(number, ASKED)

            assert asks(visitor, "get", route.url(world), told) < 500


@pytest.mark.parametrize("good", [{}, GOOD], ids=["all odd", "some odd"])
def test_a_form_bears_anything_written_in_it(visitor, world, subtests, good):  # noqa: F811
    for number, route in enumerate(GUARDED):
        with subtests.test(route.name):
            told = odd_from(number, SENT) | good

            assert asks(visitor, "post", route.url(world), told) < 500


@pytest.mark.parametrize("place", [*NOWHERE, *LAST], ids=str)
def test_a_list_bears_a_page_that_never_was(ada, client, subtests, place):
    client.force_login(ada)
    cursor = base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")

    for address, sorts in LISTS.items():
        for sort in sorts:
            with subtests.test(address, sort=sort):
                told = {"after": cursor, "sort": sort, "owner": "all"}

                assert asks(client, "get", address, told) == 200


@pytest.mark.parametrize("way", ["get", "post"])
def test_a_zero_byte_is_refused_at_the_door(anna, client, way):
    client.force_login(anna)

    assert asks(client, way, "/deals/new/", {"q": "a\0b"}) == 400
    assert asks(client, way, "/search/", {"a\0": "b"}) == 400
