"""Every change of a deal is kept: who, by which act, and what was before."""

import pghistory.models
import pytest
from django.apps import apps

from interes.activities.models import Activity
from interes.deals import actions
from interes.deals.models import RefusalReason
from tests.cast import NOON, a_deal, a_person, a_plan, a_stage


def events(model, **facts):
    return apps.get_model("deals", f"{model}Event").objects.filter(**facts).order_by("pgh_id")


def signed(event):
    return event.pgh_context.metadata if event.pgh_context else {}


@pytest.fixture
def deal(anna):
    return a_deal(anna)


def test_a_renamed_deal_remembers_its_name(anna, deal):
    actions.change(deal_id=deal.pk, field="title", value="Связь на 300 мест", by=anna)

    titles = list(events("Deal", id=deal.pk).values_list("title", flat=True))
    assert titles[0] == "Видеосвязь на 200 мест"
    assert titles[-1] == "Связь на 300 мест"


@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("deals.move", lambda d, by: actions.move(
            deal_id=d.pk, stage_id=a_stage(2).pk, by=by, at=NOON)),
        ("deals.win", lambda d, by: actions.win(deal_id=d.pk, by=by, at=NOON)),
        ("deals.change", lambda d, by: actions.change(
            deal_id=d.pk, field="product", value="ВКС", by=by)),
        ("deals.change_sum", lambda d, by: actions.change_sum(
            deal_id=d.pk, amount=5, currency="USD", by=by)),
        ("deals.finish_step", lambda d, by: actions.finish_step(
            step_id=d.next_step_id, by=by, at=NOON, result="Да", next_step=a_plan())),
    ],
)  # fmt: skip
def test_a_change_is_signed_with_the_act_and_the_person(boris, deal, name, act):
    act(deal, boris)

    last = events("Deal", id=deal.pk).last()
    assert signed(last) == {"act": name, "user": boris.pk}


def test_a_page_signs_its_address_too(client, anna, deal):
    client.force_login(anna)

    client.post(f"/deals/{deal.pk}/edit/product/", {"product": "ВКС"})

    last = signed(events("Deal", id=deal.pk).last())
    assert last["url"] == f"/deals/{deal.pk}/edit/product/"
    assert (last["via"], last["user"]) == ("page", anna.pk)


def test_a_step_remembers_every_day_it_was_planned_for(anna, deal):
    for days in (2, 5):
        actions.change_step(step_id=deal.next_step_id, plan=a_plan(days=days), by=anna)

    days = [event.due_at.day for event in events("Step", id=deal.next_step_id)]
    assert days == [24, 25, 28]


def test_who_was_taken_out_of_a_deal_is_remembered(anna, deal):
    person = a_person()
    actions.add_person(deal_id=deal.pk, person_id=person.pk, by=anna)

    actions.remove_person(deal_id=deal.pk, person_id=person.pk, by=anna)

    labels = list(events("DealPerson", deal=deal.pk).values_list("pgh_label", flat=True))
    assert labels == ["insert", "delete"]


def test_each_ending_stays_with_what_was_learnt(anna, deal):
    reason = RefusalReason.objects.filter(asks_rival=False).first()
    actions.refuse(deal_id=deal.pk, reason=reason, by=anna, at=NOON, note="Дорого")
    actions.reopen(deal_id=deal.pk, by=anna, at=NOON, step=a_plan())
    actions.win(deal_id=deal.pk, by=anna, at=NOON, note="Дали скидку")

    assert list(deal.closures.order_by("id").values_list("outcome", "note")) == [
        ("refused", "Дорого"),
        ("won", "Дали скидку"),
    ]


def test_the_story_tells_what_happened_in_its_order(anna, boris, dora, deal):
    actions.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=anna, at=NOON)
    actions.hand_over(deal_id=deal.pk, to=dora, by=boris, at=NOON)
    actions.win(deal_id=deal.pk, by=dora, at=NOON)
    actions.reopen(deal_id=deal.pk, by=dora, at=NOON, step=a_plan())

    told = Activity.objects.filter(deal=deal).order_by("id").values_list("kind", "by")
    assert list(told) == [
        ("opened", anna.pk),
        ("moved", anna.pk),
        ("handed", boris.pk),
        ("won", dora.pk),
        ("reopened", dora.pk),
    ]


def test_what_was_refused_leaves_no_trace(anna, dora, deal):
    before = pghistory.models.Events.objects.tracks(deal).count()

    with pytest.raises(actions.StepMissing):
        actions.finish_step(
            step_id=deal.next_step_id, by=anna, at=NOON, result="Да", next_step=None
        )

    assert pghistory.models.Events.objects.tracks(deal).count() == before


def test_a_setting_remembers_what_it_was(ada):
    stage = a_stage(2)

    actions.change_stage(
        stage_id=stage.pk, facts=actions.StageFacts("Выявление нужд", "Needs"), by=ada
    )

    names = list(events("Stage", id=stage.pk).values_list("name_ru", flat=True))
    assert names[-1] == "Выявление нужд"
    assert signed(events("Stage", id=stage.pk).last())["user"] == ada.pk
