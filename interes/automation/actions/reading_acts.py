"""Understand what a rule is to do, act by act, and refuse what could never be done."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from interes.automation import queries
from interes.automation.rules import ACTS, KNOWN, offered_acts, unknown_in
from interes.deals.models import Situation, Step
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.foundation.tags import read_tags
from interes.team.models import Department, User

MOST_ACTS = 10
MOST_DAYS = 365
LONGEST = {"text": 300, "note": 2000, "subject": 200, "body": 5000}
WHOM = ("owner", "head", "author", "user")
TO = ("user", "department", "head")

type Told = Mapping[str, Any]
type Spec = dict[str, Any]


class ActUnclear(Refusal):
    """An act of a rule that does not say what is to be done."""


def read_acts(kind: str, acts: Sequence[Told]) -> list[Spec]:
    """Return the acts as they are kept; raises ActUnclear."""
    if len(acts) > MOST_ACTS:
        sentence = _("A rule does %(most)s things at most.") % {"most": MOST_ACTS}
        raise ActUnclear(sentence, field="act")
    return [read_act(kind, one) for one in acts]


def read_act(kind: str, told: Told) -> Spec:
    """Return one act as it is kept; raises ActUnclear."""
    name = str(told.get("act", ""))
    if name not in ACTS or name not in offered_acts(kind):
        raise ActUnclear(
            _("Choose what is to be done; not every act fits this event."), field="act"
        )
    return {"act": name} | _READ[name](told)


def _plan_step(told: Told) -> Spec:
    kind = str(told.get("kind") or "call")
    if kind not in Step.Kind.values:
        raise ActUnclear(_("Choose what it is."), field="kind")
    return {"kind": kind, "text": _text(told, "text"), "days": _days(told)}


def _assign(told: Told) -> Spec:
    to = str(told.get("to") or "")
    if to not in TO:
        raise ActUnclear(_("Choose to whom it goes."), field="to")
    if to == "department":
        key = key_in(str(told.get("department") or ""))
        if key is None or not Department.objects.filter(pk=key).exists():
            raise ActUnclear(_("Choose the department."), field="department")
        return {"to": to, "department": key}
    return {"to": to} | _user(told, is_named=to == "user")


def _whom(told: Told) -> Spec:
    whom = str(told.get("whom") or "owner")
    if whom not in WHOM:
        raise ActUnclear(_("Choose who is meant."), field="whom")
    return {"whom": whom} | _user(told, is_named=whom == "user")


def _user(told: Told, *, is_named: bool) -> Spec:
    if not is_named:
        return {}
    key = key_in(str(told.get("user") or ""))
    if key is None or not User.objects.filter(pk=key, is_active=True).exists():
        raise ActUnclear(_("Choose a person."), field="user")
    return {"user": key}


def _to_do(told: Told) -> Spec:
    return _whom(told) | {"text": _text(told, "text"), "days": _days(told)}


def _note(told: Told) -> Spec:
    return {"text": _text(told, "text", most="note")}


def _letter(told: Told) -> Spec:
    return {"subject": _text(told, "subject"), "body": _text(told, "body")}


def _notify(told: Told) -> Spec:
    return _whom(told) | {"text": _text(told, "text")}


def _tag(told: Told) -> Spec:
    add, remove = _tags(told.get("add")), _tags(told.get("remove"))
    if not add and not remove:
        raise ActUnclear(_("Write at least one tag."), field="add")
    return {"add": add, "remove": remove}


def _tags(told: Any) -> list[str]:
    return list(read_tags(told if isinstance(told, str) else ",".join(told or ())))


def _situate(told: Told) -> Spec:
    key = key_in(str(told.get("situation") or ""))
    if key is not None and not Situation.objects.filter(pk=key, is_active=True).exists():
        raise ActUnclear(_("Choose the situation."), field="situation")
    return {"situation": key}


def _call(told: Told) -> Spec:
    known = {key for key, _word in queries.webhook_choices()}
    key = str(told.get("webhook") or "")
    if key not in known:
        raise ActUnclear(_("Choose which program is told."), field="webhook")
    return {"webhook": int(key)}


def _text(told: Told, name: str, most: str = "") -> str:
    text = str(told.get(name) or "").replace("\r\n", "\n").strip()
    if not text:
        raise ActUnclear(_("Write the words."), field=name)
    longest = LONGEST[most or name]
    if len(text) > longest:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": longest}
        raise ActUnclear(sentence, field=name)
    if unknown := unknown_in(text):
        known = ", ".join(f"{{{one}}}" for one in KNOWN)
        sentence = _("Nothing is known by the name {%(name)s}; known are %(known)s.")
        raise ActUnclear(sentence % {"name": unknown[0], "known": known}, field=name)
    return text


def _days(told: Told) -> int:
    text = str(told.get("days") if told.get("days") is not None else "").strip()
    days = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else -1
    if not 0 <= days <= MOST_DAYS:
        sentence = _("Write a number from %(least)s to %(most)s.")
        raise ActUnclear(sentence % {"least": 0, "most": MOST_DAYS}, field="days")
    return days


_READ: dict[str, Callable[[Told], Spec]] = {
    "plan_step": _plan_step,
    "assign": _assign,
    "to_do": _to_do,
    "note": _note,
    "letter": _letter,
    "tag": _tag,
    "situate": _situate,
    "notify": _notify,
    "call": _call,
}
