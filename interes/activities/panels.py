"""The doors of the activities room in the menu, and the story it puts on pages of rooms below."""

from django.utils.translation import gettext_lazy as _

from interes.activities import queries
from interes.activities.web import promise_list, story, talk_list, to_do_list
from interes.deals.queries import tell_flags, tell_last_talk
from interes.foundation import filters
from interes.ui import lists, navigation, panels

navigation.add(
    _("To-dos"),
    "activities:to_dos",
    "checkbox",
    order=62,
    verb="activities.see",
    go="KeyO",
    group="day",
)
navigation.add(
    _("Talks"),
    "activities:talks",
    "messages",
    order=64,
    verb="activities.see",
    go="KeyL",
    group="day",
)

navigation.add(
    _("Promises"),
    "activities:promises",
    "clock",
    order=61,
    verb="activities.see",
    go="KeyW",
    group="day",
)
navigation.add(
    _("Promises and terms"),
    "activities:promise_kinds",
    "clock",
    order=76,
    verb="settings.see",
    group="settings_rhythm",
)

panels.add("deal", _("Story"), "activities:of_deal", order=10, draw=story.draw_deal)
panels.add("company", _("Story"), "activities:of_company", order=90, draw=story.draw_company)
panels.add("person", _("Story"), "activities:of_person", order=90, draw=story.draw_person)
panels.add("deal-side", _("Promises"), "activities:promises_of_deal", order=10)
panels.add("company", _("Promises"), "activities:promises_of_company", order=30)
panels.add("person", _("Promises"), "activities:promises_of_person", order=30)
panels.add("deal-side", _("References"), "activities:references", order=60)
panels.add("company", _("Our reference"), "activities:reference_of", order=60)
panels.add("deal-side", _("Meetings"), "activities:meetings_of_deal", order=30)

for noun in ("company", "person", "deal"):
    filters.add_related(noun, *queries.talks_of(noun))

tell_last_talk(queries.last_talk_of_part)
tell_flags(queries.broken_in_deals)

lists.add(talk_list.LIST)
lists.add(to_do_list.LIST)
lists.add(to_do_list.LIST_DONE)
lists.add(promise_list.LIST)
lists.add(promise_list.LIST_ENDED)
