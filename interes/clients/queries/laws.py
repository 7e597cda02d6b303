"""The laws of this room that rooms above apply too: how things are written, what is a requisite."""

from interes.clients.rules import (
    check_inn,
    check_kpp,
    check_ogrn,
    core_name,
    normal_contact,
    person_names,
    person_word,
    split_legal_form,
)

__all__ = [
    "check_inn",
    "check_kpp",
    "check_ogrn",
    "core_name",
    "normal_contact",
    "person_names",
    "person_word",
    "split_legal_form",
]
