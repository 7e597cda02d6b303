"""When a person of a deal was talked to last, and when silence becomes a warning."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interes.activities.actions import Talk, log
from interes.deals import actions as deals
from interes.deals import queries
from interes.deals.models import FlagNorm
from tests.cast import a_deal, a_person

NOW = timezone.now()


@pytest.fixture
def deal(client, anna):
    client.force_login(anna)
    return a_deal(anna)


@pytest.fixture
def clara(anna, deal):
    person = a_person(deal.company)
    deals.add_person(deal_id=deal.pk, person_id=person.pk, by=anna)
    deals.set_role(deal_id=deal.pk, person_id=person.pk, role="economic", plays=True, by=anna)
    return person


def last_talk(deal):
    [row] = queries.people_of(deal)
    return row.last_talk


def talked(by, days, kind="call", **facts):
    log(by=by, at=NOW - timedelta(days=days), talk=Talk(kind, "Да", **facts))


def test_the_newest_talk_with_the_person_counts(anna, deal, clara):
    for days in (20, 5, 9):
        talked(anna, days, person_id=clara.pk, deal_id=deal.pk)

    assert last_talk(deal) == NOW - timedelta(days=5)


@pytest.mark.parametrize("facts", [{"kind": "note"}, {"was_reached": False}])
def test_a_note_and_a_call_nobody_answered_are_no_talk(anna, deal, clara, facts):
    talked(anna, 1, person_id=clara.pk, deal_id=deal.pk, **facts)

    assert last_talk(deal) is None


def test_a_talk_about_another_deal_is_not_about_this_one(anna, deal, clara):
    other = a_deal(anna, company=deal.company, title="Телефоны")
    talked(anna, 1, person_id=clara.pk, deal_id=other.pk)
    assert last_talk(deal) is None

    talked(anna, 3, person_id=clara.pk)
    assert last_talk(deal) == NOW - timedelta(days=3)


def test_silence_worries_by_the_norm_of_the_company(client, anna, ada, deal, clara):
    talked(anna, 20, person_id=clara.pk, deal_id=deal.pk)
    assert "silent-economic" in client.get(f"/deals/{deal.pk}/map/").content.decode()

    client.force_login(ada)
    norms = {"silent_days": "30", "new_days": "0", "sum_days": "30", "go_on_days": "30"}
    norms |= {"known_chance": "20", "sum_chance": "50"}
    client.post("/settings/flags/", norms)

    assert FlagNorm.objects.get().silent_days == 30
    assert "silent-economic" not in client.get(f"/deals/{deal.pk}/map/").content.decode()
