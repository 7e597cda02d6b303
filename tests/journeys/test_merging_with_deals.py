"""Deals, talks and to-dos go with the company or person that a merge keeps (M1.4)."""

from interes.activities.models import Activity, ToDo
from interes.clients import actions
from interes.deals import actions as deals
from interes.deals.models import Deal, DealPerson, Influence
from interes.foundation.history import history_of
from interes.foundation.undoing import undo
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


def test_what_is_known_of_either_is_known_of_the_kept_one_and_comes_apart_again(ada):
    nordwind = a_company()
    kept, other, boss = (a_person(nordwind) for _ in range(3))
    deal = a_deal(ada, company=nordwind, people=[kept.pk, other.pk, boss.pk])
    told = {"deal_id": deal.pk, "by": ada}
    deals.tell_part(person_id=kept.pk, facts={"roles": ["user"], "win": "Тишина"}, **told)
    facts = {"roles": ["economic"], "win": "Премия", "attitude": -3}
    deals.tell_part(person_id=other.pk, facts=facts, **told)
    for one in (kept, other):
        deals.tie(from_person_id=one.pk, to_person_id=boss.pk, kind="reports", **told)
    deals.tie(from_person_id=other.pk, to_person_id=kept.pk, kind="moves", **told)
    before = as_it_is()

    merge(ada, kept, other)

    part = DealPerson.objects.get(deal=deal, person=kept)
    assert (part.roles, part.win, part.attitude) == (["economic", "user"], "Тишина", -3)
    assert [line.kind for line in Influence.objects.all()] == ["reports"]

    undo([history_of(DealPerson).order_by("-pgh_id")[0].pgh_context_id], by=ada, at=NOON)
    assert as_it_is() == before


def as_it_is():
    return [list(noun.objects.order_by("pk").values()) for noun in (DealPerson, Influence)]
