"""What people say about a new token: what it is for, what it opens, how long it works."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.team.rules import READ, READ_ONLY, ROOMS, WRITE

ROOM_WORDS: dict[str, str | Promise] = {
    "clients": _("Companies and people"),
    "deals": _("Deals and steps"),
    "knowledge": _("Arguments"),
    "activities": _("Talks and to-dos"),
    "team": _("Team members"),
    "search": _("Search"),
    "notices": _("Notices"),
    "automation": _("Automation"),
    "exchange": pgettext_lazy("what a token opens", "Import"),
}
_NOTHING = ("", pgettext_lazy("what a token opens", "Closed"))
_READS = (READ, pgettext_lazy("what a token opens", "Reads"))
_WRITES = (WRITE, pgettext_lazy("what a token opens", "Reads and writes"))


class TokenForm(forms.Form):
    """A new token."""

    name = forms.CharField(
        label=_("What it is for"),
        max_length=80,
        help_text=_("For example: website, telephony, monthly report."),
    )
    days = forms.TypedChoiceField(
        label=_("Works for"),
        coerce=int,
        initial=365,
        choices=[
            (30, _("30 days")),
            (90, _("90 days")),
            (365, _("a year")),
            (0, _("until it is revoked")),
        ],
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Ask for every room of the house."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for room in ROOMS:
            ways = [_NOTHING, _READS] if room in READ_ONLY else [_NOTHING, _READS, _WRITES]
            self.fields[room] = forms.ChoiceField(
                label=str(ROOM_WORDS[room]),
                choices=ways,
                required=False,
                initial="" if room == "exchange" else READ,
                widget=forms.RadioSelect,
            )

    @property
    def rooms(self) -> Iterator[forms.BoundField]:
        """Return the choices, one for each room."""
        return (self[room] for room in ROOMS)

    @property
    def scopes(self) -> list[str]:
        """Return what was chosen, as a token keeps it."""
        return [f"{room}:{way}" for room in ROOMS if (way := self.cleaned_data[room])]

    def until(self, at: datetime) -> datetime | None:
        """Return when the token stops, or None if it does not by itself."""
        days = self.cleaned_data["days"]
        return at + timedelta(days=days) if days else None
