"""Why a step is planned for when it is: the sentence, in the language of whoever reads it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interes.deals.models import Step
from interes.foundation.naming import in_language
from interes.ui import formats


def why_of(facts: Mapping[str, Any], today: date, *, moved_because: str = "") -> str:
    """Return the reason in one sentence: "Choosing: call, every week; last talk 8 days ago"."""
    if not facts:
        return ""
    if facts["code"] == "new_hands":
        return _in_new_hands(facts)
    name = in_language(str(facts.get("name_ru", "")), str(facts.get("name_en", "")))
    words = {"name": name, "what": _what(facts), "last": _last(facts, today)}
    sentence = _("%(name)s: %(what)s; %(last)s") % words
    if moved_because:
        sentence += " " + _("Moved: %(reason)s") % {"reason": moved_because}
    return sentence


def _in_new_hands(facts: Mapping[str, Any]) -> str:
    due = formats.day(date.fromisoformat(str(facts["due"])))
    return _("Taken over from %(who)s, where it was late since %(day)s") % {
        "who": facts["who"],
        "day": due,
    }


def as_read(facts: Any) -> dict[str, Any]:
    """Return the facts of a reason as a raw question of SQL brings them: text or JSON."""
    return dict(json.loads(facts) if isinstance(facts, str) else facts or {})


def _what(facts: Mapping[str, Any]) -> str:
    code, attempts = facts["code"], int(facts["attempts"])
    kind = str(Step.Kind(facts["kind"]).label).lower()
    if code == "ask_attempts":
        return _attempts(attempts) + ", " + _("time to ask: go on or close")
    if code == "ask_days":
        return _("time to ask: go on or close")
    if code == "again":
        return _attempts(attempts) + ", " + _("now: %(kind)s") % {"kind": kind}
    return f"{kind}, {_first(facts) if code == 'first' else _rhythm(facts)}"


def _attempts(number: int) -> str:
    sentence = ngettext(
        "%(n)s attempt without an answer", "%(n)s attempts without an answer", number
    )
    return sentence % {"n": number}


def _first(facts: Mapping[str, Any]) -> str:
    if facts["every"] != "days":
        return _rhythm(facts)
    number = int(facts["first_after"])
    sentence = ngettext("after %(n)s working day", "after %(n)s working days", number)
    return sentence % {"n": number}


def _rhythm(facts: Mapping[str, Any]) -> str:
    if facts["every"] == "week":
        return _("once a week")
    if facts["every"] == "month":
        return _("once a month")
    number = int(facts["every_days"])
    if number == 1:
        return _("every working day")
    sentence = ngettext("every %(n)s working day", "every %(n)s working days", number)
    return sentence % {"n": number}


def _last(facts: Mapping[str, Any], today: date) -> str:
    """Say when the last talk was; without one, since when it is so."""
    said = "last" in facts
    days = max((today - date.fromisoformat(str(facts["last" if said else "since"]))).days, 0)
    if days == 0:
        return _("last talk today") if said else _("no talk yet")
    if said:
        sentence = ngettext("last talk %(n)s day ago", "last talk %(n)s days ago", days)
    else:
        sentence = ngettext("no talk yet for %(n)s day", "no talk yet for %(n)s days", days)
    return sentence % {"n": days}
