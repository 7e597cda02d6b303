"""What the automation room does when others announce something: rules may be waiting for it."""

from functools import partial
from typing import Any

from django.db import transaction

from interes.activities.events import PromiseBroken, TalkLogged
from interes.automation import actions, tasks
from interes.automation.models import Letter, Occasion, Run
from interes.clients.events import CompaniesMerged, CompanyCreated, PeopleMerged
from interes.deals import events
from interes.foundation.events import on


def _note(kind: str, event: Any, **facts: Any) -> None:
    deal, company = getattr(event, "deal_id", None), event.company_id
    if actions.note(kind, at=event.at, deal_id=deal, company_id=company, facts=facts):
        transaction.on_commit(partial(tasks.hand_to_worker))


@on(events.DealOpened)
def answer_the_opening(event: events.DealOpened) -> None:
    """Let rules answer a new deal."""
    _note("deal_opened", event)


@on(events.DealMoved)
def answer_the_move(event: events.DealMoved) -> None:
    """Let rules answer a deal that comes to a stage."""
    _note("deal_moved", event, stage=event.to_stage_id)


@on(events.DealHandedOver)
def answer_the_handing_over(event: events.DealHandedOver) -> None:
    """Let rules answer another owner."""
    _note("deal_handed_over", event)


@on(events.DealWon)
def answer_the_win(event: events.DealWon) -> None:
    """Let rules answer a win."""
    _note("deal_won", event)


@on(events.DealRefused)
def answer_the_refusal(event: events.DealRefused) -> None:
    """Let rules answer a refusal."""
    _note("deal_refused", event)


@on(events.DealCameBack)
def answer_the_return(event: events.DealCameBack) -> None:
    """Let rules answer the day on which a closed deal was to be asked again."""
    _note("deal_came_back", event)


@on(events.DealReopened)
def answer_the_reopening(event: events.DealReopened) -> None:
    """Let rules answer a deal that goes on."""
    _note("deal_reopened", event)


@on(events.StepFinished)
def answer_the_step(event: events.StepFinished) -> None:
    """Let rules answer a step that was done."""
    _note("step_finished", event)


@on(events.DealClimbed)
def answer_the_climb(event: events.DealClimbed) -> None:
    """Let rules answer a forgotten deal."""
    _note("deal_climbed", event, level=event.level)


@on(TalkLogged)
def answer_the_talk(event: TalkLogged) -> None:
    """Let rules answer a talk."""
    _note("talk_logged", event, talk=event.kind)


@on(PromiseBroken)
def answer_the_broken_promise(event: PromiseBroken) -> None:
    """Let rules answer a promise that was not kept."""
    _note("promise_broken", event, side=event.side)


@on(CompanyCreated)
def answer_the_new_company(event: CompanyCreated) -> None:
    """Let rules answer a new company."""
    _note("company_created", event)


@on(CompaniesMerged)
def bring_what_rules_did_for_the_company(event: CompaniesMerged) -> None:
    """Let the kept company have the letters and the log of the other one."""
    for noun in (Letter, Occasion, Run):
        noun._default_manager.filter(company_id=event.other_id).update(company_id=event.kept_id)


@on(PeopleMerged)
def bring_the_letters_of_the_person(event: PeopleMerged) -> None:
    """Let letters to the other person go to the kept one."""
    Letter.objects.filter(person_id=event.other_id).update(person_id=event.kept_id)
