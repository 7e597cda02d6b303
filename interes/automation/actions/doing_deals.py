"""What a rule does with the record itself: the next step, the owner, tags, the situation."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from interes.automation.actions.setting import NobodyThere, Setting
from interes.automation.models import Rule
from interes.automation.rules import next_in_turn
from interes.clients import actions as clients
from interes.clients.models import Company
from interes.deals import actions as deals
from interes.deals.models import Situation
from interes.deals.queries import clock_of
from interes.team.models import User

type Spec = dict[str, Any]
type Facts = dict[str, Any]


def plan_step(spec: Spec, setting: Setting) -> Facts:
    """Plan another next step at a working time of the client."""
    due_at = working_moment(setting.company, setting.at, int(spec["days"]))
    plan = deals.Plan(text=spec["text"], due_at=due_at, kind=spec["kind"])
    deals.plan_next(deal_id=setting.deal_id or 0, plan=plan, by=setting.by, at=setting.at)
    return {"due": due_at.isoformat()}


def working_moment(company: Company | None, at: datetime, days: int) -> datetime:
    """Return the middle of the day so many working days ahead, or the next working moment."""
    clock = clock_of(company)
    if days == 0:
        return clock.next_moment(at)
    return clock.noon(clock.day_after(at.astimezone(clock.zone).date(), days))


def assign(spec: Spec, setting: Setting) -> Facts:
    """Give the record to somebody: a person, the head, or whoever's turn it is in a department."""
    to = _next_of(spec, setting) if spec["to"] == "department" else _named(spec, setting)
    if setting.deal_id:
        deals.hand_over(deal_id=setting.deal_id, to=to, by=setting.by, at=setting.at)
    else:
        clients.assign_company(company_id=setting.company_id or 0, to=to, by=setting.by)
    return {"to": to.pk, "name": to.name}


def _named(spec: Spec, setting: Setting) -> User:
    return setting.meant(spec["to"], spec.get("user"))


def _next_of(spec: Spec, setting: Setting) -> User:
    """Return whose turn it is; the rule is locked, so that two runs never choose the same."""
    rule = Rule.objects.select_for_update().get(pk=setting.rule.pk)
    people = User.objects.filter(department=spec["department"], is_active=True, role="seller")
    key = str(spec["department"])
    turn = next_in_turn(list(people.values_list("pk", flat=True)), rule.turns.get(key))
    if turn is None:
        raise NobodyThere(_("Nobody sells in this department."))
    rule.turns = rule.turns | {key: turn}
    rule.save(update_fields=["turns"])
    return User.objects.get(pk=turn)


def tag(spec: Spec, setting: Setting) -> Facts:
    """Put tags on the record and take others off."""
    words: dict[str, Any] = {"add": spec.get("add", ()), "remove": spec.get("remove", ())}
    if setting.deal_id:
        deals.tag_deal(deal_id=setting.deal_id, by=setting.by, **words)
    else:
        clients.tag_company(company_id=setting.company_id or 0, by=setting.by, **words)
    return {}


def situate(spec: Spec, setting: Setting) -> Facts:
    """Say in which situation the client thinks; the next step plans itself."""
    key = spec.get("situation")
    one = Situation.objects.get(pk=key) if key else None
    deals.situate(deal_id=setting.deal_id or 0, situation=one, by=setting.by, at=setting.at)
    return {}
