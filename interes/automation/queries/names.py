"""What can happen and what can be done, as forms offer it."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from interes.automation.rules import KNOWN, offered_acts


def offered_words(kind: str) -> list[tuple[str, str]]:
    """Return what can be done when this has happened."""
    words = act_words()
    return [(act, words[act]) for act in offered_acts(kind)]


def act_words() -> dict[str, str]:
    """Return the acts as a form offers them."""
    return {
        "plan_step": _("Plan a step"),
        "assign": _("Give it to somebody"),
        "to_do": _("Make a to-do"),
        "note": _("Write a note"),
        "letter": _("Write a letter to send"),
        "tag": _("Put tags on"),
        "situate": _("Set the situation"),
        "notify": _("Tell a person"),
        "call": _("Tell a program"),
    }


def known_places() -> list[tuple[str, str]]:
    """Return what may stand in braces in a text, with what it means."""
    words = {
        "company": _("company"),
        "contact": _("main contact, as one addresses them"),
        "deal": _("what they want"),
        "product": _("product"),
        "sum": _("sum"),
        "owner": pgettext("of a record", "owner"),
        "owner_phone": _("phone of the owner"),
        "owner_email": _("e-mail of the owner"),
    }
    return [(f"{{{name}}}", words[name]) for name in KNOWN]
