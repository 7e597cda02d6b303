"""Chips by which a form takes what was promised, one press for a line."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from interes.activities.models import Promise
from interes.activities.queries.promise_settings import Offered, offered_promises
from interes.clients.models import Company


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip that adds a line: its word, and what the line begins with."""

    word: str
    line: dict[str, str]


def promise_chips(company: Company | None, now: datetime) -> list[tuple[str, list[Chip]]]:
    """Return for each side the kinds as chips, each with the term of a promise given now."""
    offered = offered_promises(company, now)
    return [
        (str(word), [_chip(str(side), str(word), one) for one in offered])
        for side, word in Promise.Side.choices
    ]


def _chip(side: str, word: str, one: Offered) -> Chip:
    due = timezone.localtime(one.ours if side == Promise.Side.OURS else one.theirs)
    line = {"side": side, "kind": str(one.id), "date": f"{due:%Y-%m-%d}", "time": f"{due:%H:%M}"}
    named = {f"promise_{name}": value for name, value in line.items()}
    return Chip(one.name, named | {"called": _called(word, one.name)})


def _called(side: str, kind: str) -> str:
    """Return how a line is called: "We: price"."""
    return _("%(side)s: %(kind)s") % {"side": side, "kind": kind.lower()}
