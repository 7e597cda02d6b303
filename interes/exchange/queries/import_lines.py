"""Rows not taken as they stand, as lines for a terminal: the first ones, not thousands."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SHOWN = 20


def problem_lines(run_id: int, problems: Sequence[tuple[int, str]], number: int) -> Iterator[str]:
    """Give lines of the first problems of a file, then how many more of all there are and where."""
    for line, why in problems[:SHOWN]:
        yield "  " + _("line %(line)s: %(why)s") % {"line": line, "why": why}
    more = number - SHOWN
    if problems and more > 0:
        where = settings.PUBLIC_URL.rstrip("/") + reverse("exchange:import", args=[run_id])
        said = ngettext(
            "and %(number)s more: see %(where)s", "and %(number)s more: see %(where)s", more
        )
        yield "  " + said % {"number": more, "where": where}
