"""What an undo left alone, said in a notice or a report."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from interes.foundation.undoing import Kept, Stays, in_words
from interes.ui import formats

TOLD = 5


def stays_in_words(kept: Sequence[Kept]) -> tuple[int, str]:
    """Return how many things stay, and the first of them in words with who changed them when."""
    told = in_words(kept)
    said = [f"{one.label}: {one.stands} ({why(one)})" for one in told[:TOLD]]
    if len(told) > TOLD:
        said.append("…")
    return len(told), ", ".join(said)


def why(one: Stays) -> str:
    """Say whose hand it was and when, or that what was before is out of use by now."""
    if one.at is None:
        return _("what it was is out of use: bring that into use again, or choose another")
    return ", ".join(part for part in (one.who, formats.moment(one.at)) if part)
