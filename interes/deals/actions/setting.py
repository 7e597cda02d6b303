"""What all settings of deals share: names in two languages, and their order."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interes.deals.models import (
    ChecklistItem,
    Deal,
    Qualification,
    QualificationQuestion,
    RefusalReason,
    Situation,
    Stage,
)
from interes.foundation.refusals import Refusal

LONGEST_NAME = 120
# Deals in the basket do not stand in the way: they come back into a stage in use.
STANDING: dict[str, Any] = {"state": Deal.State.OPEN, "removed_at": None}


class NameMissing(Refusal):
    """A setting without a name, or with a name that is taken."""


class StageInUse(Refusal):
    """Open deals still stand there, or it is the last one."""


def names(name_ru: str, name_en: str) -> dict[str, str]:
    """Return both names as they are kept; raises NameMissing."""
    kept = {"name_ru": name_ru.strip(), "name_en": name_en.strip()}
    if not kept["name_ru"]:
        raise NameMissing(_("Write the name."), field="name_ru")
    for field, name in kept.items():
        if len(name) > LONGEST_NAME:
            sentence = _("Say it shorter: %(most)s characters at most.") % {"most": LONGEST_NAME}
            raise NameMissing(sentence, field=field)
    return kept


def ensure_free(standing: int) -> None:
    """Stop if open deals would be left where nobody looks; raises StageInUse."""
    if standing:
        sentence = ngettext(
            "%(number)s open deal stands here. Move it first.",
            "%(number)s open deals stand here. Move them first.",
            standing,
        )
        raise StageInUse(sentence % {"number": standing})


def number[S: (Qualification, QualificationQuestion)](ordered: Sequence[S]) -> None:
    """Give the records of an order places from 1 on, so that two never stand in one place."""
    for place, one in enumerate(ordered, start=1):
        one.order = place
    type(ordered[0])._default_manager.bulk_update(ordered, ["order"])


def swap[S: (Stage, RefusalReason, ChecklistItem, Situation, Qualification, QualificationQuestion)](
    ordered: Sequence[S], one: S, *, up: bool
) -> None:
    """Let one of the records in their order change places with its neighbour, if it has one.

    One that is not among them, for it is out of use, stays where it was.
    """
    place = next((n for n, other in enumerate(ordered) if other.pk == one.pk), None)
    if place is None:
        return
    other_place = place - 1 if up else place + 1
    if not 0 <= other_place < len(ordered):
        return
    here, there = ordered[place], ordered[other_place]
    here.order, there.order = there.order, here.order
    here.save(update_fields=["order"])
    there.save(update_fields=["order"])
