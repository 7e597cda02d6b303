"""Set what a rule does, act by act."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from interes.automation.actions.reading_acts import ActUnclear
from interes.automation.actions.rules import change_rule
from interes.automation.models import Rule
from interes.foundation.acts import act
from interes.team.actions import ensure
from interes.team.models import User

VERB = "automation.change"


@act
def add_act(*, rule_id: int, told: Mapping[str, Any], by: User) -> Rule:
    """Let a rule do one more thing, last; raises ActUnclear, NotAllowed."""
    acts = _locked(rule_id, by)
    return change_rule(rule_id=rule_id, told={"acts": [*acts, told]}, by=by)


@act
def change_act(
    *, rule_id: int, place: int, told: Mapping[str, Any], by: User, was: str = ""
) -> Rule:
    """Set one act anew; `was` is `act_as_seen` when the form was drawn.

    Raises ActUnclear, NotAllowed; ActUnclear too if a colleague has changed the act meanwhile.
    """
    acts = _locked(rule_id, by)
    _check_place(acts, place)
    if was and was != act_as_seen(acts[place]):
        sentence = _("Somebody changed this act meanwhile. Close the form and look again.")
        raise ActUnclear(sentence)
    acts[place] = dict(told)
    return change_rule(rule_id=rule_id, told={"acts": acts}, by=by)


@act
def drop_act(*, rule_id: int, place: int, by: User) -> Rule:
    """Take an act out of a rule; raises ActUnclear, RuleUnclear, NotAllowed."""
    acts = _locked(rule_id, by)
    _check_place(acts, place)
    del acts[place]
    return change_rule(rule_id=rule_id, told={"acts": acts}, by=by)


@act
def order_act(*, rule_id: int, place: int, up: bool, by: User) -> Rule:
    """Let an act change places with its neighbour; raises ActUnclear, NotAllowed."""
    acts = _locked(rule_id, by)
    _check_place(acts, place)
    other = max(place - 1, 0) if up else min(place + 1, len(acts) - 1)
    acts[place], acts[other] = acts[other], acts[place]
    return change_rule(rule_id=rule_id, told={"acts": acts}, by=by)


def act_as_seen(spec: Mapping[str, Any]) -> str:
    """Return an act as a form that edits it carries it."""
    return repr(sorted(spec.items()))


def _locked(rule_id: int, by: User) -> list[Any]:
    ensure(by, VERB)
    return list(Rule.objects.select_for_update().get(pk=rule_id).acts)


def _check_place(acts: list[Any], place: int) -> None:
    if not 0 <= place < len(acts):
        raise ActUnclear(_("This act is not there any more. Reload the page."))
