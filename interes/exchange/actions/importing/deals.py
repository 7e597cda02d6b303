"""Bring in deals with their outcomes; an open one gets a step to decide what is next."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from interes.deals import queries as deals
from interes.deals.events import DealHandedOver
from interes.deals.models import Deal, Stage, Step
from interes.exchange.actions.importing import endings, fresh_deals
from interes.exchange.actions.importing.books import Books, Clock
from interes.exchange.actions.importing.bring import Names, Wish, bring, identify
from interes.exchange.models import Imported
from interes.exchange.rules.importing.merging import Texts, as_text
from interes.exchange.rules.importing.records import DealRecord
from interes.foundation import events

SIMPLE = frozenset({"title", "product", "company_id", "owner_id", "amount", "currency", "about"})
TITLE = 200


@dataclass(frozen=True, slots=True)
class Known:
    """What deals point at: our people and companies by key, products as the catalogue writes."""

    people: Mapping[str, int]
    companies: Mapping[str, int]
    products: Names


class Hand:
    """How deals are written."""

    thing = Imported.Thing.DEAL.value
    followers = frozenset({"about"})

    def __init__(self, clock: Clock) -> None:
        """Choose the stages: the first pipeline in use, so that the board works at once."""
        self.clock = clock
        self.stages = list(deals.stages_of(deals.first_stage().pipeline_id)[:2])
        self.places = {stage.pk: place for place, stage in enumerate(self.stages)}

    def stage(self, record: DealRecord) -> Stage:
        """Return the stage a record stands in; a pipeline of one stage takes all."""
        return self.stages[min(record.stage, len(self.stages) - 1)]

    def make(self, wishes: Sequence[Wish[DealRecord]]) -> list[Deal]:
        """Keep new deals with their steps, endings and stories."""
        made = [self._new(wish) for wish in wishes]
        fresh_deals.keep(made, self.clock.at)
        return made

    def locked(self, ids: Collection[int]) -> Mapping[int, Deal]:
        """Return the deals, locked."""
        return Deal.objects.select_for_update().in_bulk(list(ids))

    def now(self, record: Deal) -> Texts:
        """Return what they hold; the course is stage, state and day of the end as one thing."""
        place = self.places.get(record.stage_id, f"#{record.stage_id}")
        closed = self.clock.day(record.closed_at) if record.closed_at else None
        return {name: as_text(getattr(record, name)) for name in SIMPLE} | {
            "course": course(place, record.state, closed),
            "began": as_text(self.clock.day(record.created_at)),
        }

    def change(self, record: Deal, wish: Wish[DealRecord], fields: frozenset[str]) -> None:
        """Write some facts; what happens to a deal is announced as if a person had done it."""
        former = record.owner_id
        for name in fields & SIMPLE:
            setattr(record, name, wish.facts[name])
        if "began" in fields and wish.record.began:
            record.created_at = min(record.created_at, self.clock.noon(wish.record.began))
        record.save()
        if "owner_id" in fields:
            _hand_over(record, former, self.clock.at)
        if "course" in fields:
            endings.follow(record, wish.record, self.stage(wish.record), self.clock)

    def _new(self, wish: Wish[DealRecord]) -> Deal:
        record, stage = wish.record, self.stage(wish.record)
        earliest = record.began or record.closed
        began = self.clock.noon(earliest) if earliest else self.clock.at
        return Deal(
            id=wish.id,
            imported_key=record.key,
            channel=Deal.Channel.UNKNOWN,
            pipeline_id=stage.pipeline_id,
            stage=stage,
            stage_since=began,
            created_at=began,
            state=record.state,
            closed_at=self.clock.noon(record.closed) if record.closed else None,
            **{name: wish.facts[name] for name in SIMPLE},
        )


def bring_deals(records: Sequence[DealRecord], known: Known, books: Books) -> None:
    """Write the deals of all files."""
    names = {deal.key: deal.number for deal in records}
    who = identify(Deal, names, books.ledger, _of_lost_books)
    hand = Hand(books.clock)
    wishes = [Wish(deal, who.ids[deal.key], _facts(deal, known, hand)) for deal in records]
    bring(hand, wishes, who, books)


def course(place: object, state: str, closed: date | None) -> str:
    """Return where a deal has come, as one thing: who moves or ends it changes all of it."""
    return f"{place}|{state}|{as_text(closed)}"


def _of_lost_books(names: Names) -> Mapping[str, int]:
    found = Deal.objects.filter(imported_key__in=names).values_list("imported_key", "id")
    return {str(key): number for key, number in found}


def _facts(deal: DealRecord, known: Known, hand: Hand) -> dict[str, object]:
    product = known.products.get(deal.product, deal.product)
    facts: dict[str, object] = {
        "title": titled(product, deal.number),
        "product": product,
        "company_id": known.companies[deal.company.key] if deal.company else None,
        "owner_id": known.people[deal.owner.key],
        "amount": deal.amount,
        "currency": deal.currency,
        "about": "\n".join(_remarks(deal)),
        "course": course(hand.places[hand.stage(deal).pk], deal.state, deal.closed),
    }
    return facts | ({"began": deal.began} if deal.began else {})


def titled(product: str, number: str) -> str:
    """Return a title by which equal deals are told apart and found by their old number."""
    return (f"{product} · {number}" if product else number)[:TITLE]


def _remarks(deal: DealRecord) -> Iterable[str]:
    """Say in the deal itself what its file did not say."""
    with translation.override(settings.LANGUAGE_CODE):
        if not deal.company:
            yield _("The file named no company for this deal.")
        if not deal.began and deal.closed:
            yield _("The file does not say when this deal began; its last day is kept for both.")
        elif not deal.began:
            yield _("The file does not say when this deal began; it is kept as begun on import.")


def _hand_over(deal: Deal, former: int, at: datetime) -> None:
    planned = Step.objects.filter(deal=deal, state=Step.State.PLANNED, owner_id=former)
    planned.update(owner_id=deal.owner_id)
    events.publish(
        DealHandedOver(
            deal_id=deal.pk,
            company_id=deal.company_id,
            from_id=former,
            to_id=deal.owner_id,
            by_id=None,
            at=at,
        )
    )
