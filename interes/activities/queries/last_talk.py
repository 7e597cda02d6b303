"""When a person of a deal was talked to last."""

from django.db.models import Exists, OuterRef, Q, Subquery

from interes.activities.models import Activity, MeetingGuest


def last_talk_of_part() -> Subquery:
    """Return the moment of the last talk with a person of a deal, about this deal or none.

    The outer row is a person of a deal. A note and a call nobody answered are no talk; a meeting
    that was held is one with everybody who was there.
    """
    was_there = MeetingGuest.objects.filter(
        person=OuterRef(OuterRef("person_id")), was_there=True, meeting__activity=OuterRef("pk")
    )
    about = Q(deal=OuterRef("deal_id"))
    talks = Activity.objects.filter(
        (about | Q(deal=None)) & Q(person=OuterRef("person_id")) | about & Exists(was_there),
        kind__in=[kind for kind in Activity.TALKS if kind != Activity.Kind.NOTE],
        was_reached=True,
        removed_at=None,
    )
    return Subquery(talks.order_by("-at").values("at")[:1])
