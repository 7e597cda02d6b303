"""Phones, e-mails, messengers and sites of companies and people: all are kept, none twice."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection

from interes.clients.models import ContactPoint
from interes.clients.queries import laws
from interes.exchange.actions.importing.work import Wish
from interes.exchange.actions.importing.writing import copy_new
from interes.exchange.rules.importing.records import Contact

# The usual writing of a Russian number, read a hundred times faster than the library does.
_RUSSIAN = re.compile(r"(?:\+7|8)([3489]\d{9})", re.ASCII)
_PUNCTUATION = str.maketrans("", "", " ()-\u00a0")
LONGEST = 200
NOTE = 80
ADD = """
INSERT INTO contact_point (kind, value, normal, note, {holder})
SELECT new.* FROM unnest(
    %(kinds)s::varchar[], %(values)s::varchar[], %(normals)s::varchar[], %(notes)s::varchar[],
    %(holders)s::bigint[]
) AS new
ON CONFLICT (company_id, person_id, kind, normal) DO NOTHING
RETURNING {holder}
"""


def normals(contacts: Iterable[Contact]) -> dict[str, Contact]:
    """Return each way to reach someone once, under its kind and its one writing."""
    found: dict[str, Contact] = {}
    for contact in contacts:
        value = contact.value.strip()
        if value:
            found.setdefault(f"{contact.kind}:{normal(contact.kind, value)}", contact)
    return found


@lru_cache(20_000)
def normal(kind: str, value: str) -> str:
    """Return the one writing; of what can't be understood, it is what stands there."""
    if kind == "phone" and (usual := _RUSSIAN.fullmatch(value.translate(_PUNCTUATION))):
        return f"+7{usual[1]}"
    found = laws.normal_contact(kind, value) or " ".join(value.lower().split())
    return found[:LONGEST]


def make(wishes: Sequence[Wish[Any]], holder: str) -> None:
    """Keep all ways to reach new companies or people."""
    copy_new(
        ContactPoint,
        [
            {**_row(mark, contact), holder: wish.id}
            for wish in wishes
            for mark, contact in wish.adds.items()
            if isinstance(contact, Contact)
        ],
    )


def add(wishes: Sequence[tuple[Wish[Any], Collection[str]]], holder: str) -> Mapping[int, int]:
    """Add those that known companies or people lack; return how many each one got."""
    rows = [
        (wish.id, _row(mark, wish.adds[mark]))
        for wish, marks in wishes
        for mark in marks
        if isinstance(wish.adds[mark], Contact)
    ]
    if not rows:
        return {}
    facts: dict[str, Any] = {f"{n}s": [row[n] for _id, row in rows] for n in rows[0][1]}
    facts["holders"] = [number for number, _row in rows]
    with connection.cursor() as cursor:
        cursor.execute(ADD.format(holder=holder), facts)
        return Counter(number for (number,) in cursor.fetchall())


def _row(mark: str, contact: Contact) -> dict[str, str]:
    return {
        "kind": contact.kind,
        "value": contact.value.strip()[:LONGEST],
        "normal": mark.partition(":")[2],
        "note": contact.note[:NOTE],
    }
