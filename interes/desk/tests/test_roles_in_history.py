"""What the history of a deal says of the people who decide."""

import re

import pytest

from interes.deals import actions as deals
from tests.cast import a_deal, a_person


@pytest.fixture
def told(client, anna):
    """Say things about Clara and Egor, and return what the history tells of them."""
    anna.language = "en"
    anna.save()
    client.force_login(anna)
    deal = a_deal(anna)
    people = [
        a_person(deal.company),
        a_person(deal.company, last_name="Ким", first_name="Егор", middle_name=""),
    ]
    facts = {"deal_id": deal.pk, "by": anna}
    for one in people:
        deals.add_person(person_id=one.pk, **facts)

    def told(act, **more):
        act(**facts, **more)
        html = client.get(f"/deals/{deal.pk}/history/").content.decode()
        return " ".join(re.sub(r"<[^>]+>", " ", html).split())

    return told, people


def test_roles_and_attitudes_are_told_in_words(told):
    tell, (clara, _egor) = told

    said = {"roles": ["economic", "coach"], "influence": "high", "attitude": -4}
    history = tell(deals.tell_part, person_id=clara.pk, facts=said)

    assert "Economic buyer, Coach" in history
    assert "High" in history
    assert "economic" not in history


def test_lines_are_told_by_names_also_of_those_who_left(told):
    tell, (clara, egor) = told
    ends = {"from_person_id": egor.pk, "to_person_id": clara.pk}

    assert "Line drawn: Ким Егор · reports to · Зимина" in tell(deals.tie, kind="reports", **ends)
    assert "Line taken away: Ким Егор" in tell(deals.remove_person, person_id=egor.pk)


def test_a_card_that_was_moved_is_no_news(told):
    tell, (clara, _egor) = told
    before = tell(deals.place_person, person_id=clara.pk, x=10, y=10)

    assert tell(deals.place_person, person_id=clara.pk, x=90, y=90).count("Зимина") == before.count(
        "Зимина"
    )
