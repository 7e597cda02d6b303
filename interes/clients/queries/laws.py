"""The laws of this room that rooms above apply too: how things are written, what is a requisite."""

from interes.clients.rules import (
    check_inn,
    check_kpp,
    check_ogrn,
    normal_contact,
    person_names,
    split_legal_form,
)

__all__ = [
    "check_inn",
    "check_kpp",
    "check_ogrn",
    "normal_contact",
    "person_names",
    "split_legal_form",
]
