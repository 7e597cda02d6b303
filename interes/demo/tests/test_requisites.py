"""Requisites of the demo companies: right by their control digits, and nobody's."""

from interes.clients.models import Company
from interes.clients.rules import check_inn, check_kpp, check_ogrn
from interes.demo import requisites
from interes.demo.chance import Chance
from interes.demo.tests.companies_of_ours import russian
from interes.demo.world import World

__all__ = ["russian"]


def test_every_number_has_its_control_digits(russian: World):
    for company in russian.all(Company):
        assert check_inn(company.inn) is None, company.inn
        assert check_ogrn(company.ogrn) is None, company.ogrn


def test_a_company_has_a_kpp_of_its_inspection_and_a_sole_trader_has_none(russian: World):
    for company in russian.all(Company):
        if company.legal_form == "ИП":
            assert (len(company.inn), company.kpp, len(company.ogrn)) == (12, "", 15)
        else:
            assert check_kpp(company.kpp) is None
            assert company.kpp.startswith(company.inn[:4])


def test_the_number_begins_with_the_code_of_the_region(russian: World):
    codes = {place["city"]: place["code"] for place in russian.words("places")["cities"]}

    assert all(c.inn[:2] == codes[c.city] == c.ogrn[3:5] for c in russian.all(Company))


def test_no_number_belongs_to_a_real_inspection(russian: World):
    assert all(80 <= int(company.inn[2:4]) <= 89 for company in russian.all(Company))


def test_no_number_is_given_twice(russian: World):
    numbers = [company.inn for company in russian.all(Company)]

    assert len(set(numbers)) == len(numbers)


def test_a_hundred_sole_traders_have_numbers_that_every_checker_knows():
    chance = Chance(1)

    numbers = [requisites.person_ogrn(chance, "77") for _ in range(100)]

    assert all(check_ogrn(number) is None for number in numbers)
