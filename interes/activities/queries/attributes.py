"""What is known of talks and to-dos, as lists, files, the API and the history call it."""

from django.utils.translation import gettext_lazy as _

from interes.activities.models import Activity
from interes.foundation.attributes import Attribute, Kind

WHOM = (
    Attribute(
        name="company",
        label=_("Company"),
        kind=Kind.COMPANY,
        path="company_id",
        shown="company__name",
        sought="company__sort_name",
    ),
    Attribute(
        name="person",
        label=_("Person"),
        kind=Kind.PERSON,
        path="person_id",
        shown="person__last_name person__first_name person__middle_name",
        sought="person__sort_name",
    ),
    Attribute(name="deal", label=_("Deal"), kind=Kind.RECORD, path="deal_id", shown="deal__title"),
)
ACTIVITY_ATTRIBUTES = (
    Attribute(
        name="kind",
        label=_("Kind"),
        kind=Kind.CHOICE,
        path="kind",
        choices=lambda: Activity.Kind.choices,
        required=True,
    ),
    Attribute(name="at", label=_("When"), kind=Kind.MOMENT, path="at", required=True),
    Attribute(name="by", label=_("Who"), kind=Kind.USER, path="by_id", shown="by__name"),
    *WHOM,
    Attribute(name="is_inbound", label=_("They reached us"), kind=Kind.FLAG, path="is_inbound"),
    Attribute(name="was_reached", label=_("We got through"), kind=Kind.FLAG, path="was_reached"),
    Attribute(name="minutes", label=_("Minutes"), kind=Kind.NUMBER, path="minutes"),
    Attribute(name="text", label=_("What was said"), kind=Kind.LONG, path="text"),
)
TO_DO_ATTRIBUTES = (
    Attribute(name="text", label=_("What to do"), kind=Kind.TEXT, path="text", required=True),
    Attribute(
        name="owner",
        label=_("Owner"),
        kind=Kind.USER,
        path="owner_id",
        shown="owner__name",
        required=True,
    ),
    Attribute(name="due_at", label=_("When"), kind=Kind.MOMENT, path="due_at", required=True),
    *WHOM,
    Attribute(name="done_at", label=_("Done"), kind=Kind.MOMENT, path="done_at"),
)
