"""Who may do what to a deal: the same answer by every door."""

import pytest
from django.urls import reverse

from interes.deals.models import Deal, RefusalReason
from tests.cast import a_deal, a_person, a_stage

READ = ["deals:board", "deals:list", "deals:steps", "deals:new"]
SETTINGS = ["deals:pipelines", "deals:reasons"]
CHANGES = {
    "deals:move": {"stage": "2"},
    "deals:win": {},
    "deals:refuse": {"reason": "reason"},
    "deals:hand_over": {"to": "to"},
    "deals:add_person": {"person": "person"},
    "deals:edit": {"product": "ВКС"},
}


@pytest.fixture
def deal(anna):
    return a_deal(anna)


def send(client, deal, name, to):
    said = dict(CHANGES[name])
    if name == "deals:move":
        said["stage"] = a_stage(2).pk
    if name == "deals:refuse":
        said["reason"] = RefusalReason.objects.filter(asks_rival=False).first().pk
    if name == "deals:hand_over":
        said["to"] = to.pk
    if name == "deals:add_person":
        said["person"] = a_person().pk
    args = [deal.pk, "product"] if name == "deals:edit" else [deal.pk]
    return client.post(reverse(name, args=args), said)


def state_of(deal):
    fresh = Deal.objects.get(pk=deal.pk)
    return (fresh.state, fresh.stage_id, fresh.owner_id, fresh.product, fresh.people.count())


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize(
    ("who", "may"), [("anna", True), ("boris", True), ("ada", True), ("dora", False)]
)
def test_a_deal_is_changed_by_its_owner_their_head_and_the_administrator(
    client, request, anna, boris, dora, ada, deal, name, who, may
):
    before = state_of(deal)
    client.force_login(request.getfixturevalue(who))

    send(client, deal, name, to=dora)

    assert (state_of(deal) != before) is may


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("who", ["anna", "boris", "dora", "ada"])
def test_everyone_may_look_at_all_deals(client, request, anna, boris, dora, ada, deal, name, who):
    client.force_login(request.getfixturevalue(who))

    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize(("who", "status"), [("anna", 403), ("boris", 200), ("ada", 200)])
def test_settings_are_seen_from_the_head_upwards(
    client, request, anna, boris, ada, name, who, status
):
    client.force_login(request.getfixturevalue(who))

    assert client.get(reverse(name)).status_code == status


@pytest.mark.parametrize("name", [*READ, *SETTINGS])
def test_a_visitor_is_asked_to_sign_in_and_brought_back(client, db, name):
    answer = client.get(reverse(name))

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("team:sign_in"))
    assert reverse(name) in answer.headers["Location"].replace("%2F", "/")


@pytest.mark.parametrize("name", ["deals:move", "deals:take", "deals:undo_close"])
def test_an_act_is_never_done_by_following_a_link(client, anna, deal, name):
    before = state_of(deal)
    client.force_login(anna)

    answer = client.get(reverse(name, args=[deal.pk]))

    assert answer.status_code == 405
    assert state_of(deal) == before


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_not_there_can_not_be_changed(client, anna, dora, name):
    client.force_login(anna)
    nobody = Deal(pk=987654321)

    assert send(client, nobody, name, to=dora).status_code == 404


def test_who_has_left_sees_nothing(client, anna, deal):
    client.force_login(anna)
    anna.is_active = False
    anna.save()

    assert client.get("/deals/").status_code == 302
