"""Requisites are checked by their control digits and patterns."""

import csv
from pathlib import Path

import pytest

from interes.clients.rules import RequisiteFault, check_inn, check_kpp, check_ogrn, digits_of

REGISTER = Path(__file__).parents[3] / "../shared/data/companies-egrul/companies_2017.csv"


@pytest.mark.parametrize("inn", ["7707083893", "7736207543", "500100732259"])
def test_a_right_inn_passes(inn):
    assert check_inn(inn) is None


@pytest.mark.parametrize(
    ("inn", "fault"),
    [
        ("7707083894", RequisiteFault.CONTROL),
        ("7707083983", RequisiteFault.CONTROL),
        ("500100732258", RequisiteFault.CONTROL),
        ("500100732249", RequisiteFault.CONTROL),
        ("770708389", RequisiteFault.LENGTH),
        ("77070838931", RequisiteFault.LENGTH),
        ("77070838OO", RequisiteFault.DIGITS),
        ("٧٧٠٧٠٨٣٨٩٣", RequisiteFault.DIGITS),
        ("", RequisiteFault.DIGITS),
    ],
)
def test_an_inn_with_a_mistake_is_told_what_is_wrong(inn, fault):
    assert check_inn(inn) == fault


@pytest.mark.parametrize(
    "ogrn", ["1027700132195", "1037739010891", "304500116000157", "304500116000050"]
)
def test_a_right_ogrn_passes(ogrn):
    assert check_ogrn(ogrn) is None


@pytest.mark.parametrize(
    ("ogrn", "fault"),
    [
        ("1027700132196", RequisiteFault.CONTROL),
        ("304500116000158", RequisiteFault.CONTROL),
        ("10277001321951", RequisiteFault.LENGTH),
        ("102770013219X", RequisiteFault.DIGITS),
    ],
)
def test_an_ogrn_with_a_mistake_is_told_what_is_wrong(ogrn, fault):
    assert check_ogrn(ogrn) == fault


@pytest.mark.parametrize("kpp", ["770101001", "7701AB001", "7701ab001", "7701 01 001"])
def test_a_right_kpp_passes(kpp):
    assert check_kpp(kpp) is None


@pytest.mark.parametrize(
    ("kpp", "fault"),
    [
        ("77010100", RequisiteFault.LENGTH),
        ("7701010011", RequisiteFault.LENGTH),
        ("7701Я1001", RequisiteFault.DIGITS),
        ("ABCD01001", RequisiteFault.DIGITS),
    ],
)
def test_a_kpp_with_a_mistake_is_told_what_is_wrong(kpp, fault):
    assert check_kpp(kpp) == fault


@pytest.mark.parametrize("written", ["77 07 083893", "7707-083893", "7707\u00a0083893"])
def test_spaces_and_dashes_in_a_requisite_are_not_mistakes(written):
    assert digits_of(written) == "7707083893"
    assert check_inn(written) is None


@pytest.mark.skipif(not REGISTER.exists(), reason="the extract of the state register is not here")
def test_every_company_of_the_state_register_passes():
    rows = list(csv.DictReader(REGISTER.open(encoding="utf-8")))

    right_inns = [row["inn"] for row in rows if row["inn"] and check_inn(row["inn"]) is None]
    right_ogrns = [row["ogrn"] for row in rows if check_ogrn(row["ogrn"]) is None]

    assert (len(rows), len(right_inns), len(right_ogrns)) == (149, 148, 149)
    assert next(row for row in rows if not row["inn"])["ogrn"] == "1077799001180"
