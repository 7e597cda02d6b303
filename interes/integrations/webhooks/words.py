"""What can be told, in the words of people."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.integrations.webhooks.laws import BY_RULE, CHANGES, DEAL_NEWS

type Group = tuple[Any, list[tuple[str, Any]]]

_NOUNS = {
    "company": _("Companies"),
    "person": _("People"),
    "deal": _("Deals"),
    "activity": _("Talks"),
    "to_do": _("To-dos"),
}
_CHANGES = {
    "created": pgettext_lazy("news of a record", "made"),
    "changed": pgettext_lazy("news of a record", "changed"),
    "removed": pgettext_lazy("news of a record", "put into the basket"),
    "restored": pgettext_lazy("news of a record", "taken out of the basket"),
}
_DEALS = {
    "deal.moved": pgettext_lazy("news of a deal", "moved to a stage"),
    "deal.won": pgettext_lazy("news of a deal", "won"),
    "deal.refused": pgettext_lazy("news of a deal", "refused"),
    "deal.reopened": pgettext_lazy("news of a deal", "reopened"),
    "deal.handed_over": pgettext_lazy("news of a deal", "handed over"),
    "step.finished": pgettext_lazy("news of a deal", "step finished"),
}


def grouped() -> Iterator[Group]:
    """Return what can be told, noun by noun."""
    for noun, word in _NOUNS.items():
        kinds = [(f"{noun}.{change}", _CHANGES[change]) for change in CHANGES]
        if noun == "deal":
            kinds += [(kind, _DEALS[kind]) for kind in (*DEAL_NEWS, "step.finished")]
        yield word, kinds
    yield _("Rules"), [(BY_RULE, pgettext_lazy("news of a rule", "a rule calls this program"))]
