"""How a form about a deal writes its lines, days and choices, and how they are read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Field
from django.utils.translation import gettext as _

from interes.clients.models import Source
from interes.deals import queries
from interes.deals.models import Deal
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal

YEARS = range(1990, 2101)


class Unreadable(Refusal):
    """What was written can't be understood, or does not fit."""


def line(data: Mapping[str, str], name: str, *, needed: bool = False) -> str:
    """Read one line of text as long as the field of a deal lets it be."""
    text = " ".join(data.get(name, "").split())
    most = _field(name).max_length or 0
    if needed and not text:
        raise Unreadable(_("Write what they want."), field=name)
    if len(text) > most:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": most}
        raise Unreadable(sentence, field=name)
    return text


def day(data: Mapping[str, str], name: str) -> date | None:
    """Read a day; nothing is no day."""
    text = data.get(name, "").strip()
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Unreadable(_("Choose the day."), field=name) from None
    if found.year not in YEARS:
        raise Unreadable(_("Check the year."), field=name)
    return found


def choices(name: str) -> list[tuple[str, str]]:
    """Return the words a field of a deal may hold, with how people read them."""
    return [(str(value), str(word)) for value, word in _field(name).flatchoices]


def choice(data: Mapping[str, str], name: str) -> str:
    """Read one of the words a field of a deal may hold."""
    said = data.get(name, "")
    if said not in dict(choices(name)):
        raise Unreadable(_("Choose one of these."), field=name)
    return said


def source(data: Mapping[str, str], name: str = "source") -> Source | None:
    """Read the source; nothing is no source."""
    key = data.get(name, "")
    if not key:
        return None
    found = queries.sources().filter(pk=key_in(key) or 0).first()
    if found is None:
        raise Unreadable(_("Choose one of these."), field=name)
    return found


def _field(name: str) -> "Field[Any, Any]":
    field = Deal._meta.get_field(name)
    assert isinstance(field, Field)
    return field
