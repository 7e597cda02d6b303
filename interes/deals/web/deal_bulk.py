"""What can be done with many deals at once; each deal keeps its own rights and its next step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interes.clients.queries import tags_in_use
from interes.deals import actions, queries
from interes.deals.models import Deal, RefusalReason, Situation, Step
from interes.deals.rules import Plan
from interes.foundation.attributes import Choices
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.foundation.tags import read_tags_of
from interes.team.models import User
from interes.team.queries import colleagues
from interes.ui.lists import BulkAct, Control, into_basket

THINKS_NO_MORE = "none"


class NotChosen(Refusal):
    """The form does not say what is needed."""


def people(user: User) -> Choices:
    """Return who can be given deals."""
    return [(str(one.pk), one.name) for one in colleagues(user).select_related(None)]


def read_owner(form: Mapping[str, str], user: User, _at: datetime) -> User:
    """Return who shall have the deals; raises NotChosen."""
    found = colleagues(user).filter(pk=key_in(form.get("to")) or 0).first()
    if found is None:
        raise NotChosen(_("Choose a person."), field="to")
    return found


def _hand_over(key: int, to: User, by: User, at: datetime) -> bool:
    before = Deal.objects.values_list("owner_id", flat=True).get(pk=key)
    actions.hand_over(deal_id=key, to=to, by=by, at=at)
    return before != to.pk


def _take(key: int, _told: None, by: User, at: datetime) -> bool:
    before = Deal.objects.values_list("owner_id", flat=True).get(pk=key)
    actions.take(deal_id=key, by=by, at=at)
    return before != by.pk


def read_stage(form: Mapping[str, str], _user: User, _at: datetime) -> int:
    """Return the stage that is chosen; raises NotChosen."""
    key = key_in(form.get("stage"))
    if key is None or str(key) not in {value for value, _word in _stages()}:
        raise NotChosen(_("Choose a stage."), field="stage")
    return key


def _stages(_user: User | None = None) -> Choices:
    known = [stage for stage in queries.all_stages() if stage.is_active]
    pipelines = {stage.pipeline_id for stage in known}
    return [
        (str(one.pk), f"{one.pipeline.name} · {one.name}" if len(pipelines) > 1 else one.name)
        for one in known
    ]


def _move(key: int, stage: int, by: User, at: datetime) -> bool:
    before = Deal.objects.values_list("stage_id", flat=True).get(pk=key)
    return actions.move(deal_id=key, stage_id=stage, by=by, at=at).stage_id != before


def _fill(key: int, told: Mapping[str, str]) -> str:
    """Return where what one deal lacks for the stage is asked for."""
    address = reverse("deals:move_on", args=[key])
    return f"{address}?{urlencode({'stage': told.get('stage', '')})}"


def read_situation(form: Mapping[str, str], _user: User, _at: datetime) -> Situation | None:
    """Return the situation that is chosen, or None for "thinks no more"; raises NotChosen."""
    if form.get("situation") == THINKS_NO_MORE:
        return None
    found = queries.situations().filter(pk=key_in(form.get("situation")) or 0).first()
    if found is None:
        raise NotChosen(_("Choose a situation."), field="situation")
    return found


def _situations(_user: User) -> Choices:
    known = [(str(one.pk), one.name) for one in queries.situations()]
    return [*known, (THINKS_NO_MORE, _("The client thinks no more"))]


def _situate(key: int, situation: Situation | None, by: User, at: datetime) -> bool:
    before = Deal.objects.values_list("situation_id", flat=True).get(pk=key)
    # Choosing the same again would begin its rhythm anew.
    if before == (situation.pk if situation else None):
        return False
    actions.situate(deal_id=key, situation=situation, by=by, at=timezone.localtime(at))
    return True


def read_step(form: Mapping[str, str], _user: User, at: datetime) -> Plan:
    """Return the step that is to be planned for each deal; raises StepMissing, StepUnclear."""
    told = {**form, "step_when": "date"}
    return actions.read_plan(told, now=timezone.localtime(at))


def _plan(key: int, plan: Plan, by: User, _at: datetime) -> bool:
    step = Deal.objects.values_list("next_step_id", flat=True).get(pk=key)
    if step is None:
        raise NotChosen(_("This deal is closed already. Reopen it to go on working."))
    actions.change_step(step_id=step, plan=plan, by=by)
    return True


@dataclass(frozen=True, slots=True)
class Ending:
    """Why deals are closed."""

    reason: RefusalReason
    note: str
    rival: str


def read_ending(form: Mapping[str, str], _user: User, _at: datetime) -> Ending:
    """Return the reason that is chosen; raises ReasonMissing, RivalMissing."""
    reason = RefusalReason.objects.filter(pk=key_in(form.get("reason")) or 0).first()
    if reason is None:
        raise NotChosen(_("Choose why they refused."), field="reason")
    if reason.asks_rival and not form.get("rival", "").strip():
        raise NotChosen(_("Name the rival they chose."), field="rival")
    return Ending(reason, form.get("note", ""), form.get("rival", ""))


def _reasons(_user: User) -> Choices:
    return [(str(one.pk), one.name) for one in queries.reasons()]


def _refuse(key: int, ending: Ending, by: User, at: datetime) -> bool:
    actions.refuse(
        deal_id=key, reason=ending.reason, by=by, at=at, note=ending.note, rival=ending.rival
    )
    return True


def _tag(key: int, tags: tuple[str, ...], by: User, _at: datetime) -> bool:
    before = Deal.objects.values_list("tags", flat=True).get(pk=key)
    return actions.tag_deal(deal_id=key, add=tags, by=by).tags != before


def _untag(key: int, tags: tuple[str, ...], by: User, _at: datetime) -> bool:
    before = Deal.objects.values_list("tags", flat=True).get(pk=key)
    return actions.tag_deal(deal_id=key, add=(), remove=tags, by=by).tags != before


def _offered(_user: User) -> Choices:
    return [(tag, tag) for tag in tags_in_use(Deal)]


_TAGS = Control(
    name="tags",
    label=gettext_lazy("Tags"),
    kind="tags",
    choices=_offered,
    help=gettext_lazy("Several with commas between them: exhibition, winter order"),
)
_STEP = (
    Control(name="step_text", label=gettext_lazy("What to do"), kind="text"),
    Control(
        name="step_kind",
        label=gettext_lazy("What it is"),
        choices=lambda _user: Step.Kind.choices,
        required=False,
    ),
    Control(name="step_date", label=gettext_lazy("Day"), kind="date"),
    Control(name="step_time", label=gettext_lazy("Time"), kind="time", required=False),
)


def _remove(key: int, by: User, at: datetime) -> None:
    actions.remove(deal_id=key, by=by, at=at)


def _act(name: str, label: Any, icon: str, **facts: Any) -> BulkAct:
    return BulkAct(name=name, label=label, icon=icon, verb="deals.change", **facts)


ACTS: tuple[BulkAct, ...] = (
    _act(
        "hand_over",
        gettext_lazy("Hand over"),
        "user-check",
        signed="deals.hand_over",
        read=read_owner,
        run=_hand_over,
        controls=(Control(name="to", label=gettext_lazy("To whom"), choices=people),),
    ),
    BulkAct(
        name="take",
        label=gettext_lazy("Take"),
        icon="user-plus",
        verb="deals.take",
        signed="deals.take",
        read=lambda _form, _user, _at: None,
        run=_take,
        lead=gettext_lazy("Of others you get those that are free to take; the rest stays."),
    ),
    _act(
        "move",
        gettext_lazy("Move"),
        "arrow-right",
        signed="deals.move",
        read=read_stage,
        run=_move,
        controls=(Control(name="stage", label=gettext_lazy("To the stage"), choices=_stages),),
        fill=_fill,
    ),
    _act(
        "plan",
        gettext_lazy("Plan a step"),
        "calendar-plus",
        signed="deals.change_step",
        read=read_step,
        run=_plan,
        controls=_STEP,
        lead=gettext_lazy("It takes the place of the step that each deal has planned now."),
    ),
    _act(
        "situate",
        gettext_lazy("Choose the situation"),
        "refresh",
        signed="deals.situate",
        read=read_situation,
        run=_situate,
        controls=(Control(name="situation", label=gettext_lazy("Situation"), choices=_situations),),
        lead=gettext_lazy("The next step of each deal is planned by the rhythm of the situation."),
    ),
    _act(
        "tag",
        gettext_lazy("Tag"),
        "tag",
        signed="deals.tag_deal",
        read=read_tags_of,
        run=_tag,
        controls=(_TAGS,),
    ),
    _act(
        "untag",
        gettext_lazy("Take tags off"),
        "minus",
        signed="deals.tag_deal",
        read=read_tags_of,
        run=_untag,
        controls=(_TAGS,),
    ),
    _act(
        "refuse",
        gettext_lazy("Close with a reason"),
        "thumb-down",
        signed="deals.refuse",
        read=read_ending,
        run=_refuse,
        controls=(
            Control(name="reason", label=gettext_lazy("Why they refused"), choices=_reasons),
            Control(name="rival", label=gettext_lazy("Rival"), kind="text", required=False),
            Control(name="note", label=gettext_lazy("Note"), kind="long", required=False),
        ),
        is_danger=True,
    ),
    into_basket(verb="deals.remove", signed="deals.remove", remove=_remove),
)
