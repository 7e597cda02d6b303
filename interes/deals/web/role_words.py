"""How the roles, the coverage and the worries of a deal are said, and what each worry asks for."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from interes.deals.models import DealPerson
from interes.deals.rules import AGAINST_MOST, FOR_MOST, Coverage, RoleFlag, Worry
from interes.foundation.buying import LETTERS


@dataclass(frozen=True, slots=True)
class Told:
    """A worry in words: what, why it matters, and the step that would help."""

    word: str
    why: str
    step: str


def letters() -> dict[str, str]:
    """Return the letter of each role on a card; the legend says what they mean."""
    return {role: str(letter) for role, letter in LETTERS.items()}


def roles() -> dict[str, str]:
    """Return the roles in their order."""
    return {value: str(word) for value, word in DealPerson.Role.choices}


def covered(how: Coverage) -> tuple[str, str, str]:
    """Return how a role stands in a word, with its tone and its picture."""
    return {
        Coverage.UNKNOWN: (pgettext("role", "nobody known"), "late", "user-question"),
        Coverage.NOT_MET: (pgettext("role", "not met yet"), "dragging", "phone-off"),
        Coverage.AGAINST: (pgettext("role", "against"), "late", "thumb-down"),
        Coverage.NEUTRAL: (pgettext("role", "neutral"), "muted", "minus"),
        Coverage.FOR: (pgettext("role", "for us"), "won", "thumb-up"),
    }[how]


def attitudes() -> list[tuple[int, str]]:
    """Return the scale of attitudes in words."""
    words = [
        _("fights against us"),
        _("firmly against"),
        pgettext("attitude", "against"),
        _("rather against"),
        _("has doubts"),
        _("does not mind either way"),
        _("listens with interest"),
        _("rather for us"),
        pgettext("attitude", "for us"),
        _("firmly for us"),
        _("fights for us"),
    ]
    return list(zip(range(AGAINST_MOST, FOR_MOST + 1), words, strict=True))


def signed(attitude: int) -> str:
    """Return an attitude as a number with its sign."""
    return f"+{attitude}" if attitude > 0 else str(attitude).replace("-", "\N{MINUS SIGN}")


def told(flag: RoleFlag, names: dict[int, str]) -> Told:
    """Say a worry about people whose names are known."""
    name = names.get(flag.person_id or 0, "")
    return _WORDS[flag.worry](flag, name, names.get(flag.ask or 0, ""))


def _no_economic(_flag: RoleFlag, _name: str, ally: str) -> Told:
    return Told(
        _("No economic buyer"),
        _("It is not known whose yes is final."),
        _("Ask %(name)s who gives the final yes") % {"name": ally}
        if ally
        else _("Find out who gives the final yes"),
    )


def _no_coach(_flag: RoleFlag, _name: str, ally: str) -> Told:
    return Told(
        _("No coach"),
        _("Nobody tells us how things are decided there."),
        _("Ask %(name)s to guide us: who decides and how") % {"name": ally}
        if ally
        else _("Find somebody who would guide us, perhaps at an adjacent supplier"),
    )


def _no_role(flag: RoleFlag, _name: str, ally: str) -> Told:
    if flag.role == "user":
        who, why = _("No user"), _("Who will work with it every day?")
        step = _("Ask %(name)s who will work with it every day")
        alone = _("Find out who will work with it every day")
    else:
        who, why = _("No technical buyer"), _("Who may refuse it for what it is made of?")
        step = _("Ask %(name)s who checks the specification")
        alone = _("Find out who checks the specification")
    return Told(who, why, step % {"name": ally} if ally else alone)


def _against(_flag: RoleFlag, name: str, _ally: str) -> Told:
    return Told(
        _("%(name)s: against, with high influence") % {"name": name},
        _("One word from there can stop the deal."),
        _("Meet %(name)s: what stands against it") % {"name": name},
    )


def _silent(flag: RoleFlag, name: str, _ally: str) -> Told:
    if flag.days is None:
        word = _("%(name)s: no talk yet")
    else:
        word = ngettext(
            "%(name)s: no talk for %(days)s day", "%(name)s: no talk for %(days)s days", flag.days
        )
    return Told(
        word % {"name": name, "days": flag.days},
        _("Nobody in this role was talked to lately: %(role)s.") % {"role": roles()[flag.role]},
        _("Talk to %(name)s") % {"name": name},
    )


def _reorganised(flag: RoleFlag, _name: str, ally: str) -> Told:
    days = flag.days or 0
    why = ngettext(
        "Several people have got new posts within %(days)s day: who decides may be another now.",
        "Several people have got new posts within %(days)s days: who decides may be another now.",
        days,
    )
    step = _("Ask %(name)s what changes there, and who decides now") % {"name": ally}
    alone = _("Find out what changes there, and who decides now")
    return Told(_("They are being reorganised"), why % {"days": days}, step if ally else alone)


def _new(flag: RoleFlag, name: str, _ally: str) -> Told:
    days = flag.days or 0
    why = ngettext(
        "%(days)s day in it: aims and ties may be others now.",
        "%(days)s days in it: aims and ties may be others now.",
        days,
    )
    return Told(
        _("%(name)s: new in the post") % {"name": name},
        why % {"days": days},
        _("Meet %(name)s: what is to be achieved in the new post") % {"name": name},
    )


def _unsure(_flag: RoleFlag, name: str, _ally: str) -> Told:
    return Told(
        _("%(name)s: we only guess") % {"name": name},
        _("The role, the influence, the attitude or how we know it is missing."),
        _("Find out where %(name)s stands, and how we know") % {"name": name},
    )


_WORDS = {
    Worry.NO_ECONOMIC: _no_economic,
    Worry.AGAINST: _against,
    Worry.NO_COACH: _no_coach,
    Worry.NO_ROLE: _no_role,
    Worry.SILENT: _silent,
    Worry.REORGANISED: _reorganised,
    Worry.NEW: _new,
    Worry.UNSURE: _unsure,
}
