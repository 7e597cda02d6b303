"""What must always be true of the people of a deal, whoever writes it."""

import pytest
from django.db import IntegrityError, connection, transaction

from interes.deals.models import DealPerson, Influence
from tests.cast import a_company, a_deal, a_person


@pytest.fixture
def parts(anna):
    """Two people of one deal, and one of another."""
    nordwind = a_company()
    people = [a_person(nordwind).pk for _ in range(2)]
    a_deal(anna, company=nordwind, people=people)
    a_deal(anna, company=nordwind, people=people[:1])
    return list(DealPerson.objects.order_by("id"))


def written(act):
    """Tell whether the database takes it."""
    try:
        with transaction.atomic():
            act()
            connection.check_constraints()
    except IntegrityError:
        return False
    return True


def test_a_deal_has_one_economic_buyer(parts):
    def name(part):
        return lambda: DealPerson.objects.filter(pk=part.pk).update(roles=["economic"])

    assert [written(name(part)) for part in parts] == [True, False, True]


@pytest.mark.parametrize(
    "facts",
    [
        {"roles": ["boss"]},
        {"attitude": 6},
        {"attitude": -6},
        {"influence": "huge"},
        {"mode": "flat"},
        {"x": 10},
        {"x": -1, "y": 0},
        {"x": 0, "y": 4001},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_not_kept(parts, facts):
    assert not written(lambda: DealPerson.objects.filter(pk=parts[0].pk).update(**facts))


def test_a_line_ties_two_people_of_its_deal(parts):
    one, other, elsewhere = parts

    def line(end, deal):
        facts = {"from_part": one, "to_part": end, "deal_id": deal, "kind": "moves"}
        return written(lambda: Influence.objects.create(**facts))

    assert not line(elsewhere, one.deal_id)
    assert not line(other, elsewhere.deal_id)
    assert not line(one, one.deal_id)
    assert line(other, one.deal_id)
    assert not line(other, one.deal_id)
