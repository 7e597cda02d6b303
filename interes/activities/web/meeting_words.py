"""How doubts about a meeting are said, and what is offered to begin with."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interes.activities.models import Meeting
from interes.activities.queries import Advice
from interes.activities.rules import Doubt, Standing, Warned
from interes.foundation.buying import LETTERS, Role


@dataclass(frozen=True, slots=True)
class Said:
    """A doubt in words: what is wrong, and what to do about it."""

    word: str
    help: str = ""


def roles() -> list[tuple[str, str, str]]:
    """Return the roles in their order: role, letter, word."""
    return [(role, str(LETTERS[role]), str(word)) for role, word in Role.choices]


def doubts_of(advice: Advice) -> list[Said]:
    """Say every doubt about a plan."""
    return [_say(one, advice) for one in advice.warned]


def _say(one: Warned, advice: Advice) -> Said:
    if one.doubt == Doubt.ALARMS:
        return _alarms(one, advice)
    if one.doubt == Doubt.TOO_LONG:
        words = ngettext(
            "The agenda is %(minutes)s minute longer than the meeting",
            "The agenda is %(minutes)s minutes longer than the meeting",
            one.minutes,
        )
        return Said(words % {"minutes": one.minutes}, _("Shorten it, or agree on more time."))
    word, advised = _WORDS[one.doubt]()
    name = _names(one, advice)
    return Said(word % {"name": name}, advised % {"name": name})


def _alarms(one: Warned, advice: Advice) -> Said:
    argument, words = advice.arguments[one.argument_id or 0], dict(Role.choices)
    told = {
        "argument": argument.name,
        "helped": ", ".join(str(words[Role(role)]).lower() for role in one.helped),
        "names": _names(one, advice),
    }
    sentence = (
        _("“%(argument)s” helps the %(helped)s and alarms those who will be there: %(names)s")
        if told["helped"]
        else _("“%(argument)s” alarms those who will be there: %(names)s")
    )
    why = argument.worries.get(one.role, "")
    advised = _("Say it to the others apart, or begin with what they gain.")
    return Said(sentence % told, f"{_closed(why)} {advised}" if why else advised)


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def _names(one: Warned, advice: Advice) -> str:
    return ", ".join(advice.names.get(key, "") for key in one.people)


_WORDS = {
    Doubt.FIRST_TALK: lambda: (
        _("A presentation at the first acquaintance"),
        _("Nothing was talked over yet. Ask what they need first; a demonstration may come early."),
    ),
    Doubt.NEEDS_UNKNOWN: lambda: (
        _("The needs are not known yet"),
        _("Find out what is needed and for whom, then choose what to show."),
    ),
    Doubt.NOBODY: lambda: (
        _("Nobody of the client is invited"),
        _("Mark who comes: the arguments are chosen by their roles."),
    ),
    Doubt.ECONOMIC_UNKNOWN: lambda: (
        _("Whose yes is final is not known"),
        _("Ask who decides on the money before you show anything."),
    ),
    Doubt.ECONOMIC_MISSING: lambda: (
        _("The economic buyer is not invited: %(name)s"),
        _("Invite %(name)s, or agree on a meeting apart."),
    ),
    Doubt.AGAINST: lambda: (
        _("%(name)s is against"),
        _("Talk alone before: in front of others people defend what they said."),
    ),
    Doubt.NO_ARGUMENTS: lambda: (
        _("No argument is chosen"),
        _("Mark what you will say: one or two for each who comes."),
    ),
    Doubt.NOTHING_FOR: lambda: (
        _("Nothing for %(name)s"),
        _("Choose an argument for this role, or %(name)s will be bored or against."),
    ),
    Doubt.NO_ROLE: lambda: (
        _("The role of %(name)s is not known"),
        _("Say on the map of roles what this word means here."),
    ),
    Doubt.NO_GOAL: lambda: (
        _("There is no goal"),
        _("What should they agree to when they leave?"),
    ),
    Doubt.OUR_PLACE: lambda: (
        _("Our place was not offered"),
        _("At our office we show more and are disturbed less. Offer it first."),
    ),
}


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
