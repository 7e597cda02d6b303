"""Two records of one client become one, and nothing of either is lost (M1.4)."""

from datetime import date, timedelta

import pytest

from interes.clients import actions
from interes.clients.models import Company, ContactPoint, Person, Post, Relation, Site
from interes.clients.tests.fields_of_ours import a_field
from interes.team.actions import NotAllowed
from tests.cast import NOON, a_company, a_person


def merged(by, kept, *others, **choices):
    merge = actions.merge_companies if isinstance(kept, Company) else actions.merge_people
    keys = [other.pk for other in others]
    return merge(kept_id=kept.pk, other_ids=keys, choices=choices, by=by, at=NOON)


def reached(by, record, value, kind="phone", note=""):
    holder = "company" if hasattr(record, "inn") else "person"
    actions.add_contact_point(by=by, kind=kind, value=value, note=note, **{holder: record})
    return record


def test_the_kept_company_says_what_either_said(ada):
    field = a_field()
    kept = a_company(city="Тверь", about="Ждут проект", tags=["опт"])
    other = a_company(inn="7707083893", kpp="770701001", about="Был на выставке", tags=["vip"])
    Company.objects.filter(pk=other.pk).update(custom={field.key: "40 штук"})

    company = merged(ada, kept, other)

    assert (company.city, company.inn, company.kpp) == ("Тверь", "7707083893", "770701001")
    assert company.about == "Ждут проект\n\nБыл на выставке"
    assert company.tags == ["опт", "vip"]
    assert company.custom == {field.key: "40 штук"}


def test_of_two_values_the_chosen_one_stays(ada):
    kept, other = a_company("Нордвинд", city="Тверь"), a_company("Nordwind", city="Псков")

    company = merged(ada, kept, other, name=other.pk, city=kept.pk)

    assert (company.name, company.city) == ("Nordwind", "Тверь")


def test_the_base_knows_a_client_as_long_as_the_older_record_did(ada):
    old = a_company(created_at=NOON - timedelta(days=300))

    assert merged(ada, a_company(), old).created_at == NOON - timedelta(days=300)


def test_all_ways_to_reach_them_come_along_each_once(ada):
    kept = reached(ada, a_company(), "+7 495 123-45-67")
    other = reached(ada, a_company(), "8 (495) 123-45-67", note="склад")
    reached(ada, other, "info@nordwind.ru", "email")

    merged(ada, kept, other)

    points = ContactPoint.objects.filter(company=kept).order_by("id")
    assert [(p.normal, p.note) for p in points] == [
        ("+74951234567", "склад"),
        ("info@nordwind.ru", ""),
    ]


def test_a_person_who_had_a_post_in_both_has_one_that_says_both(ada):
    kept, other = a_company(), a_company()
    clara = a_person(kept)
    Post.objects.create(person=clara, company=other, title="Закупки", from_date=date(2020, 1, 1))
    Post.objects.create(person=a_person(), company=other, title="Юрист")

    merged(ada, kept, other)

    posts = Post.objects.filter(company=kept).order_by("id")
    assert [(post.title, post.from_date) for post in posts] == [
        ("Директор по закупкам / Закупки", date(2020, 1, 1)),
        ("Юрист", None),
    ]


def test_relations_are_kept_once_and_never_with_oneself(ada):
    kept, other, third = a_company(), a_company(), a_company("Ромашка")
    for one, another in ((kept, other), (kept, third), (other, third), (third, other)):
        Relation.objects.create(company=one, other=another, kind="partner")
    Relation.objects.filter(company=other, other=third).update(attitude="friendly")

    merged(ada, kept, other)

    rows = Relation.objects.order_by("id").values_list("company", "other", "attitude")
    assert list(rows) == [(kept.pk, third.pk, "friendly"), (third.pk, kept.pk, "unknown")]


def test_sites_of_one_name_are_one_if_they_agree_and_two_if_not(ada):
    kept, other = a_company(), a_company()
    Site.objects.create(company=kept, name="Склад", city="Тверь")
    Site.objects.create(company=other, name="Склад", seats=40)
    Site.objects.create(company=kept, name="Офис", city="Тверь")
    Site.objects.create(company=other, name="Офис", city="Псков")

    merged(ada, kept, other)

    sites = Site.objects.order_by("name").values_list("company", "name", "city", "seats")
    assert list(sites) == [
        (kept.pk, "Офис", "Тверь", None),
        (kept.pk, "Офис (2)", "Псков", None),
        (kept.pk, "Склад", "Тверь", 40),
    ]


def test_subsidiaries_have_the_kept_head_and_nobody_stands_above_themselves(ada):
    other = a_company()
    kept, branch = a_company(head_company=other), a_company("Филиал", head_company=other)

    company = merged(ada, kept, other)

    assert company.head_company_id is None
    assert Company.objects.get(pk=branch.pk).head_company_id == kept.pk


def test_a_branch_that_stood_between_two_records_does_not_close_a_ring(ada):
    other = a_company()
    between = a_company("Между", head_company=other)
    kept = a_company(head_company=between)

    company = merged(ada, kept, other)

    assert company.head_company_id is None
    assert Company.objects.get(pk=between.pk).head_company_id == kept.pk


def test_several_records_become_one_at_once(ada):
    kept, *others = [reached(ada, a_company(), f"+7 495 123-45-6{n}") for n in range(4)]

    merged(ada, kept, *others)

    assert ContactPoint.objects.filter(company=kept).count() == 4
    gone = Company.objects.filter(merged_into=kept)
    assert gone.count() == 3
    assert all(company.removed_at for company in gone)


def test_an_imported_key_of_the_other_record_leads_to_the_kept_one(ada):
    kept, other = a_company(), a_company(imported_key="zoho:account:7")

    merged(ada, kept, other)

    found = Company.objects.get(imported_key="zoho:account:7")
    assert found.merged_into_id == kept.pk


def test_one_record_alone_is_nothing_to_merge(ada):
    company = a_company()

    with pytest.raises(actions.NothingToMerge):
        merged(ada, company, company)


def test_whoever_comes_second_is_told_that_it_is_merged_already(ada):
    kept, other = a_company(), a_company()
    merged(ada, kept, other)

    with pytest.raises(actions.MergedMeanwhile):
        merged(ada, a_company(), other)


def test_a_seller_merges_what_is_theirs_and_a_head_what_is_the_departments(anna, boris, dora):
    kept, other = a_company(owner=anna), a_company(owner=anna)
    with pytest.raises(NotAllowed):
        merged(dora, kept, other)

    assert merged(boris, kept, other).pk == kept.pk


def test_the_same_requisites_at_a_third_company_are_refused_in_words(ada):
    a_company("Ромашка", inn="7707083893", kpp="770701001")
    kept, other = a_company(inn="7707083893"), a_company(kpp="770701001", inn="7736207543")

    with pytest.raises(actions.KnownAlready):
        merged(ada, kept, other, inn=kept.pk, kpp=other.pk)


def test_person_is_gone_from_the_list_after_the_merge(ada):
    kept, other = a_person(), a_person()

    merged(ada, kept, other)

    assert Person.objects.get(pk=other.pk).merged_into_id == kept.pk


def test_a_person_keeps_birthday_posts_and_phones(ada):
    kept, other = a_person(a_company()), a_person(a_company("Ромашка"), birthday=date(1985, 3, 1))
    reached(ada, other, "+7 916 555-44-33")

    person = merged(ada, kept, other)

    assert person.birthday == date(1985, 3, 1)
    assert Post.objects.filter(person=kept).count() == 2
    assert ContactPoint.objects.get().person_id == kept.pk


def test_a_name_in_ordinary_letters_is_taken_before_the_same_in_capitals(ada):
    kept, other = a_company("ОТЕЛЬ «КРЕЧЕТ»"), a_company("Отель «Кречет»")

    assert merged(ada, kept, other).name == "Отель «Кречет»"


def test_what_was_only_removed_is_no_straggler_of_a_merge(ada):
    firm = reached(ada, a_company("Нордвинд"), "+7 495 123-45-67")
    Company.objects.filter(pk=firm.pk).update(removed_at=NOON)

    assert actions.bring_stragglers(at=NOON) == 0
    assert ContactPoint.objects.get().company_id == firm.pk
