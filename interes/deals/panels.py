"""The doors of the deals room in the menu, and what it puts on the pages of rooms below."""

from django.utils.translation import gettext_lazy as _

from interes.deals import queries
from interes.deals.web import deal_list, guests, passing, step_list, waiting
from interes.foundation import filters
from interes.ui import lists, navigation, panels

navigation.add(_("Board"), "deals:board", "layout-kanban", order=20, verb="deals.see", go="KeyB")
navigation.add(_("Deals"), "deals:list", "briefcase", order=30, verb="deals.see", go="KeyD")
navigation.add(
    _("Steps"), "deals:steps", "list-check", order=60, verb="deals.see", go="KeyS", group="day"
)
navigation.add(
    _("Rivals"), "deals:rivals", "shield-check", order=70, verb="deals.see", group="knowledge"
)
navigation.add(
    _("Pipelines and stages"),
    "deals:pipelines",
    "layout-kanban",
    order=70,
    verb="settings.see",
    group="settings_deals",
)
navigation.add(
    _("Refusal reasons"),
    "deals:reasons",
    "thumb-down",
    order=75,
    verb="settings.see",
    group="settings_deals",
)
navigation.add(
    _("Red flags"),
    "deals:flag_norms",
    "flag",
    order=72,
    verb="settings.change",
    group="settings_rhythm",
)

navigation.add(
    _("Situations and cadences"),
    "deals:situations",
    "refresh",
    order=73,
    verb="settings.see",
    group="settings_rhythm",
)
navigation.add(
    _("Strength at each stage"),
    "deals:strengths",
    "users-group",
    order=76,
    verb="strengths.see",
    group="settings_team",
)
navigation.add(
    _("Qualification"),
    "deals:qualifications",
    "checks",
    order=71,
    verb="settings.see",
    group="settings_deals",
)
navigation.add(
    _("Forgotten deals"),
    "deals:climb_norm",
    "trending-up",
    order=73,
    verb="settings.change",
    group="settings_rhythm",
)
navigation.add(
    _("Working time"),
    "deals:working_time",
    "clock",
    order=74,
    verb="settings.see",
    group="settings_rhythm",
)

panels.add("today", _("Offered to you"), "deals:offered", order=5, draw=passing.draw)
panels.add("company", _("Deals"), "deals:of_company", order=10, draw=guests.draw_company)
panels.add("person", _("Deals"), "deals:of_person", order=10, draw=guests.draw_person)
panels.add("colleague", _("Open work"), "deals:waiting", order=10, draw=waiting.draw)

filters.add_related("company", *queries.COMPANY_RELATED)
filters.add_related("person", *queries.PERSON_RELATED)
filters.add_related("deal", *queries.DEAL_RELATED, *queries.CLIMB_RELATED)
lists.add(deal_list.LIST)
lists.add(step_list.LIST)
lists.add(step_list.LIST_DONE)
