"""The list of sources is the company's own (M3.1)."""

import pytest
from django.utils import translation

from interes.clients import actions, queries
from interes.clients.models import Source
from interes.team.actions import NotAllowed

pytestmark = pytest.mark.django_db


def test_a_house_begins_with_a_few_sources():
    assert queries.sources().count() >= 5


def test_an_administrator_adds_a_source(ada):
    source = actions.add_source(by=ada, name_ru=" Радио  России ", name_en="Radio")

    assert (source.name_ru, source.name_en, source.is_active) == ("Радио России", "Radio", True)


def test_a_source_is_called_in_the_language_of_the_reader(ada):
    source = actions.add_source(by=ada, name_ru="Радио", name_en="Radio")

    with translation.override("en"):
        assert str(source) == "Radio"
    with translation.override("ru"):
        assert str(source) == "Радио"


def test_one_name_is_enough_for_both_languages(ada):
    assert actions.add_source(by=ada, name_ru="", name_en="Radio").name_ru == "Radio"


def test_a_source_without_a_name_is_refused(ada):
    with pytest.raises(actions.NameMissing):
        actions.add_source(by=ada, name_ru=" ")


def test_two_sources_do_not_share_a_name(ada):
    actions.add_source(by=ada, name_ru="Радио")

    with pytest.raises(actions.SourceNamedSo):
        actions.add_source(by=ada, name_ru="радио")


def test_a_source_keeps_its_own_name_when_it_gets_an_english_one(ada):
    source = actions.add_source(by=ada, name_ru="Радио")

    actions.rename_source(source_id=source.pk, by=ada, name_ru="Радио", name_en="Radio")

    assert Source.objects.get(pk=source.pk).name_en == "Radio"


def test_a_source_that_is_switched_off_is_not_offered(ada):
    source = actions.add_source(by=ada, name_ru="Радио")

    actions.switch_source(source_id=source.pk, is_active=False, by=ada)

    assert source not in queries.sources()
    assert source in queries.all_sources()


def test_sellers_and_heads_do_not_change_the_sources(anna, boris):
    for person in (anna, boris):
        with pytest.raises(NotAllowed):
            actions.add_source(by=person, name_ru="Радио")


def test_whoever_may_not_switch_a_source_hears_why(client, ada, monkeypatch):
    source = actions.add_source(by=ada, name_ru="Радио")
    monkeypatch.setattr(actions, "switch_source", lambda **_said: _not_yours())
    client.force_login(ada)

    html = client.post(f"/settings/sources/{source.pk}/switch/", follow=True).content.decode()

    assert "Спросите администратора" in html
    assert "Такого источника нет" not in html


def _not_yours():
    raise NotAllowed("Спросите администратора")
