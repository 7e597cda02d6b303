"""Ending a deal by its forms: won, refused, reopened, handed over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interes.deals import actions
from interes.deals.models import ClimbNorm, Closure, RefusalReason, Rival, Step
from tests.cast import NOON, a_deal, a_plan, a_user

IN_DIALOG = {"HX-Request": "true", "HX-Target": "div#dialog_body"}


@pytest.fixture
def deal(client, anna):
    client.force_login(anna)
    return a_deal(anna)


@pytest.fixture
def plain():
    return RefusalReason.objects.filter(asks_rival=False).first()


@pytest.fixture
def to_rival():
    return RefusalReason.objects.get(asks_rival=True)


def send(client, deal, act, **said):
    return client.post(f"/deals/{deal.pk}/{act}/", said, headers=IN_DIALOG)


def test_winning_keeps_what_decided_it_and_leads_back_to_the_deal(client, deal):
    answer = send(client, deal, "win", note="Сделали пилот")

    closure = Closure.objects.get(deal=deal)
    assert (closure.outcome, closure.note) == ("won", "Сделали пилот")
    assert answer.headers["HX-Redirect"] == f"/deals/{deal.pk}/"


def test_who_came_from_the_board_goes_back_to_it(client, deal):
    answer = send(client, deal, "win", next="/board/?owner=all")

    assert answer.headers["HX-Redirect"] == "/board/?owner=all"


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/"])
def test_nobody_is_led_away_from_the_house(client, deal, address):
    answer = send(client, deal, "win", next=address)

    assert answer.headers["HX-Redirect"] == f"/deals/{deal.pk}/"


def test_a_refusal_needs_a_reason_at_its_field(client, deal):
    answer = send(client, deal, "refuse", note="Не хотят")

    html = answer.content.decode()
    deal.refresh_from_db()
    assert answer.status_code == 422
    assert deal.is_open
    assert "Не хотят" in html
    assert 'class="error"' in html


def test_a_deal_lost_to_a_rival_names_it(client, deal, to_rival):
    nobody = send(client, deal, "refuse", reason=to_rival.pk)
    send(client, deal, "refuse", reason=to_rival.pk, rival="  Дельта-Линк ")

    assert nobody.status_code == 422
    assert Closure.objects.get(deal=deal).rival.name == "Дельта-Линк"


def test_a_known_rival_is_not_made_twice(client, anna, deal, to_rival):
    Rival.objects.create(name="Дельта")

    send(client, deal, "refuse", reason=to_rival.pk, rival="дельта")

    assert Rival.objects.filter(kind="supplier").count() == 1


def test_a_rival_is_not_kept_where_the_reason_does_not_ask(client, deal, plain):
    send(client, deal, "refuse", reason=plain.pk, rival="Дельта")

    assert Closure.objects.get(deal=deal).rival is None


def test_a_day_to_come_back_is_ahead(client, deal, plain):
    today = timezone.localdate()
    early = send(client, deal, "refuse", reason=plain.pk, come_back_date=today.isoformat())
    unclear = send(client, deal, "refuse", reason=plain.pk, come_back_date="весной")
    day = today + timedelta(days=90)
    send(client, deal, "refuse", reason=plain.pk, come_back_date=day.isoformat())

    assert (early.status_code, unclear.status_code) == (422, 422)
    assert Closure.objects.get(deal=deal).come_back_date == day


def test_a_reason_out_of_use_can_not_be_chosen(client, deal, plain):
    RefusalReason.objects.filter(pk=plain.pk).update(is_active=False)

    assert send(client, deal, "refuse", reason=plain.pk).status_code == 422


def test_the_forms_work_without_scripts(client, deal, plain):
    page = client.get(f"/deals/{deal.pk}/refuse/").content.decode()
    answer = client.post(f"/deals/{deal.pk}/refuse/", {"reason": plain.pk})

    assert "<html" in page
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/deals/{deal.pk}/"


def test_a_second_press_says_that_it_is_closed(client, deal):
    send(client, deal, "win")

    again = send(client, deal, "win")

    assert again.status_code == 422
    assert 'class="refusal"' in again.content.decode()


def test_an_end_can_be_undone_with_the_step_that_was_planned(client, deal):
    planned = deal.next_step
    undo = send(client, deal, "win").told.undo

    client.post(undo)

    deal.refresh_from_db()
    assert deal.is_open
    assert deal.next_step == planned
    assert not Closure.objects.filter(deal=deal, undone_at=None).exists()


def test_undoing_twice_is_refused_in_words(client, deal):
    answer = client.post(f"/deals/{deal.pk}/undo-close/", follow=True)

    assert 'role="alert"' in answer.content.decode()


def test_reopening_asks_for_the_next_step(client, anna, deal):
    actions.win(deal_id=deal.pk, by=anna, at=NOON)

    without = send(client, deal, "reopen", step_text="")
    send(client, deal, "reopen", step_text="Вернуться с новым КП", step_when="+7")

    deal.refresh_from_db()
    assert without.status_code == 422
    assert deal.next_step.text == "Вернуться с новым КП"


def test_handing_over_takes_the_step_along(client, anna, dora, deal):
    nobody = send(client, deal, "hand-over")
    answer = send(client, deal, "hand-over", to=dora.pk)

    deal.refresh_from_db()
    assert nobody.status_code == 422
    assert answer.status_code == 204
    assert (deal.owner, deal.next_step.owner) == (dora, dora)


def test_a_step_of_somebody_else_stays_with_them(client, anna, boris, dora, deal):
    Step.objects.filter(pk=deal.next_step_id).update(owner=boris)

    send(client, deal, "hand-over", to=dora.pk)

    deal.refresh_from_db()
    assert deal.next_step.owner == boris


@pytest.fixture
def anyone_takes(db):
    """The company lets everyone take any deal."""
    ClimbNorm.objects.create(takers="anyone")


def test_a_colleague_picks_the_deal_up(client, dora, deal, anyone_takes):
    client.force_login(dora)

    client.post(f"/deals/{deal.pk}/take/")

    deal.refresh_from_db()
    assert deal.owner == dora


@pytest.mark.parametrize("giver", ["anna", "boris"])
def test_handing_over_can_be_undone(client, request, anna, boris, deal, giver):
    client.force_login(request.getfixturevalue(giver))
    to = a_user("Глеб Савин")
    answer = client.post(f"/deals/{deal.pk}/hand-over/", {"to": to.pk}, follow=True)

    client.post(undo_in(answer))

    deal.refresh_from_db()
    assert deal.owner.pk == anna.pk


def test_a_slip_to_another_department_is_taken_back_by_whoever_made_it(client, boris, dora, deal):
    client.force_login(boris)
    answer = client.post(f"/deals/{deal.pk}/hand-over/", {"to": dora.pk}, follow=True)

    client.post(undo_in(answer))

    deal.refresh_from_db()
    assert deal.owner != dora


def test_taking_can_be_undone(client, anna, dora, deal, anyone_takes):
    client.force_login(dora)
    answer = client.post(f"/deals/{deal.pk}/take/", follow=True)

    client.post(undo_in(answer))

    deal.refresh_from_db()
    assert deal.owner == anna


def undo_in(answer):
    html = answer.content.decode()
    form = html[html.index('class="undo"') :]
    return form[form.index('action="') + 8 :].split('"')[0].replace("&amp;", "&")


def test_a_closed_deal_can_not_be_taken(client, anna, dora, deal):
    actions.win(deal_id=deal.pk, by=anna, at=NOON)
    client.force_login(dora)

    answer = client.post(f"/deals/{deal.pk}/take/", follow=True)

    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("act", ["win", "refuse", "hand-over", "reopen"])
def test_a_stranger_ends_nothing(client, anna, dora, deal, plain, act):
    client.force_login(dora)
    said = {"reason": plain.pk, "to": dora.pk, "step_text": "Звонок", "step_when": "today"}

    answer = send(client, deal, act, **said)

    deal.refresh_from_db()
    assert answer.status_code == 422
    assert (deal.is_open, deal.owner) == (True, anna)


def test_the_planned_step_is_changed_by_its_form(client, anna, dora, deal):
    answer = client.post(
        f"/steps/{deal.next_step_id}/change/",
        {"step_text": "Встретиться", "step_kind": "meeting", "step_when": "+3",
         "step_time": "11:30", "step_owner": dora.pk},
        headers=IN_DIALOG,
    )  # fmt: skip

    step = Step.objects.get(pk=deal.next_step_id)
    assert answer.status_code == 204
    assert (step.text, step.kind, step.has_time, step.owner) == (
        "Встретиться",
        "meeting",
        True,
        dora,
    )


def test_a_step_that_was_done_meanwhile_is_not_changed(client, anna, deal):
    old = deal.next_step_id
    actions.finish_step(step_id=old, by=anna, at=NOON, result="Да", next_step=a_plan())

    answer = client.post(
        f"/steps/{old}/change/", {"step_text": "Поздно", "step_when": "today"}, headers=IN_DIALOG
    )

    assert answer.status_code == 422
    assert Step.objects.get(pk=old).text != "Поздно"
