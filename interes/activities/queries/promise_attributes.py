"""What is known of promises, as lists, files, the API and the history call it."""

from django.utils.translation import gettext_lazy as _

from interes.activities.models import Promise
from interes.activities.queries.attributes import WHOM
from interes.activities.queries.promise_settings import promise_kind_choices
from interes.foundation.attributes import Attribute, Kind

PROMISE_ATTRIBUTES = (
    Attribute(
        name="text", label=_("What was promised"), kind=Kind.TEXT, path="text", required=True
    ),
    Attribute(
        name="kind",
        label=_("Kind"),
        kind=Kind.RECORD,
        path="kind_id",
        choices=promise_kind_choices,
        required=True,
    ),
    Attribute(
        name="side",
        label=_("Who promised"),
        kind=Kind.CHOICE,
        path="side",
        choices=lambda: Promise.Side.choices,
        required=True,
    ),
    Attribute(
        name="owner",
        label=_("Who of us"),
        kind=Kind.USER,
        path="owner_id",
        shown="owner__name",
        required=True,
    ),
    *WHOM,
    Attribute(name="due_at", label=_("Term"), kind=Kind.MOMENT, path="due_at", required=True),
    Attribute(
        name="state",
        label=_("State"),
        kind=Kind.CHOICE,
        path="state",
        choices=lambda: Promise.State.choices,
    ),
    Attribute(name="made_at", label=_("Promised"), kind=Kind.MOMENT, path="made_at"),
    Attribute(name="ended_at", label=_("Ended"), kind=Kind.MOMENT, path="ended_at"),
    Attribute(name="breached_at", label=_("Missed term"), kind=Kind.MOMENT, path="breached_at"),
    Attribute(name="because", label=_("Why dropped"), kind=Kind.TEXT, path="because"),
    Attribute(
        name="times_moved",
        label=_("Times more time was asked for"),
        kind=Kind.NUMBER,
        path="times_moved",
    ),
    Attribute(name="moved_because", label=_("Why more time"), kind=Kind.TEXT, path="moved_because"),
    Attribute(name="moved_told", label=_("Who was told"), kind=Kind.TEXT, path="moved_told"),
)
