"""What stays of a refusal: the mailing list, and the day on which the deal comes back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from interes.activities.models import ToDo
from interes.deals import actions, queries
from interes.deals.models import Closure, Deal, MailingMark, RefusalReason
from interes.deals.tasks import bring_back
from interes.team.actions import NotAllowed
from interes.team.models import User
from tests.cast import NOON, a_company, a_deal, a_person

DAY = localdate(NOON) + timedelta(days=30)


@pytest.fixture
def reason(db):
    return RefusalReason.objects.get(name_en="No prospects")


def refuse(deal, reason, by, **lesson):
    return actions.refuse(deal_id=deal.pk, reason=reason, by=by, at=NOON, **lesson)


def come(days=30):
    """Let the worker look so many days after the refusal."""
    at = NOON + timedelta(days=days)
    found = 0
    while actions.bring_back(today=localdate(at), at=at):
        found += 1
    return found


def test_an_unpromising_client_is_closed_and_put_on_the_list_in_one_act(anna, reason):
    nordwind = a_company()
    clara = a_person(nordwind)
    deal = a_deal(anna, company=nordwind, people=[clara.pk])
    refuse(deal, reason, anna, mailing_list=True)
    marks = MailingMark.objects.order_by("id").values_list("company_id", "person_id", "deal_id")
    assert list(marks) == [(nordwind.pk, None, deal.pk), (None, clara.pk, deal.pk)]
    assert Deal.objects.get(pk=deal.pk).state == "refused"


def test_who_is_on_the_list_already_is_not_put_there_twice(anna, reason):
    nordwind = a_company()
    for _n in range(2):
        refuse(a_deal(anna, company=nordwind), reason, anna, mailing_list=True)
    assert queries.mailing_list().count() == 1


def test_the_tick_of_the_form_puts_on_the_list_and_the_page_shows_it(client, anna, reason):
    client.force_login(anna)
    deal = a_deal(anna, company=a_company("Ромашка"))
    told = {"reason": reason.pk, "mailing_list": "on"}
    client.post(reverse("deals:refuse", args=[deal.pk]), told)
    page = client.get(reverse("deals:mailing_list")).content.decode()
    assert "Ромашка" in page


def test_whoever_is_taken_off_the_list_is_not_on_it_but_the_row_stays(client, anna, reason):
    client.force_login(anna)
    refuse(a_deal(anna), reason, anna, mailing_list=True)
    mark = MailingMark.objects.get()
    client.post(reverse("deals:take_off_mailing_list", args=[mark.pk]))
    assert not queries.mailing_list().exists()
    assert MailingMark.objects.filter(taken_off_at__isnull=False).count() == 1


def test_the_list_asks_the_same_questions_however_long_it_is(
    client, anna, reason, django_assert_max_num_queries
):
    client.force_login(anna)
    for n in range(12):
        refuse(a_deal(anna, company=a_company(f"Завод {n}")), reason, anna, mailing_list=True)
    with django_assert_max_num_queries(6):
        client.get(reverse("deals:mailing_list"))


def test_a_colleague_of_another_department_puts_nobody_on_the_list(anna, dora):
    with pytest.raises(NotAllowed):
        actions.put_on_mailing_list(deal_id=a_deal(anna).pk, by=dora, at=NOON)


def test_a_closed_deal_comes_back_to_its_owner_on_its_day_and_not_before(anna, reason):
    deal = refuse(a_deal(anna), reason, anna, come_back_date=DAY)
    assert come(days=29) == 0
    assert come(days=30) == 1
    to_do = ToDo.objects.get()
    assert (to_do.owner, to_do.deal_id, deal.title in to_do.text) == (anna, deal.pk, True)


def test_it_comes_back_once_however_often_the_worker_looks(anna, reason):
    refuse(a_deal(anna), reason, anna, come_back_date=DAY)
    assert [come(), come(), come(40)] == [1, 0, 0]
    assert ToDo.objects.count() == 1


def test_a_worker_killed_in_the_middle_neither_forgets_nor_repeats(anna, reason, monkeypatch):
    for _n in range(3):
        refuse(a_deal(anna), reason, anna, come_back_date=DAY)
    make, made = ToDo.objects.create, []

    def killed(**facts):
        if len(made) == 1:
            raise SystemExit
        made.append(make(**facts))

    with monkeypatch.context() as patch:
        patch.setattr(ToDo.objects, "create", killed)
        with pytest.raises(SystemExit):
            come()
    assert Closure.objects.filter(returned_at__isnull=False).count() == 1
    assert come() == 2
    assert ToDo.objects.values("deal_id").distinct().count() == ToDo.objects.count() == 3


def test_a_deal_that_was_reopened_meanwhile_is_not_offered(anna, reason):
    deal = refuse(a_deal(anna), reason, anna, come_back_date=DAY)
    actions.undo_close(deal_id=deal.pk, by=anna, at=NOON)
    assert come() == 0
    assert not ToDo.objects.exists()


def test_the_deal_of_somebody_who_left_comes_back_to_the_head(anna, boris, reason):
    refuse(a_deal(anna), reason, anna, come_back_date=DAY)
    User.objects.filter(pk=anna.pk).update(is_active=False)
    come()
    assert ToDo.objects.get().owner == boris


def test_the_worker_asks_by_its_own_clock(anna, reason):
    deal = refuse(a_deal(anna), reason, anna, come_back_date=DAY)
    Closure.objects.filter(deal=deal).update(come_back_date=localdate())
    bring_back()
    assert ToDo.objects.get().deal_id == deal.pk
