"""Deals, talks and to-dos go with the company or person that a merge keeps (M1.4)."""

from interes.activities.models import Activity, ToDo
from interes.clients import actions
from interes.deals.models import Deal, DealPerson
from tests.cast import NOON, a_company, a_deal, a_person


def merge(by, kept, other):
    act = actions.merge_companies if hasattr(kept, "inn") else actions.merge_people
    return act(kept_id=kept.pk, other_ids=[other.pk], choices={}, by=by, at=NOON)


def test_deals_talks_and_to_dos_of_the_other_company_are_those_of_the_kept_one(ada):
    kept, other = a_company(), a_company()
    deal = a_deal(ada, company=other)
    ToDo.objects.create(owner=ada, text="Договор", company=other, due_at=NOON, made_at=NOON)

    merge(ada, kept, other)

    assert Deal.objects.get(pk=deal.pk).company_id == kept.pk
    assert ToDo.objects.get().company_id == kept.pk
    assert set(Activity.objects.values_list("company_id", flat=True)) == {kept.pk}


def test_a_person_takes_part_once_in_each_deal_and_stays_the_main_contact(ada):
    nordwind = a_company()
    kept, other = a_person(nordwind), a_person(nordwind)
    both = a_deal(ada, company=nordwind, people=[kept.pk, other.pk])
    DealPerson.objects.filter(deal=both).update(is_main=False)
    DealPerson.objects.filter(deal=both, person=other).update(is_main=True)
    single = a_deal(ada, company=nordwind, people=[other.pk])

    merge(ada, kept, other)

    parts = DealPerson.objects.order_by("deal_id").values_list("deal", "person", "is_main")
    assert list(parts) == [(both.pk, kept.pk, True), (single.pk, kept.pk, True)]


def test_talks_with_either_person_are_talks_with_the_kept_one(ada):
    kept, other = a_person(), a_person()
    for person in (kept, other):
        Activity.objects.create(kind="call", at=NOON, by=ada, person=person, text="Ждут")

    merge(ada, kept, other)

    assert set(Activity.objects.values_list("person_id", flat=True)) == {kept.pk}
