"""Nothing is forgotten when a colleague goes: their open work is in sight."""

import pytest

from interes.deals import actions
from interes.deals.models import Step
from tests.cast import NOON, a_company, a_deal, a_person, a_plan


@pytest.fixture
def office(client, ada):
    client.force_login(ada)
    return client


@pytest.fixture
def gone(anna):
    """Return Anna, who went with a deal still open."""
    a_deal(anna, company=a_company("Нордвинд"))
    anna.is_active = False
    anna.save()
    return anna


def test_whoever_switches_a_person_off_sees_what_waits(office, anna, dora):
    client = a_company()
    for title in ("Первая", "Вторая"):
        a_deal(anna, title=title, company=client)
    a_deal(dora, company=client, step=a_plan(owner_id=anna.pk))

    html = office.post(f"/settings/users/{anna.pk}/switch-off/", follow=True).content.decode()

    assert f'<a href="/deals/?owner={anna.pk}">2 открытые сделки</a>' in html
    assert f'<a href="/steps/?owner={anna.pk}">3 запланированных шага</a>' in html
    assert "передайте" in html


def test_what_was_passed_on_to_them_waits_too(office, anna, dora):
    deal = a_deal(dora, title="Переданная")
    actions.offer_passing(deal_id=deal.pk, to=anna, note="Срок", by=dora, at=NOON)
    actions.accept_passing(deal_id=deal.pk, by=anna, at=NOON)

    html = office.get(f"/colleagues/{anna.pk}/open-work/").content.decode()

    assert f"/deals/?worker={anna.pk}" in html
    listed = office.get(f"/deals/?worker={anna.pk}").content.decode()
    assert "Переданная" in listed
    assert f": {anna.name}" in listed


def test_what_is_closed_does_not_wait(office, anna):
    actions.win(deal_id=a_deal(anna).pk, by=anna, at=NOON)

    html = office.get(f"/settings/users/{anna.pk}/").content.decode()

    assert 'id="waiting"' not in html


def test_while_a_person_is_here_nothing_is_alarming(office, anna):
    a_deal(anna)

    html = office.get(f"/colleagues/{anna.pk}/open-work/").content.decode()

    assert "1 открытая сделка" in html
    assert 'class="warning' not in html


@pytest.mark.parametrize("page", ["deals", "steps", "board"])
def test_a_list_narrowed_to_one_who_went_says_whose_it_is(office, gone, page):
    html = office.get(f"/{page}/?owner={gone.pk}").content.decode()

    assert f'<option value="{gone.pk}" selected>{gone.name}</option>' in html
    assert "Нордвинд" in html


def test_deals_are_not_given_to_one_who_went(office, gone):
    html = office.get("/deals/new/").content.decode()

    assert gone.name not in html


@pytest.mark.parametrize("undone", [True, False])
def test_the_step_of_a_reopened_deal_is_for_someone_who_is_here(anna, ada, undone):
    deal = a_deal(anna, people=[a_person().pk])
    actions.win(deal_id=deal.pk, by=anna, at=NOON)
    anna.is_active = False
    anna.save()

    if undone:
        actions.undo_close(deal_id=deal.pk, by=ada, at=NOON)
    else:
        actions.reopen(deal_id=deal.pk, by=ada, at=NOON, step=a_plan())

    assert Step.objects.get(deal=deal, state=Step.State.PLANNED).owner == ada


def test_whoever_is_here_gets_their_step_back(anna, ada):
    deal = a_deal(anna)
    actions.win(deal_id=deal.pk, by=anna, at=NOON)

    actions.undo_close(deal_id=deal.pk, by=ada, at=NOON)

    assert Step.objects.get(deal=deal, state=Step.State.PLANNED).owner == anna
