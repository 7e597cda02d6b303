"""The pages of clients speak the language of the reader."""

import pytest
from django.utils import translation

from interes.clients import actions
from tests.cast import NOON, a_company, a_person


@pytest.fixture
def english(client, anna):
    """Anna, who has chosen English."""
    anna.language = "en"
    anna.save()
    client.force_login(anna)
    return client


@pytest.mark.parametrize(
    ("address", "russian", "words"),
    [
        ("/companies/", "Компании", "Companies"),
        ("/people/", "Люди", "People"),
        ("/companies/new/", "Новая компания", "New company"),
    ],
)
def test_a_page_is_called_in_the_language_of_the_reader(
    page, anna, client, address, russian, words
):
    assert russian in page.get(address).content.decode()

    anna.language = "en"
    anna.save()
    assert words in page.get(address).content.decode()


def test_an_english_page_has_no_russian_but_for_names(english):
    company = a_company("Nordwind", legal_form="")

    answer = english.get(f"/companies/{company.pk}/").content.decode()

    assert "Requisites" in answer
    assert "Реквизиты" not in answer


@pytest.mark.parametrize(
    ("language", "money", "day"),
    [("ru", "1\u00a0840\u00a0000\u00a0₽", "1 мая 1980"), ("en", "1,840,000", "1 May 1980")],
)
def test_money_and_days_are_written_as_the_reader_does(page, anna, language, money, day):
    anna.language = language
    anna.save()
    company = a_company(revenue=1840000)
    person = a_person(birthday="1980-05-01")

    assert money in page.get(f"/companies/{company.pk}/").content.decode()
    assert day in page.get(f"/people/{person.pk}/").content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_refusal_is_a_sentence_in_the_language_of_the_reader(anna, language):
    with translation.override(language), pytest.raises(actions.RequisiteWrong) as refusal:
        actions.create_company(by=anna, at=NOON, name="Нордвинд", inn="7707083894")

    is_english = str(refusal.value).isascii()
    assert is_english == (language == "en")
