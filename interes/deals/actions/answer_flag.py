"""Answer a flag of a deal: we go on, because this changes; and set when flags are raised."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from interes.deals.actions import planning
from interes.deals.models import FlagAnswer, FlagNorm
from interes.deals.queries.flag_norms import flag_norms
from interes.deals.rules import Flag
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

LONGEST = 2_000
LONGEST_SILENCE = 365
FLAG_DAYS = {
    "silent_days": (1, 365),
    "new_days": (0, 730),
    "sum_days": (1, 365),
    "go_on_days": (1, 365),
}
FLAG_CHANCES = ("known_chance", "sum_chance")


class FlagAnswerUnclear(Refusal):
    """It does not say what changes, or until when the flag is to be silent."""


class FlagNormUnclear(Refusal):
    """A number of days or a chance of the settings can't be."""


@act
def answer_flag(
    *, deal_id: int, flag: str, text: str, by: User, at: datetime, until: date | None = None
) -> FlagAnswer:
    """Say what changes, so that a flag of an open deal is silent until a day.

    Without a day it is silent for the days of the norm. Raises FlagAnswerUnclear, AlreadyClosed,
    NotAllowed.
    """
    deal = planning.locked_open(deal_id)
    ensure(by, "deals.change", deal)
    today = localdate(at)
    facts = {
        "text": _said(flag, text),
        "until": _ahead(until or today + timedelta(days=flag_norms().go_on_days), today),
        "by": by,
        "at": at,
    }
    answer, _made = FlagAnswer.objects.update_or_create(deal=deal, flag=flag, defaults=facts)
    return answer


def _said(flag: str, text: str) -> str:
    if flag not in set(Flag):
        raise FlagAnswerUnclear(_("There is no such flag."), field="flag")
    said = text.strip()
    if not said:
        raise FlagAnswerUnclear(_("Say what changes."), field="text")
    if len(said) > LONGEST:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": LONGEST}
        raise FlagAnswerUnclear(sentence, field="text")
    return said


def _ahead(until: date, today: date) -> date:
    if not today < until <= today + timedelta(days=LONGEST_SILENCE):
        raise FlagAnswerUnclear(_("Choose a day ahead, within a year."), field="until")
    return until


@act
def set_flag_norms(*, facts: Mapping[str, Any], by: User) -> FlagNorm:
    """Say after how many days and from which chance flags are raised, and which are not used.

    What is not named stays. Raises FlagNormUnclear, NotAllowed.
    """
    ensure(by, "settings.change")
    known = {*FLAG_DAYS, *FLAG_CHANCES, "off"}
    wanted = {name: value for name, value in facts.items() if name in known}
    for name, (least, most) in FLAG_DAYS.items():
        if name in wanted and not least <= wanted[name] <= most:
            told = {"least": least, "most": most}
            sentence = _("Write a number of days from %(least)s to %(most)s.") % told
            raise FlagNormUnclear(sentence, field=name)
    for name in FLAG_CHANCES:
        if name in wanted and not 0 <= wanted[name] <= 1:
            raise FlagNormUnclear(_("Write per cent from 0 to 100."), field=name)
    if "off" in wanted:
        wanted["off"] = [flag.value for flag in Flag if flag.value in wanted["off"]]
    norm, _made = FlagNorm.objects.update_or_create(is_only=True, defaults=wanted)
    return norm
