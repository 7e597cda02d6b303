"""Let a deal into a stage only with what the stages on the way ask."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from interes.deals import queries
from interes.deals.models import Deal, Stage
from interes.foundation.refusals import Refusal


class NotReady(Refusal):
    """The deal lacks something that the stages on its way ask for; `lacks` says what."""

    can_be_filled = True

    def __init__(self, lacks: Sequence[queries.Lack], to: str) -> None:
        """Say in one sentence what is missing, and keep it piece by piece."""
        said = {"stage": to, "what": ", ".join(f"“{one.label}”" for one in lacks)}
        sentence = _("To go on to “%(stage)s” the deal still needs: %(what)s.")
        super().__init__(sentence % said, field=lacks[0].field)
        self.lacks = list(lacks)

    @property
    def at_fields(self) -> list[tuple[str, str]]:
        """Return every field that is missing, with the sentence that belongs to it."""
        words = _("“%(what)s” is asked by the stage “%(stage)s”.")
        return [(one.told, words % {"what": one.label, "stage": one.stage}) for one in self.lacks]


def ensure_ready(deal: Deal, to: int | None, *, is_new: bool = False) -> None:
    """Check a locked deal at the moment of its move to a stage, or of its win (None).

    What is emptied later does not bring it back: the law is about the move. Raises NotReady.
    """
    lacks = queries.lacks(deal, to, is_new=is_new)
    if lacks:
        name = pgettext("a deal", "Won") if to is None else Stage.objects.get(pk=to).name
        raise NotReady(lacks, name)
