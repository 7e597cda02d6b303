"""Why a case is told with the name or without it, in a sentence that names nobody."""

from django.utils.translation import gettext as _

from interes.knowledge.rules import OPEN, Verdict


def why_told(verdict: Verdict) -> str:
    """Return the reason of a verdict, in the language of the reader."""
    if verdict.code == "competitor":
        return _of_competitor(verdict)
    if verdict.wording == OPEN:
        return _of_open(verdict)
    words = {
        "unknown_prospect": _("It is not known who the client is: tell it without the name."),
        "no_consent": _("They have not agreed to be named: tell it without the name."),
        "same": _("It is this very client."),
        "holding": _("One holding with the client: it is no news to them."),
        "gives_away": _("The wording without the name names them: write it anew."),
    }
    return words[verdict.code]


def _of_competitor(verdict: Verdict) -> str:
    attitudes = {
        "hostile": _("hostile: tell it without the name"),
        "neutral": _("on neutral terms: the name may be told"),
        "friendly": _("on friendly terms: the name may be told"),
    }
    unknown = _("attitude unknown: tell it without the name")
    told = {"terms": attitudes.get(verdict.attitude, unknown)}
    if verdict.is_own:
        return _("Competitor of the prospect, %(terms)s.") % told
    return _("Competitor of the prospect through a holding, %(terms)s.") % told


def _of_open(verdict: Verdict) -> str:
    words = {
        "adjacent": _("An adjacent supplier of theirs, agreed to be named."),
        "partner": _("A partner of theirs, agreed to be named."),
        "served_through": _("They are served one through the other; agreed to be named."),
    }
    return words.get(verdict.code, _("No competitor of theirs, agreed to be named."))
