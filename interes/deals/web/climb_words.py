"""What the page of a deal says of being forgotten, in one sentence."""

from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from interes.deals.queries import ClimbState
from interes.deals.rules import Level
from interes.ui import formats


def climb_words(state: ClimbState | None, now: datetime) -> str:
    """Say to whom a late step has climbed and what comes next; nothing of one that is not late."""
    if state is None or not state.is_late(now):
        return ""
    said = {"head_at": _when(state.climb.head_at), "free_at": _when(state.climb.free_at)}
    if state.level is Level.OWNER:
        return _("Late. If nothing is done, the head is told on %(head_at)s") % said
    told = next((jump for jump in state.jumps if jump.to), None)
    if told is None:
        first = _("Forgotten")
    else:
        words = _("Forgotten: %(head)s was told on %(at)s")
        first = words % {"head": told.to, "at": _when(told.at)}
    if state.level is Level.COLLEAGUE:
        return f"{first}. " + _("Any colleague may take it now")
    return f"{first}. " + _("A colleague may take it from %(free_at)s") % said


def _when(moment: datetime) -> str:
    return formats.moment(localtime(moment))
