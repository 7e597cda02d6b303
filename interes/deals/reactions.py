"""What the deals room does when clients announce something: deals follow a merge and a basket."""

from django.utils import timezone
from django.utils.translation import ngettext

from interes.clients.events import (
    CompaniesMerged,
    CompanyRemoved,
    CompanyRestored,
    PeopleMerged,
)
from interes.deals.actions.one_part import become_one
from interes.deals.actions.removing import put_away, take_out
from interes.deals.actions.situate import leave_situation
from interes.deals.actions.working import drop_offer, give_back
from interes.deals.events import DealMoved, DealRefused, DealRemoved, DealWon
from interes.deals.models import Deal, DealPerson, Rival
from interes.foundation.events import on
from interes.foundation.refusals import Refusal


@on(CompaniesMerged)
def bring_the_deals(event: CompaniesMerged) -> None:
    """Give the kept company the deals of the other one, those in the basket too."""
    Deal.objects.filter(company_id=event.other_id).update(company_id=event.kept_id)
    Rival.objects.filter(company_id=event.other_id).update(company_id=event.kept_id)


@on(PeopleMerged)
def bring_the_parts_in_deals(event: PeopleMerged) -> None:
    """Let the kept person take part where the other one did, once in each deal."""
    for part in DealPerson.objects.filter(person_id=event.other_id).order_by("id"):
        same = DealPerson.objects.filter(deal_id=part.deal_id, person_id=event.kept_id).first()
        if same is None:
            part.person_id = event.kept_id
            part.save(update_fields=["person"])
            continue
        become_one(same, part)


_THINKING = ("situation", "stage", "company", "next_step")


@on(DealMoved)
def leave_the_situation(event: DealMoved) -> None:
    """Let a deal leave its situation with the stage, unless the new stage offers it too."""
    deal = Deal.objects.select_related(*_THINKING).get(pk=event.deal_id)
    stages = deal.situation.stage_ids if deal.situation else []
    if stages and event.to_stage_id not in stages:
        leave_situation(deal, timezone.localtime(event.at))


@on(DealMoved)
def end_the_work_of_the_stage(event: DealMoved) -> None:
    """Let the owner work on, unless who worked it works at the new stage too; drop the offer."""
    drop_offer(event.deal_id, event.at)
    deal = Deal.objects.select_related("owner", "next_step", "stage").get(pk=event.deal_id)
    if deal.worker_id is not None and deal.worker_id not in deal.stage.specialist_ids:
        give_back(deal, event.by_id, event.at)


def drop_the_offer(event: DealWon | DealRefused | DealRemoved) -> None:
    """Withdraw an offer of a deal that nobody works any more."""
    drop_offer(event.deal_id, event.at)


on(DealWon)(drop_the_offer)
on(DealRefused)(drop_the_offer)
on(DealRemoved)(drop_the_offer)


class DealsAreOpen(Refusal):
    """Somebody works on deals of the company."""


@on(CompanyRemoved)
def put_the_deals_away(event: CompanyRemoved) -> None:
    """Let closed deals go along; open ones stop it: somebody has a step to do there."""
    deals = Deal.objects.filter(company_id=event.company_id, removed_at=None)
    deals = deals.select_for_update(of=("self",)).order_by("id")
    still_open = sum(deal.is_open for deal in deals)
    if still_open:
        sentence = ngettext(
            "%(number)s deal of the company is open. Close it or remove it first.",
            "%(number)s deals of the company are open. Close them or remove them first.",
            still_open,
        )
        raise DealsAreOpen(sentence % {"number": still_open})
    for deal in deals:
        put_away(deal, event.at)


@on(CompanyRestored)
def take_the_deals_out(event: CompanyRestored) -> None:
    """Let the deals come back that went along."""
    gone = Deal.objects.filter(company_id=event.company_id, removed_at=event.removed_at)
    for deal in gone.select_for_update(of=("self",)).order_by("id"):
        take_out(deal)
