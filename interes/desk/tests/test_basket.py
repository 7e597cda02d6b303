"""What was removed is nowhere to be seen, and comes back with all that went along."""

import pytest
from django.urls import reverse

from interes.activities import actions as activities
from interes.activities.models import Activity, ToDo
from interes.clients import actions as clients
from interes.clients.models import Company
from interes.deals import actions as deals
from interes.deals.models import Deal, RefusalReason
from interes.foundation.refusals import Refusal
from tests.cast import NOON, a_company, a_deal, a_person, a_plan

pytestmark = pytest.mark.django_db

ODD = "Щегловитовск"


@pytest.fixture
def deal(anna):
    """A deal whose company, person and title all carry an odd word."""
    firm = a_company(f"{ODD} связь", owner=anna, city="Тверь")
    clara = a_person(firm, last_name=ODD, owner=anna)
    other = a_company("Ромашка", owner=anna)
    clients.add_relation(company=other, other=firm, kind="partner", by=anna)
    one = a_deal(anna, company=firm, title=f"{ODD} под ключ", people=[clara.pk])
    talk = activities.Talk(kind="call", text=f"{ODD} ждёт", deal_id=one.pk, person_id=clara.pk)
    activities.log(by=anna, at=NOON, talk=talk)
    activities.plan_to_do(by=anna, at=NOON, text=f"{ODD} счёт", due_at=NOON, deal_id=one.pk)
    return one


def remove_all(deal, by):
    """Remove the deal, its company and its person."""
    person = deal.people.get().person_id
    deals.remove(deal_id=deal.pk, by=by, at=NOON)
    clients.remove_company(company_id=deal.company_id, by=by, at=NOON)
    clients.remove_person(person_id=person, by=by, at=NOON)


def test_what_was_removed_is_on_no_page(client, anna, deal, subtests):
    client.force_login(anna)
    other = Company.objects.get(name="Ромашка")
    pages = ["/", "/board/", "/deals/?owner=all&state=all", "/companies/", "/people/", "/steps/"]
    pages += [f"/companies/{other.pk}/", f"/companies/options/?q={ODD}"]
    seen = sum(ODD in client.get(page).content.decode() for page in pages)
    remove_all(deal, anna)

    assert seen >= 6
    for page in pages:
        with subtests.test(page):
            assert ODD not in client.get(page).content.decode()


def test_a_deal_comes_back_with_its_story(anna, deal):
    before = Activity.objects.filter(removed_at=None).count()
    deals.remove(deal_id=deal.pk, by=anna, at=NOON)
    assert not ToDo.objects.filter(removed_at=None).exists()

    deals.restore(deal_id=deal.pk, by=anna)

    assert Deal.objects.get(pk=deal.pk).removed_at is None
    assert Activity.objects.filter(removed_at=None).count() == before
    assert ToDo.objects.get().removed_at is None


def test_a_company_with_open_deals_stays(anna, deal):
    with pytest.raises(Refusal, match="1"):
        clients.remove_company(company_id=deal.company_id, by=anna, at=NOON)

    assert Company.objects.get(pk=deal.company_id).removed_at is None


def test_closed_deals_go_along_with_their_company_and_come_back(anna, deal):
    reason = RefusalReason.objects.filter(asks_rival=False)[0]
    deals.refuse(deal_id=deal.pk, reason=reason, by=anna, at=NOON)
    clients.remove_company(company_id=deal.company_id, by=anna, at=NOON)
    assert Deal.objects.get(pk=deal.pk).removed_at == NOON

    with pytest.raises(Refusal):
        deals.restore(deal_id=deal.pk, by=anna)
    clients.restore_company(company_id=deal.company_id, by=anna)

    assert Deal.objects.get(pk=deal.pk).removed_at is None


def test_a_colleague_of_another_department_removes_nothing(dora, deal):
    with pytest.raises(Refusal):
        deals.remove(deal_id=deal.pk, by=dora, at=NOON)


def test_the_basket_says_who_removed_what_and_gives_it_back(client, anna, deal):
    client.force_login(anna)
    client.post(reverse("desk:remove", args=["deal", deal.pk]))

    html = client.get("/basket/").content.decode()
    assert deal.title in html
    assert "Анна Белова" in html
    client.post("/basket/restore/", {"chosen": f"deal-{deal.pk}"})

    assert Deal.objects.get(pk=deal.pk).removed_at is None
    assert deal.title not in client.get("/basket/").content.decode()


def test_the_basket_takes_as_many_queries_for_many_records(
    client, anna, django_assert_max_num_queries
):
    firm = a_company()
    for n in range(30):
        one = a_deal(anna, company=firm, step=a_plan(f"Шаг {n}"))
        deals.remove(deal_id=one.pk, by=anna, at=NOON)
    client.force_login(anna)

    with django_assert_max_num_queries(16):
        client.get("/basket/")
