"""Ways to reach companies and people, sites, relations: noted once, removed with a way back."""

import pytest

from interes.clients import actions
from interes.clients.models import ContactPoint, Relation, Site
from tests.cast import a_company, a_person


def note(by, **facts):
    return actions.add_contact_point(by=by, **facts)


def test_a_contact_is_kept_as_written_and_found_in_one_writing(anna):
    point = note(anna, kind="phone", value=" 8 495  123-45-67 ", company=a_company())

    assert (point.value, point.normal) == ("8 495 123-45-67", "+74951234567")


def test_the_same_contact_twice_is_one(anna):
    company = a_company()
    first = note(anna, kind="phone", value="8 495 123-45-67", company=company)

    second = note(anna, kind="phone", value="+74951234567", company=company)

    assert first == second


def test_a_phone_may_belong_to_several_people(anna):
    for name in ("Клара", "Вера"):
        note(anna, kind="phone", value="8 495 123-45-67", person=a_person(first_name=name))

    assert ContactPoint.objects.count() == 2


@pytest.mark.parametrize(
    ("kind", "value"),
    [("phone", "123"), ("email", "clara"), ("website", "сайт"), ("messenger", " "), ("fax", "12")],
)
def test_what_cant_be_such_a_contact_is_refused_with_how_to_write_it(anna, kind, value):
    with pytest.raises(actions.ContactUnclear) as refusal:
        note(anna, kind=kind, value=value, company=a_company())

    assert str(refusal.value) == actions.how_to_write(kind)


def test_a_removed_contact_comes_back_as_it_was(anna):
    point = note(anna, kind="phone", value="8 495 123-45-67", company=a_company(), note="приёмная")
    actions.remove_contact_point(contact_point_id=point.pk, by=anna)
    assert not ContactPoint.objects.exists()

    actions.put_contact_point_back(contact_point_id=point.pk, by=anna)

    back = ContactPoint.objects.get()
    assert (back.pk, back.value, back.note) == (point.pk, "8 495 123-45-67", "приёмная")


def test_what_is_here_is_not_put_back(anna):
    point = note(anna, kind="phone", value="8 495 123-45-67", company=a_company())

    with pytest.raises(actions.NothingToPutBack):
        actions.put_contact_point_back(contact_point_id=point.pk, by=anna)


def test_what_was_written_again_meanwhile_is_not_doubled(anna):
    company = a_company()
    point = note(anna, kind="phone", value="8 495 123-45-67", company=company)
    actions.remove_contact_point(contact_point_id=point.pk, by=anna)
    note(anna, kind="phone", value="8 495 123-45-67", company=company)

    with pytest.raises(actions.NothingToPutBack):
        actions.put_contact_point_back(contact_point_id=point.pk, by=anna)


def test_a_site_is_noted_and_corrected(anna):
    site = actions.add_site(company=a_company(), name=" Завод ", by=anna, city="Тверь", seats=40)

    actions.change_site(site_id=site.pk, field="seats", value=55, by=anna, was="40")

    assert (Site.objects.get().name, Site.objects.get().seats) == ("Завод", 55)


def test_a_company_has_no_two_sites_of_one_name(anna):
    company = a_company()
    actions.add_site(company=company, name="Завод", by=anna)
    other = actions.add_site(company=company, name="Склад", by=anna)

    with pytest.raises(actions.SiteNamedSo):
        actions.add_site(company=company, name="Завод", by=anna)
    with pytest.raises(actions.SiteNamedSo):
        actions.change_site(site_id=other.pk, field="name", value="Завод", by=anna)


def test_a_site_does_not_change_its_company(anna):
    site = actions.add_site(company=a_company(), name="Завод", by=anna)

    with pytest.raises(actions.NotChangeable):
        actions.change_site(site_id=site.pk, field="company", value=1, by=anna)


def relate(by, company, other, kind="competitor", **facts):
    return actions.add_relation(company=company, other=other, kind=kind, by=by, **facts)


def test_a_relation_said_again_gets_the_new_attitude(anna):
    company, other = a_company(), a_company("Восток")
    relate(anna, company, other)

    relate(anna, company, other, attitude="hostile")

    assert Relation.objects.get().attitude == "hostile"


def test_a_company_is_nothing_to_itself(anna):
    company = a_company()

    with pytest.raises(actions.RelatedToItself) as refusal:
        relate(anna, company, company)

    assert refusal.value.field == "other"


def test_a_removed_relation_comes_back(anna):
    relation = relate(anna, a_company(), a_company("Восток"), kind="partner")
    actions.remove_relation(relation_id=relation.pk, by=anna)

    actions.put_relation_back(relation_id=relation.pk, by=anna)

    assert Relation.objects.get().kind == "partner"
