"""Records are found by the words they have now, whoever wrote them."""

import pytest

from interes.clients.models import Company
from interes.desk.actions import keep_words
from interes.desk.models import SearchDue, SearchTerm, SearchWord
from tests.cast import NOON, a_company, a_deal, a_person

pytestmark = pytest.mark.django_db


def words_of(record):
    noun = record._meta.model_name[0]
    found = SearchWord.objects.filter(noun=noun, record_id=record.pk)
    return set(found.values_list("word", flat=True))


def test_a_company_is_found_by_every_word_of_its_names_its_city_and_its_tags():
    company = a_company(
        "Нордвинд-Юг",
        legal_name="Общество с ограниченной ответственностью «Северный ветёр»",
        city="Нижний Новгород",
        tags=["ключевой клиент"],
    )

    assert words_of(company) == {
        *("нордвинд", "юг", "северный", "ветер", "нижний", "новгород"),
        *("ключевой", "клиент"),
    }


def test_what_was_changed_by_hand_is_found_at_once():
    company = a_company("Ромашка")

    Company.objects.filter(pk=company.pk).update(name="Василёк")

    assert words_of(company) == {"василек"}


def test_what_is_in_the_basket_is_not_found_and_comes_back():
    clara = a_person()

    type(clara).objects.filter(pk=clara.pk).update(removed_at=NOON)
    assert words_of(clara) == set()

    type(clara).objects.filter(pk=clara.pk).update(removed_at=None)
    assert words_of(clara) == {"зимина", "клара", "олеговна"}


def test_the_old_name_of_a_merged_company_leads_to_the_one_that_stayed():
    kept, first, second = a_company("Нордвинд"), a_company("Зюйдвест"), a_company("Остзее")

    for other, into in ((first, second), (second, kept)):
        Company.objects.filter(pk=other.pk).update(removed_at=NOON, merged_into=into)
    assert words_of(kept) == {"нордвинд", "зюйдвест", "остзее"}

    Company.objects.filter(pk=second.pk).update(removed_at=None, merged_into=None)
    assert words_of(kept) == {"нордвинд"}
    assert words_of(second) == {"зюйдвест", "остзее"}


def test_a_deal_is_found_by_its_title_and_product(anna):
    deal = a_deal(anna, product="Сервер")

    assert {"видеосвязь", "сервер"} <= words_of(deal)


def test_what_an_import_brings_is_found_when_the_worker_has_come_to_it():
    Company.objects.bulk_create(
        [Company(name=f"Завод {n}", created_at=NOON, changed_at=NOON) for n in range(400)]
    )
    last = Company.objects.get(name="Завод 399")
    assert (words_of(last), SearchDue.objects.count()) == (set(), 400)

    assert keep_words() == 400

    assert (words_of(last), SearchDue.objects.count()) == ({"завод", "399"}, 0)
    assert keep_words() == 0


def test_a_word_is_known_once_however_many_records_have_it():
    for n in range(3):
        a_company(f"Ромашка {n}")

    assert SearchTerm.objects.filter(word="ромашка").count() == 1
    assert SearchTerm.objects.get(word="ромашка").letters == "romashka"
