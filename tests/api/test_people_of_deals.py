"""Who decides in a deal, as programs read and write it."""

import pytest

from interes.deals import actions
from interes.deals.models import DealPerson, Influence
from tests.cast import NOON, a_deal, a_person


@pytest.fixture
def deal(anna):
    return a_deal(anna)


@pytest.fixture
def people(anna, deal):
    known = [a_person(deal.company), a_person(deal.company, last_name="Ким")]
    for one in known:
        actions.add_person(deal_id=deal.pk, person_id=one.pk, by=anna)
    return [one.pk for one in known]


def at(deal, person):
    return f"/deals/{deal.pk}/people/{person}"


def test_what_was_read_is_changed_and_nothing_else(program, deal, people):
    seen = program.get(at(deal, people[0]))
    said = {"roles": ["coach", "user"], "attitude": -2, "win": "Тишина"}

    answer = program.patch(at(deal, people[0]), said, If_Match=seen["ETag"])

    assert answer.status_code == 200
    wanted = said | {"roles": ["user", "coach"]}
    assert answer.json() == seen.json() | wanted
    assert program.get(f"/deals/{deal.pk}/people").json()["items"][0] == answer.json()


def test_null_says_that_it_is_not_known(program, deal, people):
    program.patch(at(deal, people[0]), {"attitude": 3, "mode": "growth"}, If_Match="*")

    told = program.patch(at(deal, people[0]), {"attitude": None, "mode": None}, If_Match="*")

    assert (told.json()["attitude"], told.json()["mode"]) == (None, None)


def test_what_a_colleague_changed_meanwhile_stops_the_change(program, anna, deal, people):
    seen = program.get(at(deal, people[0]))["ETag"]
    facts = {"evidence": "Сказала сама"}
    actions.tell_part(deal_id=deal.pk, person_id=people[0], facts=facts, by=anna)

    answer = program.patch(at(deal, people[0]), {"attitude": 1}, If_Match=seen)

    assert answer.status_code == 412
    assert program.patch(at(deal, people[0]), {"attitude": 1}).status_code == 428


@pytest.mark.parametrize(
    "said", [{"roles": ["boss"]}, {"attitude": 6}, {"influence": "huge"}, {"mode": "flat"}]
)
def test_a_word_nobody_knows_is_refused(program, deal, people, said):
    answer = program.patch(at(deal, people[0]), said, If_Match="*")

    assert answer.status_code == 422
    assert DealPerson.objects.filter(roles=[], attitude=None).count() == 2


def test_the_newest_economic_buyer_is_the_only_one(program, deal, people):
    for person in people:
        program.patch(at(deal, person), {"roles": ["economic"]}, If_Match="*")

    told = program.get(f"/deals/{deal.pk}").json()["people"]
    assert [one["roles"] for one in told] == [[], ["economic"]]


def test_lines_are_drawn_read_and_taken_away(program, deal, people):
    line = {"from_person": people[1], "to_person": people[0], "kind": "reports"}
    drawn = program.post(f"/deals/{deal.pk}/lines", line)

    assert drawn.status_code == 201
    assert program.get(f"/deals/{deal.pk}/lines").json()["items"] == [drawn.json()]

    program.delete(f"/deals/{deal.pk}/lines/{people[1]}/{people[0]}")
    assert not Influence.objects.exists()


def test_somebody_of_another_deal_can_not_be_read_here(program, deal):
    assert program.get(at(deal, a_person().pk)).status_code == 404


def test_a_program_reads_how_the_roles_are_covered_and_what_worries(program, deal, people):
    program.patch(at(deal, people[0]), {"roles": ["economic"], "attitude": -4}, If_Match="*")

    told = program.get(f"/deals/{deal.pk}/coverage").json()

    assert told["roles"]["economic"] == "not_met"
    assert told["roles"]["coach"] == "unknown"
    worries = {(one["worry"], one["role"], one["person"]) for one in told["worries"]}
    assert ("no_coach", "coach", None) in worries
    assert ("silent", "economic", people[0]) in worries


def test_people_of_a_closed_deal_worry_nobody(program, anna, deal, people):
    actions.win(deal_id=deal.pk, by=anna, at=NOON)
    assert program.get(f"/deals/{deal.pk}/coverage").json()["worries"] == []
