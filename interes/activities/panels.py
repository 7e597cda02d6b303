"""What the activities room puts on the pages of rooms below: the story of the client."""

from django.utils.translation import gettext_lazy as _

from interes.activities import queries
from interes.activities.web import story
from interes.foundation import filters
from interes.ui import panels

panels.add("deal", _("Story"), "activities:of_deal", order=10, draw=story.draw_deal)
panels.add("company", _("Story"), "activities:of_company", order=90, draw=story.draw_company)
panels.add("person", _("Story"), "activities:of_person", order=90, draw=story.draw_person)

for noun in ("company", "person", "deal"):
    filters.add_related(noun, *queries.talks_of(noun))
