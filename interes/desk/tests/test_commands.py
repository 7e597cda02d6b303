"""Doing and going by typing a name."""

import pytest
from django.urls import reverse

from interes.desk.queries.commands import COMMANDS, commands_like

PART = {"HX-Request": "true", "HX-Target": "div#found"}


def addresses(user, text):
    return [(c.url_name, c.value) for c in commands_like(user, text)]


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("new deal", ("deals:new", "")),
        ("profile", ("team:profile", "")),
        ("новая сделка", ("deals:new", "")),
        ("yjdfz cltkrf", ("deals:new", "")),
        ("ghjabkm", ("team:profile", "")),
        ("dark", ("team:theme", "dark")),
        ("тёмная", ("team:theme", "dark")),
        ("вфкл", ("team:theme", "dark")),
        ("english", ("team:theme", "en")),
        ("русский", ("team:theme", "ru")),
        ("heccrbq", ("team:theme", "ru")),
    ],
)
def test_a_command_is_found_by(anna, typed, leads_to):
    assert leads_to in addresses(anna, typed)


def test_a_seller_is_not_offered_what_only_an_administrator_may(anna, ada):
    assert addresses(anna, "add a person to") == []
    assert addresses(ada, "add a person to") == [("team:user_new", "")]


def test_every_command_leads_somewhere():
    assert all(reverse(command.url_name) for command in COMMANDS)


def test_pages_of_the_menu_are_found_in_both_languages(client, ada):
    client.force_login(ada)

    html = client.get("/search/", {"q": "companies"}, headers=PART).content.decode()

    assert 'href="/companies/"' in html


def test_switching_the_theme_is_sent_and_not_opened(client, anna):
    client.force_login(anna)

    html = client.get("/search/", {"q": "dark"}, headers=PART).content.decode()

    assert 'hx-post="/profile/theme/"' in html
    assert "&#34;theme&#34;: &#34;dark&#34;" in html or '"theme": "dark"' in html
