"""What people are told when deals are passed on."""

from django.utils.translation import gettext_lazy as _

from .notice_kinds import MAIL, add_notice_kind

add_notice_kind(
    "deal_offered",
    _("A colleague offers me a deal to work on"),
    _("%(who)s offers you “%(deal)s”: accept it or return it"),
    icon="switch-horizontal",
    usual=MAIL,
)
add_notice_kind(
    "deal_accepted",
    _("A colleague accepts what I passed on"),
    _("%(who)s works on “%(deal)s” now"),
    icon="check",
)
add_notice_kind(
    "deal_returned",
    _("A colleague returns what I passed on"),
    _("%(who)s returns “%(deal)s”: it is with you"),
    icon="arrow-back-up",
    usual=MAIL,
)
add_notice_kind(
    "deal_given_back",
    _("A deal of mine comes back from who worked it"),
    _("%(who)s has done the stage; “%(deal)s” is with you again"),
    icon="refresh",
)
