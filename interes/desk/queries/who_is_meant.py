"""Whom a form means that was filled in with names: someone known, or someone new."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from interes.clients import queries as clients
from interes.clients.models import Company, Person
from interes.clients.queries import Twin
from interes.foundation.keys import key_in
from interes.team.models import User

NEW = "new"


@dataclass(frozen=True, slots=True)
class Meant[M]:
    """The record that is meant, if it is known; else its likes, to be asked about."""

    known: M | None
    twins: list[Twin]


def company_meant(user: User, data: Mapping[str, str]) -> Meant[Company]:
    """Return which company the fields `company` mean."""
    known = _known(clients.seen_by(user), data, "company")
    if known is not None or _is_surely_new(data, "company"):
        return Meant(known, [])
    text = _said(data, "company_text")
    return Meant(None, clients.find_twins(user, name=text, inn=text) if text else [])


def person_meant(user: User, data: Mapping[str, str]) -> Meant[Person]:
    """Return which person the fields `person` mean."""
    known = _known(clients.people_seen_by(user), data, "person")
    if known is not None or _is_surely_new(data, "person"):
        return Meant(known, [])
    text, phone, email = (_said(data, name) for name in ("person_text", "phone", "email"))
    return Meant(None, clients.find_person_twins(user, name=text, phone=phone, email=email))


def _known[M: (Company, Person)](seen: QuerySet[M], data: Mapping[str, str], name: str) -> M | None:
    """Return the one that was picked, or chosen when the form asked back."""
    choice = _said(data, f"{name}_choice") if _is_answered(data, name) else ""
    for key in (choice, _said(data, name)):
        record = seen.filter(pk=number).first() if (number := key_in(key)) else None
        # A name written over the picked one means someone else.
        if record is not None and (key == choice or _said(data, f"{name}_text") == str(record)):
            return record
    return None


def _is_surely_new(data: Mapping[str, str], name: str) -> bool:
    return _is_answered(data, name) and _said(data, f"{name}_choice") == NEW


def _is_answered(data: Mapping[str, str], name: str) -> bool:
    """Tell whether the choice was made about the very name that stands there now."""
    return _said(data, f"{name}_asked") == _said(data, f"{name}_text")


def _said(data: Mapping[str, str], name: str) -> str:
    return " ".join(data.get(name, "").split())
