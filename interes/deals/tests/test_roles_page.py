"""The map of the people who decide: cards, roles, lines, worries and what they lead to."""

import re

import pytest

from interes.deals import actions
from interes.deals.models import DealPerson, Influence, Step
from tests.cast import a_company, a_deal, a_person, hidden

BUDGET = 10


@pytest.fixture
def deal(client, anna):
    client.force_login(anna)
    return a_deal(anna)


@pytest.fixture
def clara(anna, deal):
    return joined(anna, deal, a_person(deal.company))


@pytest.fixture
def egor(anna, deal):
    return joined(anna, deal, a_person(deal.company, last_name="Ким", first_name="Егор"))


def joined(by, deal, person):
    actions.add_person(deal_id=deal.pk, person_id=person.pk, by=by)
    return person


def part(deal, person):
    return DealPerson.objects.get(deal=deal, person=person)


def written(client, deal, person, **facts):
    to = f"/deals/{deal.pk}/people/{person.pk}/part/"
    return client.post(to, {"attitude": "0", **facts})


def seen_map(client, deal):
    return client.get(f"/deals/{deal.pk}/map/").content.decode()


def test_a_card_says_all_that_is_known_of_a_person(client, deal, clara):
    said = {"win": "Спокойные ночи", "result": "Без сбоев", "evidence": "Сказала на встрече"}
    facts = {"roles": ["user", "coach"], "influence": "high", "attitude": "-4", "mode": "trouble"}

    written(client, deal, clara, **facts, **said)

    known = part(deal, clara)
    assert (known.roles, known.influence, known.attitude) == (["user", "coach"], "high", -4)
    assert {name: getattr(known, name) for name in said} == said
    assert "Спокойные ночи" in seen_map(client, deal)


def test_an_attitude_nobody_knows_is_not_neutral(client, deal, clara):
    written(client, deal, clara, attitude="0", attitude_unknown="on")
    assert part(deal, clara).attitude is None

    written(client, deal, clara, attitude="0")
    assert part(deal, clara).attitude == 0


@pytest.mark.parametrize("said", ["6", "-6", "много", "", "1e9"])
def test_an_attitude_off_the_scale_is_refused_at_its_field(client, deal, clara, said):
    answer = written(client, deal, clara, attitude=said)

    assert answer.status_code == 422
    assert 'id="id_attitude_error"' in answer.content.decode()


def test_the_final_yes_goes_from_one_to_another_and_comes_back(client, deal, clara, egor):
    for person in (clara, egor):
        to = f"/deals/{deal.pk}/people/{person.pk}/role/"
        answer = client.post(to, {"role": "economic", "plays": "yes"}, follow=True)

    assert (part(deal, clara).roles, part(deal, egor).roles) == ([], ["economic"])

    client.post(re.search(r'action="(/undo/[^"]+)"', answer.content.decode())[1])

    assert (part(deal, clara).roles, part(deal, egor).roles) == (["economic"], [])


def test_a_role_is_taken_away_by_the_same_press(client, deal, clara):
    to = f"/deals/{deal.pk}/people/{clara.pk}/role/"
    client.post(to, {"role": "coach", "plays": "yes"})
    client.post(to, {"role": "coach", "plays": "no"})

    assert part(deal, clara).roles == []


def test_what_a_colleague_wrote_meanwhile_is_asked_about(client, deal, clara):
    to = f"/deals/{deal.pk}/people/{clara.pk}/part/"
    seen = hidden(client.get(to).content.decode(), "as_seen")
    written(client, deal, clara, win="Премия")

    answer = client.post(to, {"attitude": "0", "win": "Повышение", "as_seen": seen})

    assert answer.status_code == 422
    assert part(deal, clara).win == "Премия"


def test_a_card_stays_where_it_was_put(client, deal, clara):
    client.post(f"/deals/{deal.pk}/people/{clara.pk}/place/", {"x": "320", "y": "96"})

    assert 'transform="translate(320 96)"' in seen_map(client, deal)


@pytest.mark.parametrize("x", ["-5", "", "1e9", "9" * 30, "999999"])
def test_a_card_never_leaves_the_map(client, deal, clara, x):
    client.post(f"/deals/{deal.pk}/people/{clara.pk}/place/", {"x": x, "y": "10"})

    assert 0 <= part(deal, clara).x <= 4000


def test_a_line_is_drawn_changed_and_taken_away(client, deal, clara, egor):
    ends = {"from_person": egor.pk, "to_person": clara.pk}
    client.post(f"/deals/{deal.pk}/lines/", ends | {"kind": "reports"})
    client.post(f"/deals/{deal.pk}/lines/", ends | {"kind": "moves"})
    assert Influence.objects.get().kind == "moves"
    assert 'class="tie moves"' in seen_map(client, deal)

    client.post(f"/deals/{deal.pk}/lines/remove/", ends)
    assert not Influence.objects.exists()


def test_nobody_is_tied_to_themselves_or_to_a_stranger(client, deal, clara):
    stranger = a_person(a_company("Ромашка"), last_name="Чужая")
    for other in (clara, stranger):
        ends = {"from_person": clara.pk, "to_person": other.pk, "kind": "reports"}
        assert client.post(f"/deals/{deal.pk}/lines/", ends).status_code == 422

    assert not Influence.objects.exists()


def test_a_person_who_leaves_takes_the_lines_along(client, anna, deal, clara, egor):
    facts = {"from_person_id": egor.pk, "to_person_id": clara.pk, "kind": "reports"}
    actions.tie(deal_id=deal.pk, by=anna, **facts)

    client.post(f"/deals/{deal.pk}/people/{egor.pk}/remove/")

    assert not Influence.objects.exists()


def test_a_worry_becomes_the_next_step_and_the_old_words_stay(client, deal, clara):
    before = Step.objects.get(pk=deal.next_step_id).text
    answer = client.post(
        f"/deals/{deal.pk}/people/next-step/", {"worry": "no_economic-economic-"}, follow=True
    )

    step = Step.objects.get(deal=deal)
    assert (step.pk, step.state) == (deal.next_step_id, "planned")
    assert "Зимина" in step.text
    assert step.text in answer.content.decode()
    assert before in client.get(f"/deals/{deal.pk}/history/").content.decode()


def test_a_worry_that_is_settled_changes_no_step(client, deal, clara):
    written(client, deal, clara, roles=["economic"])
    before = Step.objects.get(deal=deal).text

    client.post(f"/deals/{deal.pk}/people/next-step/", {"worry": "no_economic-economic-"})

    assert Step.objects.get(deal=deal).text == before


@pytest.mark.parametrize("number", [1, 9])
def test_the_map_asks_little_however_many_people(
    client, anna, deal, number, django_assert_max_num_queries
):
    for n in range(number):
        joined(anna, deal, a_person(deal.company, last_name=f"Человек{n}"))

    with django_assert_max_num_queries(BUDGET):
        client.get(f"/deals/{deal.pk}/map/")


@pytest.mark.parametrize(("role", "words"), [("economic", "economic_buyer"), ("coach", "coach")])
def test_a_list_finds_deals_where_a_role_is_missing(client, anna, deal, clara, role, words):
    covered = a_deal(anna, title="Роли известны", company=deal.company)
    joined(anna, covered, clara)
    actions.set_role(deal_id=covered.pk, person_id=clara.pk, role=role, plays=True, by=anna)

    found = client.get("/deals/", {"where": f"{words}.hasnt()", "owner": "all"}).content.decode()

    assert deal.title in found
    assert "Роли известны" not in found
