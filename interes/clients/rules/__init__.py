"""Laws of the clients room: pure functions, no Django."""

from .contacts import normal_contact, normal_email, normal_phone
from .requisites import RequisiteFault, check_inn, check_kpp, check_ogrn, digits_of
from .writing import other_layout, person_names, plain, split_legal_form

__all__ = [
    "RequisiteFault",
    "check_inn",
    "check_kpp",
    "check_ogrn",
    "digits_of",
    "normal_contact",
    "normal_email",
    "normal_phone",
    "other_layout",
    "person_names",
    "plain",
    "split_legal_form",
]
