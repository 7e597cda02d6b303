"""Laws of the clients room: pure functions, no Django."""

from .contacts import normal_contact, normal_email, normal_phone
from .likeness import ALMOST_SURE, WORTH_A_LOOK, Likeness, Reason, Sign
from .likeness_companies import CompanySigns, like_companies
from .likeness_first_names import other_forms
from .likeness_keys import company_keys, person_keys
from .likeness_letters import core_name, letters, name_words, person_word
from .likeness_people import PersonSigns, like_people
from .mail_providers import PUBLIC_DOMAINS, is_public
from .merging import BOTH, Told, all_tags, is_empty, joined, usual_choice
from .requisites import RequisiteFault, check_inn, check_kpp, check_ogrn, digits_of
from .writing import other_layout, person_names, plain, split_legal_form

__all__ = [
    "ALMOST_SURE",
    "BOTH",
    "PUBLIC_DOMAINS",
    "WORTH_A_LOOK",
    "CompanySigns",
    "Likeness",
    "PersonSigns",
    "Reason",
    "RequisiteFault",
    "Sign",
    "Told",
    "all_tags",
    "check_inn",
    "check_kpp",
    "check_ogrn",
    "company_keys",
    "core_name",
    "digits_of",
    "is_empty",
    "is_public",
    "joined",
    "letters",
    "like_companies",
    "like_people",
    "name_words",
    "normal_contact",
    "normal_email",
    "normal_phone",
    "other_forms",
    "other_layout",
    "person_keys",
    "person_names",
    "person_word",
    "plain",
    "split_legal_form",
    "usual_choice",
]
