"""When a person of a deal was talked to last."""

from django.db.models import OuterRef, Q, Subquery

from interes.activities.models import Activity


def last_talk_of_part() -> Subquery:
    """Return the moment of the last talk with a person of a deal, about this deal or none.

    The outer row is a person of a deal. A note and a call nobody answered are no talk.
    """
    talks = Activity.objects.filter(
        Q(deal=OuterRef("deal_id")) | Q(deal=None),
        person=OuterRef("person_id"),
        kind__in=[kind for kind in Activity.TALKS if kind != Activity.Kind.NOTE],
        was_reached=True,
        removed_at=None,
    )
    return Subquery(talks.order_by("-at").values("at")[:1])
