"""Each phone, e-mail and site has one writing, so that equal ones are found equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.clients.rules import normal_contact, normal_email, normal_phone


@pytest.mark.parametrize(
    "written",
    [
        "+7 495 123-45-67",
        "8 (495) 123-45-67",
        "84951234567",
        "495 123 45 67",
        " +7(495)1234567 ",
        "+7.495.123.45.67",
    ],
)
def test_a_phone_is_the_same_however_it_is_written(written):
    assert normal_phone(written) == "+74951234567"


@pytest.mark.parametrize(
    "written",
    [
        "8 495 123-45-67 доб. 12",
        "8 495 123-45-67, доб 12",
        "8 495 123-45-67 ДОБ.12",
        "8 495 123-45-67 вн. 12",
        "8 495 123-45-67 ext 12",
        "8 495 123-45-67 # 12",
    ],
)
def test_an_extension_is_part_of_the_phone(written):
    assert normal_phone(written) == "+74951234567;12"


def test_a_foreign_phone_keeps_its_country():
    assert normal_phone("+44 20 7946 0958") == "+442079460958"


@pytest.mark.parametrize("written", ["123-45-67", "звонить Кларе", "", "8", "+7 495 123 45 67 890"])
def test_what_cant_be_dialled_is_not_a_phone(written):
    assert normal_phone(written) is None


@pytest.mark.parametrize(
    "written", ["Clara@Nordwind.RU", " clara@nordwind.ru ", "<Clara@nordwind.ru>"]
)
def test_an_email_is_the_same_in_any_letter_case(written):
    assert normal_email(written) == "clara@nordwind.ru"


@pytest.mark.parametrize(
    "written", ["clara", "clara@", "@nordwind.ru", "clara@nordwind", "a b@c.ru"]
)
def test_half_an_email_is_not_an_email(written):
    assert normal_email(written) is None


@pytest.mark.parametrize(
    "written",
    ["nordwind.ru", "www.nordwind.ru", "https://nordwind.ru/", "http://www.Nordwind.ru"],
)
def test_a_site_is_the_same_with_and_without_its_scheme(written):
    assert normal_contact("website", written) == "nordwind.ru"


def test_a_word_is_not_a_site():
    assert normal_contact("website", "нордвинд") is None


def test_a_messenger_is_kept_as_it_is_but_for_the_letter_case():
    assert normal_contact("messenger", " @Clara ") == "@clara"


@given(st.from_regex(r"\A(8|\+7)[ (-]{0,2}9\d{2}[ )-]{0,2}\d{3}[ -]?\d{2}[ -]?\d{2}\Z"))
def test_a_phone_in_its_one_writing_does_not_change_any_more(written):
    normal = normal_phone(written)

    assert normal is not None
    assert normal_phone(normal) == normal


@given(st.sampled_from(["phone", "email", "website", "messenger"]), st.text(max_size=40))
def test_one_writing_is_final_for_any_contact(kind, written):
    normal = normal_contact(kind, written)

    assert normal is None or normal_contact(kind, normal) == normal
