"""Do what the rules say about one occasion: all of it and its log, or nothing."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pghistory
import pghistory.runtime
from django.core.exceptions import ObjectDoesNotExist
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import F, Sum
from django.utils import translation
from django.utils.translation import gettext as _

from interes.automation import queries
from interes.automation.actions import doing_deals, doing_words
from interes.automation.actions.chain import going
from interes.automation.actions.pausing import pause_if_useless
from interes.automation.actions.setting import Setting
from interes.automation.models import Occasion, Rule, Run
from interes.automation.rules import Chain, Held, fits, follow, may_fire
from interes.desk.queries.acts import has_changed_anything
from interes.foundation.acts import act
from interes.foundation.behalf import by_rule
from interes.foundation.refusals import Refusal
from interes.team.models import User

MOST_TRIES = 5
DAY = timedelta(days=1)
DO: dict[str, Callable[[dict[str, Any], Setting], dict[str, Any]]] = {
    "plan_step": doing_deals.plan_step,
    "assign": doing_deals.assign,
    "tag": doing_deals.tag,
    "situate": doing_deals.situate,
    "note": doing_words.note,
    "to_do": doing_words.to_do,
    "letter": doing_words.letter,
    "notify": doing_words.notify,
    "call": doing_words.call,
}

logger = logging.getLogger(__name__)


def unfold_next(*, at: datetime) -> bool:
    """Take the oldest occasion that nobody else has in hand; tell whether there was one.

    Effects, log and mark are one transaction: whoever is killed in between leaves the occasion as
    it was, and two workers never take the same one.
    """
    waiting = Occasion.objects.filter(done_at=None, tries__lt=MOST_TRIES)
    key = 0
    try:
        with transaction.atomic():
            one = waiting.select_for_update(skip_locked=True).order_by("id").first()
            if one is None:
                return False
            key = one.pk
            _unfold(one, at)
            Occasion.objects.filter(pk=key).update(done_at=at)
    except Exception as fault:
        logger.exception("An occasion of rules could not be unfolded")
        trouble = f"{type(fault).__name__}: {fault}"[:200]
        Occasion.objects.filter(pk=key).update(tries=F("tries") + 1, trouble=trouble)
    return True


def _unfold(one: Occasion, at: datetime) -> None:
    for rule in _waiting_for(one):
        run = _answer(rule, one, at)
        if run is not None and rule.stops and run.outcome != Run.Outcome.HELD:
            break


def _waiting_for(one: Occasion) -> Iterator[Rule]:
    rules = queries.working_rules(one.kind).filter(active_since__lte=one.at)
    if one.rule_id:
        rules = rules.filter(pk=one.rule_id)
    return (rule for rule in rules if fits(one.kind, rule.given, one.facts))


def _answer(rule: Rule, one: Occasion, at: datetime) -> Run | None:
    """Fire a rule if its conditions hold and the law of chains lets it."""
    try:
        if not queries.holds(rule, one, at):
            return None
    except Refusal as refusal:
        return _keep(rule, one, at, [_line("if", is_done=False, why=str(refusal))])
    held = may_fire(_chain_of(one), rule.pk, acts_today=_acts_today(one, at))
    if held == Held.AGAIN:
        return None
    if held is not None:
        return _keep(rule, one, at, [], held)
    run = fire(rule=rule, occasion=one, by=rule.author, at=at)
    pause_if_useless(rule, at)
    return run


def _of_record(one: Occasion) -> dict[str, int | None]:
    if one.deal_id:
        return {"deal_id": one.deal_id}
    return {"deal_id": None, "company_id": one.company_id}


def _chain_of(one: Occasion) -> Chain:
    fired = Run.objects.filter(chain=one.root, **_of_record(one)).exclude(outcome="held")
    return Chain(one.depth, frozenset(fired.values_list("rule_id", flat=True)))


def _acts_today(one: Occasion, at: datetime) -> int:
    lately = Run.objects.filter(at__gt=at - DAY, **_of_record(one))
    return lately.aggregate(n=Sum("number"))["n"] or 0


@act
def fire(*, rule: Rule, occasion: Occasion, by: User, at: datetime) -> Run:
    """Do the acts of a rule in their order; what is refused is told and the others go on."""
    setting = Setting(rule, occasion.deal_id, occasion.company_id, at)
    depth = follow(Chain(occasion.depth), rule.pk).depth
    with (
        pghistory.context(rule=rule.name),
        translation.override(by.language),
        by_rule(rule.name),
        going(occasion.root, depth),
    ):
        return _keep(rule, occasion, at, [_do(spec, setting) for spec in rule.acts])


def _do(spec: dict[str, Any], setting: Setting) -> dict[str, Any]:
    name = str(spec["act"])
    try:
        with transaction.atomic():
            facts = DO[name](spec, setting)
            # The laws of the database that wait for the end speak now, while it can be told.
            connection.check_constraints()
    except Refusal as refusal:
        return _line(name, is_done=False, spec=spec, why=str(refusal))
    except (ObjectDoesNotExist, IntegrityError, DataError, KeyError):
        logger.exception("A rule could not do an act")
        why = _("What the rule names is not there any more.")
        return _line(name, is_done=False, spec=spec, why=why)
    return _line(name, is_done=True, spec=spec, facts=facts)


def _line(name: str, *, is_done: bool, **told: Any) -> dict[str, Any]:
    return {"act": name, "is_done": is_done, **told}


def _keep(
    rule: Rule,
    one: Occasion,
    at: datetime,
    lines: list[dict[str, Any]],
    held: Held | None = None,
) -> Run:
    done = sum(line["is_done"] for line in lines)
    outcome = "held" if held else ("refused" if not done else "partly")
    outcome = "done" if lines and done == len(lines) else outcome
    context = getattr(pghistory.runtime._tracker, "value", None)
    return Run.objects.create(
        rule=rule,
        occasion=one,
        chain=one.root,
        depth=one.depth,
        deal_id=one.deal_id,
        company_id=one.company_id,
        at=at,
        outcome=outcome,
        lines=lines if held is None else [_line(str(held), is_done=False)],
        number=len(lines),
        context=context.id if context and done and has_changed_anything(context.id) else None,
    )
