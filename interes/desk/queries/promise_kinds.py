"""What people are told of promises."""

from django.utils.translation import gettext_lazy as _

from .notice_kinds import add_notice_kind

add_notice_kind(
    "promise_due",
    _("What I promised is due soon"),
    _("By %(due)s you keep your word: “%(text)s”"),
    icon="clock",
)
add_notice_kind(
    "promise_due_theirs",
    _("What a client promised me is due soon"),
    _("By %(due)s they keep their word: “%(text)s”"),
    icon="clock",
)
add_notice_kind(
    "promise_broken",
    _("I have not kept a promise in time"),
    _("“%(text)s” was promised by %(due)s: keep it now, or ask for more time"),
    icon="alarm",
)
add_notice_kind(
    "promise_broken_theirs",
    _("A client has not kept a promise in time"),
    _("They promised “%(text)s” by %(due)s: ask them"),
    icon="phone",
)
