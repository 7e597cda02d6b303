"""Of what people are told: each kind with its words. A new kind is one call of `add_notice_kind`.

A sentence names its facts: `%(deal)s`. A fact is a text, a number, `in_both(...)` for a name that
a setting carries in two languages, or `when(...)` for a moment.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interes.foundation.naming import in_language
from interes.ui import formats

type Words = str | Promise

HERE, MAIL = "here", "mail"
# The fact of a notice that stands for all that would be too much to tell one by one.
MORE = "more"


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One kind of thing people are told of; `usual` is how, unless they choose otherwise.

    `all_at` is the address of everything of this kind, for whom too much happens at once.
    """

    name: str
    label: Words
    sentence: Words
    icon: str
    usual: str
    all_at: Callable[[], str] | None = None


_kinds: dict[str, NoticeKind] = {}


def add_notice_kind(name: str, label: Words, sentence: Words, **more: Any) -> None:
    """Let people be told of one more kind of thing, and choose how they are.

    `more` may name icon, usual and all_at of `NoticeKind`.
    """
    _kinds[name] = NoticeKind(name, label, sentence, **{"icon": "bell", "usual": HERE} | more)


def notice_kinds() -> list[NoticeKind]:
    """Return every kind, in the order in which people choose how to be told."""
    return list(_kinds.values())


def notice_kind(name: str) -> NoticeKind | None:
    """Return a kind, if there is such a one still."""
    return _kinds.get(name)


def in_both(ru: str, en: str) -> dict[str, Any]:
    """Return a name in both languages as a fact of a notice."""
    return {"ru": ru, "en": en}


def when(at: datetime, *, has_time: bool = True) -> dict[str, Any]:
    """Return a moment, or only its day, as a fact of a notice."""
    return {"at": at.isoformat(), "has_time": has_time}


def sentence_of(kind: str, facts: Mapping[str, Any]) -> str:
    """Return what a notice says, in the language of whoever reads it."""
    known = notice_kind(kind)
    if known is None:
        return str(facts.get("text") or formats.DASH)
    if facts.get(MORE):
        return gettext("Much of this at once: %(what)s") % {"what": known.label}
    return str(known.sentence) % _Spoken(facts)


class _Spoken(dict[str, Any]):
    """Facts as they are said; one that is missing is a dash and never an error."""

    def __getitem__(self, name: str) -> str:
        return _said(self.get(name))


def _said(fact: Any) -> str:
    match fact:
        case {"ru": ru, "en": en}:
            return in_language(str(ru), str(en)) or formats.DASH
        case {"at": at, "has_time": has_time}:
            return formats.promised(
                localtime(datetime.fromisoformat(str(at))), has_time=bool(has_time)
            )
        case None | "":
            return formats.DASH
    return str(fact)


add_notice_kind(
    "climbed_to_me",
    _("A deal of my people was forgotten and climbs to me"),
    _("%(owner)s has forgotten “%(deal)s”: it was to be done by %(due)s"),
    icon="trending-up",
    usual=MAIL,
    all_at=lambda: reverse("deals:list") + "?climbed=me",
)
add_notice_kind(
    "my_deal_climbed",
    _("My own deal climbs to my head"),
    _("%(to)s is told of your deal “%(deal)s”: it was to be done by %(due)s"),
    icon="alarm",
    usual=MAIL,
    all_at=lambda: reverse("deals:steps") + "?owner=mine&when=late",
)
add_notice_kind(
    "deal_is_free",
    _("A deal of mine or of my people may be taken by anyone"),
    _("Any colleague may take “%(deal)s” now: it was to be done by %(due)s"),
    icon="user-question",
    usual=MAIL,
    all_at=lambda: reverse("deals:list") + "?climbed=head",
)
add_notice_kind(
    "nudged",
    _("The head asks about my deal"),
    _("%(who)s asks about “%(deal)s”: what is the next step?"),
    icon="bell",
    usual=MAIL,
)
add_notice_kind(
    "my_deal_taken",
    _("A colleague has taken my deal"),
    _("%(who)s has taken your deal “%(deal)s”"),
    icon="user-check",
)
add_notice_kind(
    "deal_given",
    _("A deal is given to me"),
    _("%(who)s has given you the deal “%(deal)s”"),
    icon="switch-horizontal",
)
add_notice_kind(
    "deal_came_back",
    _("A client wanted to be asked again today"),
    _("Today is the day to ask again: “%(deal)s”"),
    icon="refresh",
)
