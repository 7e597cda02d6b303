"""Laws of the clients room: pure functions, no Django."""

from .contacts import normal_contact, normal_email, normal_phone
from .likeness_keys import company_keys, person_keys
from .likeness_letters import core_name, letters, name_words, person_word
from .requisites import RequisiteFault, check_inn, check_kpp, check_ogrn, digits_of
from .writing import other_layout, person_names, plain, split_legal_form

__all__ = [
    "RequisiteFault",
    "check_inn",
    "check_kpp",
    "check_ogrn",
    "company_keys",
    "core_name",
    "digits_of",
    "letters",
    "name_words",
    "normal_contact",
    "normal_email",
    "normal_phone",
    "other_layout",
    "person_keys",
    "person_names",
    "person_word",
    "plain",
    "split_legal_form",
]
