"""How doubts about a meeting are said."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interes.activities.queries.meeting_advice import Advice
from interes.activities.rules import Doubt, Warned
from interes.foundation.buying import Role


@dataclass(frozen=True, slots=True)
class Said:
    """A doubt in words: what is wrong, and what to do about it."""

    word: str
    help: str = ""


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
        _("Invite them too, or agree on a meeting apart."),
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
