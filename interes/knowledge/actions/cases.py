"""Keep the cases: both wordings, figures, and whether the client may be named (M5.6)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from interes.clients.models import Company
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.knowledge.actions.arguments import MOST_LINES
from interes.knowledge.models import Case, ReferenceNorm
from interes.knowledge.queries import names_given_away
from interes.team.actions import ensure
from interes.team.models import User

CASE_FACTS = (
    *("title", "company_id", "business_lines", "open_wording", "anonymous_wording", "figures"),
    *("may_be_named", "consent_on", "consent_by"),
)
# What is told to anybody and so must not name the client.
TOLD_TO_ANYBODY = ("title", "anonymous_wording", "figures")
LONGEST = {
    **{"title": 160, "figures": 300, "consent_by": 160},
    **{"open_wording": 4000, "anonymous_wording": 4000},
}
MOST = 1000


class CaseUnclear(Refusal):
    """A case that says too little, or gives the client away where it must not."""


@act
def add_case(*, facts: Mapping[str, Any], by: User) -> Case:
    """Write a case down: CASE_FACTS. Raises CaseUnclear, NotAllowed."""
    ensure(by, "knowledge.change")
    blank = {"title": "", "company_id": None, "open_wording": "", "anonymous_wording": ""}
    return Case.objects.create(**_checked({**blank, **facts}, Case()))


@act
def change_case(
    *, case_id: int, facts: Mapping[str, Any], by: User, seen: Seen | None = None
) -> Case:
    """Write a case anew; what is not named stays.

    Raises ChangedByBoth, CaseUnclear, NotAllowed.
    """
    ensure(by, "knowledge.change")
    case = Case.objects.select_for_update().get(pk=case_id)
    write(case, agreed(case, _checked(facts, case), seen))
    return case


@act
def use_case(*, case_id: int, is_active: bool, by: User) -> Case:
    """Let a case be offered or not any more; raises NotAllowed."""
    ensure(by, "knowledge.change")
    case = Case.objects.select_for_update().get(pk=case_id)
    write(case, {"is_active": is_active})
    return case


@act
def set_reference_norm(*, most: int, days: int, by: User) -> ReferenceNorm:
    """Say how often a client may be named before we spare them; raises CaseUnclear, NotAllowed."""
    ensure(by, "settings.change")
    for name, number in (("most", most), ("days", days)):
        if not 1 <= number <= MOST:
            sentence = _("Write a number from %(least)s to %(most)s.")
            raise CaseUnclear(sentence % {"least": 1, "most": MOST}, field=name)
    facts = {"most": most, "days": days}
    norm, _made = ReferenceNorm.objects.update_or_create(is_only=True, defaults=facts)
    return norm


def _checked(facts: Mapping[str, Any], case: Case) -> dict[str, Any]:
    kept = {name: value for name, value in facts.items() if name in CASE_FACTS}
    kept |= {name: _text(kept[name], name) for name in LONGEST if name in kept}
    if "business_lines" in kept:
        kept["business_lines"] = _lines(kept["business_lines"])
    whole = {name: getattr(case, name) for name in CASE_FACTS} | kept
    _check_consent(whole)
    company = Company.objects.filter(pk=whole["company_id"] or 0).first()
    if company is None:
        raise CaseUnclear(_("Choose whose case it is."), field="company")
    for name in TOLD_TO_ANYBODY:
        if word := names_given_away(whole[name], company):
            sentence = _("“%(word)s” gives the client away. Say it without the name.")
            raise CaseUnclear(sentence % {"word": word}, field=name)
    return kept


def _text(said: str, name: str) -> str:
    text = said.replace("\r\n", "\n").strip()
    if not text and name in ("title", "open_wording", "anonymous_wording"):
        raise CaseUnclear(_("Write it: without it there is no case."), field=name)
    if len(text) > LONGEST[name]:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": LONGEST[name]}
        raise CaseUnclear(sentence, field=name)
    return text


def _check_consent(whole: Mapping[str, Any]) -> None:
    if not whole["may_be_named"]:
        return
    if whole["consent_on"] is None:
        raise CaseUnclear(_("Write on which day they agreed."), field="consent_on")
    if not whole["consent_by"]:
        raise CaseUnclear(_("Write who of them agreed."), field="consent_by")


def _lines(wanted: list[str]) -> list[str]:
    lines = list(dict.fromkeys(" ".join(line.split()) for line in wanted if line.strip()))
    if len(lines) > MOST_LINES or any(len(line) > 120 for line in lines):
        sentence = _("Name %(most)s products at most.") % {"most": MOST_LINES}
        raise CaseUnclear(sentence, field="business_lines")
    return lines
