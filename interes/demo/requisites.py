"""Russian requisites with right control digits that belong to nobody."""

from stdnum.ru import inn, ogrn

from interes.demo.chance import Chance


def company_inn(chance: Chance, region: str) -> str:
    """Return the INN of a company registered in a region.

    No tax inspection has a number from 80 on, so no real company can have this INN.
    """
    start = f"{region}{chance.randint(80, 89)}{chance.randint(0, 99_999):05}"
    return start + inn.calc_company_check_digit(start)


def person_inn(chance: Chance, region: str) -> str:
    """Return the INN of a sole trader."""
    start = f"{region}{chance.randint(80, 89)}{chance.randint(0, 999_999):06}"
    return start + inn.calc_personal_check_digits(start)


def kpp(inn_of_company: str, reason: int = 1) -> str:
    """Return the KPP that goes with an INN."""
    return f"{inn_of_company[:4]}01{reason:03}"


def company_ogrn(chance: Chance, region: str) -> str:
    """Return the OGRN of a company."""
    start = f"1{chance.randint(3, 24):02}{region}{chance.randint(0, 9_999_999):07}"
    return start + ogrn.calc_check_digit(start + "0")


def person_ogrn(chance: Chance, region: str) -> str:
    """Return the OGRNIP of a sole trader."""
    while True:
        start = f"3{chance.randint(5, 24):02}{region}00{chance.randint(0, 9_999_999):07}"
        digit = ogrn.calc_check_digit(start + "0")
        # A remainder of two digits is written by its last one, and not every checker knows it.
        if len(digit) == 1:
            return start + digit
