"""Acts with many rows: rights of each, the next step kept, done once, taken back as one."""

import pytest

from interes.deals import actions as deals
from interes.deals.models import Deal, RefusalReason, Situation
from interes.team import actions as team
from interes.team.actions import bulk
from interes.team.models import BulkJob
from tests.cast import NOON, a_company, a_deal, a_stage

DEALS = "/lists/deals/bulk"


@pytest.fixture
def three(anna, dora):
    return [a_deal(anna, title="Первая"), a_deal(anna, title="Вторая"), a_deal(dora, title="Чужая")]


def ids(rows):
    return [deal.pk for deal in rows]


def send(client, act, rows, **form):
    return client.post(f"{DEALS}/{act}/", {"sent": "1", "ids": ids(rows), **form}, follow=True)


def stages():
    return set(Deal.objects.values_list("title", "stage__order"))


def test_ticked_deals_are_moved_and_taken_back_as_one(client, anna, three):
    client.force_login(anna)

    send(client, "move", three[:2], stage=a_stage(3).pk)
    moved = stages()
    client.post(f"/lists/jobs/{BulkJob.objects.get().pk}/undo/")

    assert moved == {("Первая", 3), ("Вторая", 3), ("Чужая", 1)}
    assert stages() == {("Первая", 1), ("Вторая", 1), ("Чужая", 1)}


def test_what_the_person_may_not_change_is_listed_with_the_reason(client, anna, three):
    client.force_login(anna)

    answer = send(client, "move", three, stage=a_stage(3).pk)

    html = answer.content.decode()
    assert ("Чужая", 1) in stages()
    assert "Чужая" in html
    assert (BulkJob.objects.get().changed, len(BulkJob.objects.get().refused)) == (2, 1)


def test_what_someone_changed_since_stays_when_the_whole_is_taken_back(client, anna, three):
    client.force_login(anna)
    send(client, "move", three[:2], stage=a_stage(3).pk)
    deals.move(deal_id=three[1].pk, stage_id=a_stage(4).pk, by=anna, at=NOON)

    client.post(f"/lists/jobs/{BulkJob.objects.get().pk}/undo/")

    assert stages() == {("Первая", 1), ("Вторая", 4), ("Чужая", 1)}
    assert BulkJob.objects.get().kept


def test_many_deals_are_closed_with_one_reason(client, ada, three):
    client.force_login(ada)
    reason = RefusalReason.objects.filter(asks_rival=False)[0]

    send(client, "refuse", three, reason=reason.pk, note="Год закрыт")
    closed = set(Deal.objects.values_list("state", "closure__note"))
    client.post(f"/lists/jobs/{BulkJob.objects.get().pk}/undo/")

    assert closed == {("refused", "Год закрыт")}
    assert set(Deal.objects.values_list("state", flat=True)) == {"open"}
    assert not Deal.objects.filter(next_step=None).exists()


def test_a_step_is_planned_for_all_of_them(client, ada, three):
    client.force_login(ada)

    send(client, "plan", three, step_text="Поздравить с праздником", step_date="2099-12-25")

    assert set(Deal.objects.values_list("next_step__text", flat=True)) == {
        "Поздравить с праздником"
    }


@pytest.mark.parametrize(
    ("act", "form", "changed"),
    [
        ("move", {"stage": "нет"}, 0),
        ("hand_over", {"to": ""}, 0),
        ("refuse", {}, 0),
        ("plan", {"step_text": "", "step_date": "2099-01-01"}, 0),
        ("plan", {"step_text": "Да", "step_date": "завтра"}, 0),
        ("tag", {"tags": " , "}, 0),
    ],
)
def test_a_form_that_does_not_say_enough_is_refused_before_anything(
    client, ada, three, act, form, changed
):
    client.force_login(ada)

    answer = send(client, act, three, **form)

    assert answer.status_code == 422
    assert BulkJob.objects.count() == changed


def test_all_that_fit_the_filter_are_meant_not_only_the_page(client, ada, anna):
    for number in range(60):
        a_deal(anna, title=f"Сделка {number}", amount=number, company=a_company(f"К{number}"))
    client.force_login(ada)

    form = {"sent": "1", "all": "1", "at": "where=amount.gte(5)", "tags": "крупные"}
    client.post(f"{DEALS}/tag/", form)

    assert Deal.objects.filter(tags=["крупные"]).count() == 55


def test_more_than_two_hundred_wait_for_the_worker_which_may_be_killed(client, ada, anna):
    rows = [a_deal(anna, company=a_company(f"К{number}")) for number in range(230)]
    client.force_login(ada)
    answer = send(client, "tag", rows, tags="зима")
    job = BulkJob.objects.get()

    assert "230" in answer.content.decode()
    assert (job.state, Deal.objects.filter(tags=["зима"]).count()) == ("waiting", 0)
    team.work_bulk(job_id=job.pk, at=NOON)
    team.work_bulk(job_id=job.pk, at=NOON)
    job.refresh_from_db()
    assert (job.state, job.changed, job.done) == ("done", 230, 230)


def test_a_job_that_is_stopped_says_how_far_it_came(client, ada, anna, three):
    what = {"listed": "deals", "act": "tag", "by": ada, "at": NOON, "told": {"tags": "зима"}}
    job = BulkJob.objects.create(keys=ids(three), **what)
    client.force_login(ada)

    client.post(f"/lists/jobs/{job.pk}/stop/")
    done = team.work_bulk(job_id=job.pk, at=NOON)

    assert (done.state, done.done) == ("stopped", 0)


def test_nobody_sees_or_takes_back_the_job_of_a_colleague(client, anna, dora, three):
    client.force_login(anna)
    send(client, "tag", three[:1], tags="зима")
    client.force_login(dora)
    job = f"/lists/jobs/{BulkJob.objects.get().pk}/"

    assert client.get(job).status_code == 404
    assert client.post(f"{job}undo/").status_code == 404


def test_deals_go_to_the_basket_and_come_back_as_one(client, ada, three):
    client.force_login(ada)

    send(client, "remove", three)
    gone = Deal.objects.filter(removed_at=None).count()
    client.post(f"/lists/jobs/{BulkJob.objects.get().pk}/undo/")

    assert (gone, Deal.objects.filter(removed_at=None).count()) == (0, 3)


def test_tags_are_put_on_and_taken_off_where_they_stand(client, anna, three):
    client.force_login(anna)
    here = f"/lists/deals/{three[0].pk}/tags/"

    client.post(here, {"add": "зима, выставка"})
    client.post(here, {"remove": "Зима"})
    offered = client.get("/lists/deals/tags/").content.decode()

    assert Deal.objects.get(pk=three[0].pk).tags == ["выставка"]
    assert "выставка" in offered


def test_nobody_tags_the_deal_of_a_stranger(client, anna, three):
    client.force_login(anna)

    client.post(f"/lists/deals/{three[2].pk}/tags/", {"add": "моё"})

    assert Deal.objects.get(pk=three[2].pk).tags == []


def test_what_lies_in_the_basket_is_not_changed(client, ada, three):
    Deal.objects.filter(pk=three[0].pk).update(removed_at=NOON)
    client.force_login(ada)

    send(client, "tag", three, tags="зима")

    assert set(Deal.objects.filter(tags=["зима"])) == set(three[1:])
    assert len(BulkJob.objects.get().refused) == 1


def test_a_worker_killed_between_pieces_goes_on_where_it_stopped(ada, anna, monkeypatch):
    rows = [a_deal(anna, company=a_company(f"К{number}")) for number in range(120)]
    what = {"listed": "deals", "act": "tag", "by": ada, "at": NOON, "told": {"tags": "зима"}}
    job = BulkJob.objects.create(keys=ids(rows), **what)
    kill_after(monkeypatch, done=70)
    with pytest.raises(KeyboardInterrupt):
        team.work_bulk(job_id=job.pk, at=NOON)
    half = Deal.objects.filter(tags=["зима"]).count()
    monkeypatch.undo()

    done = team.work_bulk(job_id=job.pk, at=NOON)

    assert half == 50
    assert (done.state, done.changed) == ("done", 120)


def kill_after(monkeypatch, done):
    """Let the act be interrupted when it was done so many times."""
    real, times = bulk._one, iter(range(10_000))

    def one(*told):
        if next(times) == done:
            raise KeyboardInterrupt
        return real(*told)

    monkeypatch.setattr(bulk, "_one", one)


def test_clients_of_many_deals_begin_to_think_at_once_and_each_gets_its_step(client, ada, three):
    client.force_login(ada)
    budget = Situation.objects.get(every="month")
    for deal in three:
        deals.move(deal_id=deal.pk, stage_id=a_stage(5).pk, by=ada, at=NOON)

    send(client, "situate", three[:2], situation=budget.pk)
    thinking = Deal.objects.filter(situation=budget).values_list("title", "next_step__is_proposed")
    found = set(thinking)
    send(client, "situate", three[:2], situation="none")

    assert found == {("Первая", True), ("Вторая", True)}
    assert not Deal.objects.filter(situation__isnull=False).exists()


def test_a_situation_that_the_stage_does_not_offer_is_told_per_deal(client, ada, three):
    client.force_login(ada)
    budget = Situation.objects.get(every="month")
    Situation.objects.filter(pk=budget.pk).update(stage_ids=[a_stage(5).pk])

    send(client, "situate", three[:1], situation=budget.pk)

    assert len(BulkJob.objects.get().refused) == 1
    assert Deal.objects.get(pk=three[0].pk).situation_id is None
