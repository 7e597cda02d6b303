"""Rules for programs of administrators: list, add, change, look back a month, read the log."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query

from interes.automation import actions, queries
from interes.automation.actions import RuleFacts
from interes.automation.api import schemas
from interes.automation.models import Rule
from interes.automation.queries import Wording
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, answered, one_page, whole
from interes.ui.api.types import AskedKey

rules = Room("automation", "rules")

SEE, CHANGE = "automation.see", "automation.change"
_ACT = {"act": "plan_step", "kind": "call", "text": "Ask who signs", "days": 2}
RULE = {
    "id": 4,
    "name_ru": "Крупный договор",
    "name_en": "Large contract",
    "kind": "deal_moved",
    "given": {"stages": [6]},
    "deal_where": "amount.gt(1000000)",
    "company_where": "",
    "acts": [_ACT],
    "stops": False,
    "is_active": True,
    "paused_at": None,
    "author": 1,
    "sentence": "When a deal comes to “Contract”, if sum: more than 1 000 000, then plan …",
}
_SENT = {name: RULE[name] for name in ("name_ru", "kind", "given", "deal_where", "acts")}
_WOULD = {
    "at": "2026-11-20T15:00:00+03:00",
    "deal": 41,
    "company": 7,
    "name": "Video link for 200 seats",
    "acts": ["plan the step “Ask who signs” (call, in 2 working days)"],
}
_DRY = {"events": 62, "fitting": 19, "is_cut": False, "rows": [_WOULD]}
_RUN = {
    "id": 9,
    "rule": 4,
    "deal": 41,
    "company": 7,
    "at": "2026-11-20T15:00:02+03:00",
    "outcome": "done",
    "lines": [{"act": "plan_step", "is_done": True, "why": ""}],
    "undone_at": None,
}


@rules.get("/rules", SEE, answer=Page[schemas.Rule], example=[RULE])
def list_rules(request: HttpRequest) -> HttpResponse:
    """List the rules in the order in which they answer."""
    del request
    words = Wording()
    return whole([_told(one, words) for one in queries.rules_to_set()])


@rules.post("/rules", CHANGE, answer=schemas.Rule, status=201, example=RULE, sent=_SENT)
def add_rule(request: HttpRequest, sent: schemas.NewRule) -> HttpResponse:
    """Add a rule; it is switched off until it is switched on by a change."""
    facts = RuleFacts(**_facts(sent.said()))
    made = actions.add_rule(facts=facts, by=visitor(request), at=timezone.now())
    at = f"{request.path}/{made.pk}"
    return answered(request, _told(made, Wording()), status=201, at=at)


@rules.get("/rules/{rule_id}", SEE, answer=schemas.Rule, example=RULE)
def read_rule(request: HttpRequest, rule_id: AskedKey) -> HttpResponse:
    """Read a rule, also as a sentence."""
    return answered(request, _told(_found(rule_id), Wording()))


@rules.patch(
    "/rules/{rule_id}", CHANGE, answer=schemas.Rule, example=RULE, sent={"is_active": True}
)
def change_rule(request: HttpRequest, rule_id: AskedKey, sent: schemas.RuleChange) -> HttpResponse:
    """Change what is named of a rule; `is_active` switches it on or off."""
    said, me = _facts(sent.said()), visitor(request)
    with transaction.atomic():
        _found(rule_id)
        is_active = said.pop("is_active", None)
        if said:
            actions.change_rule(rule_id=rule_id, told=said, by=me)
        if is_active is not None:
            at = timezone.now()
            actions.use_rule(rule_id=rule_id, is_active=is_active, by=me, at=at)
    return answered(request, _told(_found(rule_id), Wording()))


@rules.get("/rules/{rule_id}/dry-run", SEE, answer=schemas.DryRun, example=_DRY)
def try_rule(request: HttpRequest, rule_id: AskedKey) -> HttpResponse:
    """Read what a rule would have done in the last 30 days; nothing is written."""
    run = queries.dry_run(_found(rule_id), timezone.localtime())
    rows = [
        {
            "at": row.at,
            "deal": row.deal_id,
            "company": row.company_id,
            "name": row.name,
            "acts": [words for words, _trouble in row.acts],
        }
        for row in run.rows
    ]
    told = {"events": run.events, "fitting": run.fitting, "is_cut": run.is_cut, "rows": rows}
    return answered(request, told)


@rules.get("/rule-runs", SEE, answer=Page[schemas.Run], example=[_RUN])
def list_rule_runs(request: HttpRequest, wanted: Query[schemas.RunsWanted]) -> HttpResponse:
    """List what rules did, the latest first."""
    narrowed = {"rule": str(wanted.rule or ""), "outcome": wanted.outcome or ""}
    orders = (Order("id", "id", descending=True),)
    return one_page(request, queries.runs(narrowed), wanted, orders, _runs)


def _found(rule_id: int) -> Rule:
    one = queries.rules_to_set().filter(pk=rule_id).first()
    if one is None:
        raise Problem("not-found")
    return one


def _told(one: Rule, words: Wording) -> dict[str, Any]:
    names = ("name_ru", "name_en", "kind", "given", "deal_where", "company_where", "acts", "stops")
    return {
        "id": one.pk,
        **{name: getattr(one, name) for name in names},
        "is_active": one.is_active,
        "paused_at": one.paused_at,
        "author": one.author_id,
        "sentence": words.of(one).sentence,
    }


def _facts(said: dict[str, Any]) -> dict[str, Any]:
    """Return what was sent as an act takes it."""
    if said.get("given") is None:
        said.pop("given", None)
    else:
        said["given"] = {k: v for k, v in said["given"].said().items() if v is not None}
    if "acts" in said:
        said["acts"] = [one.said() for one in said["acts"]]
    return said


def _runs(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "id": row["id"],
            "rule": row["rule_id"],
            "deal": row["deal_id"],
            "company": row["company_id"],
            "at": row["at"],
            "outcome": row["outcome"],
            "lines": [
                {"act": one["act"], "is_done": one["is_done"], "why": one.get("why", "")}
                for one in row["lines"]
            ],
            "undone_at": row["undone_at"],
        }
        for row in rows
    ]
