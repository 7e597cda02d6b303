"""How meetings are called, and what is offered to begin with."""

from django.utils.translation import gettext as _

from interes.activities.models import Meeting
from interes.activities.rules import Standing
from interes.foundation.buying import LETTERS, Role


def roles() -> list[tuple[str, str, str]]:
    """Return the roles in their order: role, letter, word."""
    return [(role, str(LETTERS[role]), str(word)) for role, word in Role.choices]


def standings() -> dict[Standing, tuple[str, str]]:
    """Return how a meeting stands, in a word and a tone."""
    return {
        Standing.AHEAD: (str(Meeting.State.PLANNED.label), "ok"),
        Standing.UNWRITTEN: (_("Minutes are missing"), "late"),
        Standing.FELL_THROUGH: (_("Fell through"), "muted"),
        Standing.HELD: (str(Meeting.State.HELD.label), "won"),
        Standing.DROPPED: (str(Meeting.State.DROPPED.label), "muted"),
    }


def goals() -> list[str]:
    """Return goals that can be met, to choose from."""
    return [
        _("Wake interest and agree on individual meetings"),
        _("Agree on the needs and on who decides"),
        _("Show it at work and agree on a trial"),
        _("Settle what the technical buyers doubt"),
        _("Agree on the terms and on the day of the contract"),
    ]


def usual_agenda(kind: str) -> str:
    """Return an agenda to begin with."""
    lines = {
        Meeting.Kind.PRESENTATION: [
            _("5 Who is here, and what we want to agree on"),
            _("10 What we have understood of your task"),
            _("20 How we solve it, and what each of you gains"),
            _("15 Questions"),
            _("10 Whom we meet alone, and when"),
        ],
        Meeting.Kind.DEMONSTRATION: [
            _("5 What you want to see"),
            _("30 It at work, on your example"),
            _("15 Questions"),
            _("10 What is next"),
        ],
    }
    usual = [
        _("5 What we want to agree on"),
        _("25 Your task: what, for whom, by when"),
        _("20 How we could help"),
        _("10 What is next"),
    ]
    return "\n".join(lines.get(Meeting.Kind(kind), usual) if kind in Meeting.Kind.values else usual)


def usual_checklist() -> str:
    """Return what to see to before any meeting."""
    return "\n".join(
        [
            _("Confirm the time, the place and who comes a day before"),
            _("A figure or a case for each role"),
            _("Agree who of us says what"),
            _("Card, samples, contract form"),
        ]
    )
