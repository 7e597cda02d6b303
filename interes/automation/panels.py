"""The door of the rules in the menu, and what people are told of them."""

from django.utils.translation import gettext_lazy as _

from interes.desk.queries import add_notice_kind
from interes.ui import navigation

navigation.add(
    _("Automation"),
    "automation:rules",
    "sparkles",
    order=76,
    verb="automation.see",
    group="settings_rhythm",
)

add_notice_kind("rule", _("A rule of the company tells me something"), "%(text)s", icon="bolt")
add_notice_kind(
    "rule_letter",
    _("A rule wrote a letter for me to send"),
    _("A letter is ready for you to send: “%(subject)s”"),
    icon="mail",
)
add_notice_kind(
    "rule_paused",
    _("A rule was refused again and again and rests"),
    _("The rule “%(rule)s” was refused %(times)s times in a row and rests now"),
    icon="alert-triangle",
)
