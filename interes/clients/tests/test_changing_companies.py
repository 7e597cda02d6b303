"""A company is changed one field at a time, and nobody's change is silently lost."""

from decimal import Decimal

import pytest

from interes.clients import actions
from interes.clients.models import Company
from interes.foundation.edits import ChangedMeanwhile
from interes.team.actions import NotAllowed
from tests.cast import a_company


def change(company, by, field, value, was=None):
    return actions.change_company(company_id=company.pk, field=field, value=value, by=by, was=was)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("name", "АО «Восток»", "Восток"),
        ("inn", "77 07 083893", "7707083893"),
        ("city", "  Нижний   Новгород ", "Нижний Новгород"),
        ("status", "client", "client"),
        ("employees", 120, 120),
        ("revenue", Decimal("1840000.00"), Decimal("1840000.00")),
        ("about", "Первая строка\r\nвторая ", "Первая строка\nвторая"),
    ],
)
def test_a_fact_is_kept_in_one_writing(anna, field, value, kept):
    company = a_company()

    change(company, anna, field, value)

    company.refresh_from_db()
    assert getattr(company, field) == kept


def test_any_seller_may_correct_any_company(anna, dora):
    company = a_company(owner=dora)

    assert change(company, anna, "city", "Тверь").city == "Тверь"


def test_a_new_name_brings_its_legal_form(anna):
    company = change(a_company(), anna, "name", "АО «Восток»")

    assert str(company) == "АО «Восток»"


def test_a_new_name_without_a_form_leaves_the_form(anna):
    assert str(change(a_company(), anna, "name", "Восток")) == "ООО «Восток»"


def test_a_name_cant_be_emptied(anna):
    with pytest.raises(actions.NameMissing):
        change(a_company(), anna, "name", " ")


@pytest.mark.parametrize("field", ["owner", "id", "imported_key", "sort_name", "created_at", "no"])
def test_only_facts_that_people_write_can_be_changed(anna, field):
    with pytest.raises(actions.NotChangeable):
        change(a_company(), anna, field, "1")


def test_the_second_of_two_editors_is_told_what_the_first_wrote(anna):
    company = a_company(city="Тверь")
    change(company, anna, "city", "Казань", was="Тверь")

    with pytest.raises(ChangedMeanwhile) as refusal:
        change(company, anna, "city", "Пермь", was="Тверь")

    assert refusal.value.now == "Казань"
    company.refresh_from_db()
    assert company.city == "Казань"


def test_knowing_it_the_second_may_insist(anna):
    company = a_company(city="Казань")

    assert change(company, anna, "city", "Пермь", was="Казань").city == "Пермь"


def test_an_inn_of_another_company_is_refused_by_name(anna):
    known = a_company("Восток", inn="7707083893", kpp="770101001")
    company = a_company(kpp="770101001")

    with pytest.raises(actions.KnownAlready) as refusal:
        change(company, anna, "inn", "7707083893")

    assert refusal.value.company_id == known.pk


def test_a_kpp_that_makes_two_of_one_company_is_refused(anna):
    a_company("Восток", inn="7707083893", kpp="770101001")
    company = a_company(inn="7707083893", kpp="540101001")

    with pytest.raises(actions.KnownAlready):
        change(company, anna, "kpp", "770101001")


def test_the_same_inn_written_again_is_no_twin(anna):
    company = a_company(inn="7707083893")

    assert change(company, anna, "inn", "7707083893").inn == "7707083893"


def test_a_subsidiary_has_a_head_company(anna):
    head, company = a_company("Холдинг"), a_company()

    assert change(company, anna, "head_company", head).head_company == head


def test_a_company_is_not_its_own_head(anna):
    company = a_company()

    with pytest.raises(actions.HeadOfItself) as refusal:
        change(company, anna, "head_company", company)

    assert refusal.value.field == "head_company"


def test_heads_do_not_go_in_a_circle(anna):
    top = a_company("Холдинг")
    middle = a_company("Середина", head_company=top)
    company = a_company(head_company=middle)

    with pytest.raises(actions.HeadOfItself):
        change(top, anna, "head_company", company)


def test_a_seller_takes_a_company_that_nobody_has(anna):
    company = a_company()

    assert actions.assign_company(company_id=company.pk, to=anna, by=anna).owner == anna


def test_a_seller_gives_their_own_company_away(anna, dora):
    company = a_company(owner=anna)

    assert actions.assign_company(company_id=company.pk, to=dora, by=anna).owner == dora


def test_a_seller_does_not_take_a_colleagues_company(anna, dora):
    company = a_company(owner=dora)

    with pytest.raises(NotAllowed):
        actions.assign_company(company_id=company.pk, to=anna, by=anna)


def test_a_head_assigns_what_their_department_has(boris, anna, dora):
    ours, theirs = a_company(owner=anna), a_company("Восток", owner=dora)

    actions.assign_company(company_id=ours.pk, to=boris, by=boris)
    with pytest.raises(NotAllowed):
        actions.assign_company(company_id=theirs.pk, to=boris, by=boris)

    assert Company.objects.get(pk=ours.pk).owner == boris


def test_a_company_may_be_left_to_nobody(ada, anna):
    company = a_company(owner=anna)

    assert actions.assign_company(company_id=company.pk, to=None, by=ada).owner is None


def test_the_manager_changed_meanwhile_is_told(ada, anna, dora):
    company = a_company(owner=dora)

    with pytest.raises(ChangedMeanwhile):
        actions.assign_company(company_id=company.pk, to=ada, by=ada, was=str(anna.pk))


def test_every_change_is_kept_in_the_history(anna):
    company = a_company(city="Тверь")
    change(company, anna, "city", "Казань")

    history = Company.pgh_event_model.objects.filter(pgh_obj_id=company.pk).order_by("pgh_id")
    assert [event.city for event in history] == ["Тверь", "Казань"]
