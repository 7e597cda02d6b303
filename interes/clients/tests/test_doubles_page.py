"""The workbench of duplicates, and merging side by side."""

import pytest
from django.urls import reverse

from interes.clients import actions, queries
from interes.clients.models import Company, Double, Person
from tests.cast import NOON, a_company, a_person

DOUBLES = "/doubles/"


def found():
    while actions.compare_changed(at=NOON):
        pass
    return list(Double.objects.order_by("-score"))


def text_of(answer):
    return answer.content.decode()


def side_by_side(page, *records, **more):
    noun = "companies" if isinstance(records[0], Company) else "people"
    return page.get(f"/{noun}/merge/", {"ids": [record.pk for record in records]} | more)


def sent(page, kept, *others, **choices):
    noun = "companies" if isinstance(kept, Company) else "people"
    form = {"kept": kept.pk, "ids": [kept.pk, *(other.pk for other in others)]}
    named = {f"choice_{name}": key for name, key in choices.items()}
    return page.post(f"/{noun}/merge/", form | named)


def test_a_pair_is_shown_with_both_names_and_the_reasons(page):
    a_company("Нордвинд", city="Тверь", inn="7707083893")
    a_company("Nordwind", legal_form="GmbH", city="Тверь")
    found()

    text = text_of(page.get(DOUBLES))

    assert "ООО «Нордвинд»" in text
    assert "Nordwind GmbH" in text
    assert "тот же город" in text or "the same city" in text


def test_the_page_asks_the_same_number_of_questions_for_one_pair_and_for_many(
    page, django_assert_max_num_queries
):
    for number in range(12):
        for _one in range(2):
            a_company(f"Кронверк{'абвгдежзиклм'[number] * 2}", city="Тверь")
    found()

    with django_assert_max_num_queries(14):
        assert page.get(DOUBLES).status_code == 200


def test_the_list_is_narrowed_by_reason_and_by_noun(page):
    a_company("Нордвинд", city="Тверь")
    a_company("Нордвинд", city="Тверь")
    found()

    assert "Нордвинд" not in text_of(page.get(DOUBLES, {"sign": "same_phone"}))
    assert "Нордвинд" not in text_of(page.get(DOUBLES, {"noun": "person"}))
    assert "Нордвинд" in text_of(page.get(DOUBLES, {"sign": "same_name"}))


def test_a_pair_called_not_the_same_leaves_the_list_and_can_be_put_back(page):
    a_company("Нордвинд", city="Тверь")
    a_company("Нордвинд", city="Тверь")
    [pair] = found()

    page.post(reverse("clients:not_the_same", args=[pair.pk]))

    assert "Нордвинд" not in text_of(page.get(DOUBLES))
    assert "Нордвинд" in text_of(page.get(DOUBLES, {"state": "different"}))
    page.post(reverse("clients:look_again", args=[pair.pk]))
    assert "Нордвинд" in text_of(page.get(DOUBLES))


def test_both_values_stand_side_by_side_and_the_better_one_is_chosen(page):
    one = a_company("Нордвинд", city="Тверь", industry="Связь")
    other = a_company("Нордвинд Плюс", city="Псков")

    text = text_of(side_by_side(page, one, other))

    assert f'name="choice_name" value="{other.pk}" checked' in text
    assert "Псков" in text
    assert 'name="choice_industry"' not in text  # only one says something


def test_what_was_chosen_on_the_page_is_what_stays(page):
    one, other = a_company("Нордвинд", city="Тверь"), a_company("Nordwind", city="Псков")

    answer = sent(page, other, one, name=one.pk, city=other.pk)

    assert answer.headers["Location"] == reverse("clients:company", args=[other.pk])
    company = Company.objects.get(pk=other.pk)
    assert (company.name, company.city) == ("Нордвинд", "Псков")
    assert Company.objects.get(pk=one.pk).merged_into_id == other.pk


def test_the_notice_of_a_merge_takes_it_apart(page):
    one, other = a_company(), a_company()
    answer = sent(page, one, other)

    page.post(answer.told.undo)

    assert Company.objects.filter(removed_at=None).count() == 2


def test_the_old_address_leads_to_the_record_that_stayed(page):
    one, other = a_company(), a_company("Ромашка")
    sent(page, one, other)

    answer = page.get(reverse("clients:company", args=[other.pk]), follow=True)

    assert answer.redirect_chain[-1][0] == reverse("clients:company", args=[one.pk])
    assert "Ромашка" in text_of(answer)


def test_the_old_address_of_a_person_leads_to_the_one_that_stayed(page):
    one, other = a_person(), a_person(last_name="Зимяна")
    sent(page, one, other)

    answer = page.get(reverse("clients:person", args=[other.pk]), follow=True)

    assert answer.redirect_chain[-1][0] == reverse("clients:person", args=[one.pk])
    assert "Зимяна" in text_of(answer)


def test_a_merge_is_taken_apart_from_the_page_of_the_record_later(page, anna):
    one, other = a_company(), a_company("Ромашка")
    sent(page, one, other)
    page.get("/companies/")  # the notice is read
    [merged] = queries.merged_into("company", one.pk)
    undo = reverse("clients:take_apart", args=[merged.context])
    assert undo in text_of(page.get(reverse("clients:company", args=[one.pk])))
    actions.change_company(company_id=one.pk, field="city", value="Псков", by=anna)

    answer = page.post(undo, follow=True)

    assert Company.objects.get(pk=other.pk).removed_at is None
    assert Company.objects.get(pk=one.pk).city == "Псков"
    assert answer.status_code == 200


def test_whoever_may_not_merge_sees_why_and_no_button(page, dora):
    one, other = a_company(owner=dora), a_company()

    text = text_of(side_by_side(page, one, other))

    assert '<button type="submit" class="button main"' not in text
    assert sent(page, one, other).status_code == 422
    assert Company.objects.filter(removed_at=None).count() == 2


def test_records_ticked_in_the_list_are_looked_at_side_by_side_first(page):
    one, other = a_company(), a_company()
    assert "/companies/merge/" in text_of(page.get("/companies/"))

    answer = page.post("/companies/merge/", {"ids": [one.pk, other.pk], "at": "sort=name"})

    assert answer.headers["Location"] == f"/companies/merge/?ids={one.pk}&ids={other.pk}"
    assert Company.objects.filter(removed_at=None).count() == 2


def test_one_more_record_is_put_beside_by_its_name(page):
    one, other = a_company("Нордвинд"), a_company("Ромашка")

    answer = page.get("/companies/merge/", {"ids": one.pk, "add": 1, "company_text": "Ромашка"})

    assert answer.headers["Location"] == f"/companies/merge/?ids={one.pk}&ids={other.pk}"


@pytest.mark.parametrize("ids", ["", "1", "x", "9" * 30])
def test_a_page_of_records_that_are_not_here_says_so(page, ids):
    assert page.get("/companies/merge/", {"ids": ids}).status_code == 200


def test_a_second_sending_of_the_merge_says_that_it_is_done(page):
    one, other = a_person(), a_person()
    sent(page, one, other)

    assert sent(page, one, other).status_code == 422
    assert Person.objects.filter(removed_at=None).count() == 1


def test_a_director_has_everything_compared_anew(client, ada):
    client.force_login(ada)
    a_company()
    found()

    client.post(reverse("clients:compare_everything"))

    assert queries.left_to_compare() == 1
