"""The competition of a deal: who or what else the client may choose, and how strong it is there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import JSONObject
from django.utils.timezone import localdate

from interes.deals.models import Deal, DealRival, Rival
from interes.deals.rules import STANDINGS
from interes.foundation.naming import in_language

OFFERED = 10


@dataclass(frozen=True, slots=True)
class Opponent:
    """A rival as the page of a deal shows it."""

    id: int
    name: str
    kind: str
    standing: str
    amount: Decimal | None
    currency: str
    is_beaten: bool

    def get_standing_display(self) -> str:
        """Return how strong it is, in words."""
        return str(dict(DealRival.Standing.choices).get(self.standing, ""))


_PLACE = Case(
    *(When(standing=one, then=Value(place)) for place, one in enumerate(STANDINGS)),
    output_field=IntegerField(),
)
# The rivals of a deal, the strongest first, asked for together with the deal.
RIVALS = ArraySubquery(
    DealRival.objects.filter(deal=OuterRef("pk"))
    .order_by(_PLACE, "id")
    .values(
        told=JSONObject(
            id="rival_id",
            name="rival__name",
            en="rival__name_en",
            kind="rival__kind",
            standing="standing",
            amount="amount",
            currency="currency",
            beaten_in="beaten_in_id",
        )
    )
)


def rivals_of(deal: Deal) -> list[Opponent]:
    """Return the rivals of a deal, the strongest first."""
    found = Deal.objects.filter(pk=deal.pk).values_list(RIVALS, flat=True)[0]
    return rivals_in(found, deal.closure_id)


def rivals_in(found: Iterable[Mapping[str, Any]], closure_id: int | None) -> list[Opponent]:
    """Make the rivals of what RIVALS brought; beaten is who was beaten in this very ending."""
    return [
        Opponent(
            id=one["id"],
            name=in_language(one["name"], one["en"]),
            kind=one["kind"],
            standing=one["standing"],
            amount=None if one["amount"] is None else Decimal(str(one["amount"])),
            currency=one["currency"],
            is_beaten=one["beaten_in"] is not None and one["beaten_in"] == closure_id,
        )
        for one in found
    ]


def deal_rival(deal_id: int, rival_id: int) -> DealRival | None:
    """Return what is known of a rival in a deal."""
    found = DealRival.objects.filter(deal=deal_id, rival=rival_id)
    return found.select_related("rival", "rival__company", "deal", "deal__owner").first()


def rivals_offered(deal: Deal) -> QuerySet[Rival]:
    """Return whom to offer for a deal: what every deal competes with, then the most frequent."""
    is_supplier = Case(
        When(kind=Rival.Kind.SUPPLIER, then=Value(1)), default=0, output_field=IntegerField()
    )
    met = Count("deals", filter=Q(deals__deal__removed_at=None))
    free = Rival.objects.filter(is_active=True).exclude(deals__deal=deal)
    return free.annotate(met=met).order_by(is_supplier, "-met", "name")[:OFFERED]


def rival_records(deal: Deal) -> list[dict[str, Any]]:
    """Return the rivals of a deal as programs are told of them."""
    rows = DealRival.objects.filter(deal=deal).order_by(_PLACE, "id")
    return [
        {
            "rival": one.rival_id,
            "standing": one.standing or None,
            "amount": one.amount,
            "currency": one.currency,
            "terms": one.terms,
            "evidence": one.evidence,
            "since": one.since,
            "is_beaten": one.beaten_in_id is not None and one.beaten_in_id == deal.closure_id,
        }
        for one in rows
    ]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learnt at the end of a deal that was won against a rival, or lost to it."""

    deal_id: int
    deal: str
    note: str
    day: date


def lessons(rival_id: int, *, won: bool, most: int = 3) -> list[Lesson]:
    """Return what was learnt against a rival, the newest first."""
    deals = Deal.objects.filter(met_and(rival_id, won=won), removed_at=None).exclude(
        closure__note=""
    )
    rows = deals.order_by("-closed_at", "-id").select_related("closure")[:most]
    return [
        Lesson(deal.pk, deal.title, deal.closure.note, localdate(deal.closure.at))
        for deal in rows
        if deal.closure is not None
    ]


def met_and(rival_id: int, *, won: bool) -> Q:
    """Match the deals that were won against a rival, or lost to it.

    A refusal that names no rival was lost to what is no supplier: to doing nothing, for example.
    """
    if won:
        beaten = DealRival.objects.filter(
            rival=rival_id, deal=OuterRef("pk"), beaten_in=OuterRef("closure")
        )
        return Q(Exists(beaten), state=Deal.State.WON)
    quiet = _competed().filter(rival=rival_id).exclude(rival__kind=Rival.Kind.SUPPLIER)
    named = Q(closure__rival=rival_id) | Q(Exists(quiet), closure__rival=None)
    return named & Q(state=Deal.State.REFUSED)


def lost_to_anybody() -> Q:
    """Match the deals lost to somebody: to the rival named, else to what was no supplier."""
    quiet = _competed().exclude(rival__kind=Rival.Kind.SUPPLIER)
    named = Q(closure__rival__isnull=False) | Q(Exists(quiet))
    return named & Q(state=Deal.State.REFUSED)


def _competed() -> QuerySet[DealRival]:
    return DealRival.objects.filter(deal=OuterRef("pk"))
