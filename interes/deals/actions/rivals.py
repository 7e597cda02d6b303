"""Keep what is known of the rivals; two names of one become one (M5.5)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from interes.deals.actions.roles import OneAndTheSame
from interes.deals.models import Closure, DealRival, Rival
from interes.deals.rules import stronger
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

RIVAL_FACTS = ("name", "name_en", "kind", "company_id", "strengths", "weaknesses", "how_we_win")
_TEXTS = ("strengths", "weaknesses", "how_we_win")
_FILLED = ("amount", "terms", "evidence", "beaten_in_id")
LONGEST_NAME = 160
LONGEST = 20_000


class RivalUnclear(Refusal):
    """What was said of a rival can't be understood, or its name is taken."""


def named_rival(name: str) -> Rival | None:
    """Return the rival of this name, written down now if nobody has met it; None without a name."""
    kept = " ".join(name.split())[:LONGEST_NAME].strip()
    if not kept:
        return None
    known = Rival.objects.filter(name__iexact=kept) | Rival.objects.filter(name_en__iexact=kept)
    return known.order_by("id").first() or Rival.objects.get_or_create(name=kept)[0]


@act
def add_rival(*, facts: Mapping[str, Any], by: User) -> Rival:
    """Write a rival down: RIVAL_FACTS. Raises RivalUnclear, NotAllowed."""
    ensure(by, "rivals.change")
    return Rival.objects.create(**_checked({"name": "", **facts}))


@act
def change_rival(
    *, rival_id: int, facts: Mapping[str, Any], by: User, seen: Seen | None = None
) -> Rival:
    """Write what is known of a rival anew; what is not named stays.

    Raises ChangedByBoth, RivalUnclear, NotAllowed.
    """
    ensure(by, "rivals.change")
    rival = Rival.objects.select_for_update().get(pk=rival_id)
    write(rival, agreed(rival, _checked(facts, rival), seen))
    return rival


@act
def use_rival(*, rival_id: int, is_active: bool, by: User) -> Rival:
    """Let a rival be named or not any more; deals that name it keep it. Raises NotAllowed."""
    ensure(by, "rivals.tidy")
    rival = Rival.objects.select_for_update().get(pk=rival_id)
    write(rival, {"is_active": is_active})
    return rival


@act
def merge_rivals(*, kept_id: int, other_id: int, by: User) -> Rival:
    """Make one rival of two names of it: deals, endings and what is known go to the kept one.

    Raises OneAndTheSame, NotAllowed.
    """
    ensure(by, "rivals.tidy")
    if kept_id == other_id:
        raise OneAndTheSame(_("Choose another rival, not this one itself."), field="other")
    both = Rival.objects.select_for_update().filter(pk__in=[kept_id, other_id]).order_by("id")
    known = {one.pk: one for one in both}
    kept, other = known[kept_id], known[other_id]
    _bring_the_deals(kept, other)
    Closure.objects.filter(rival=other).update(rival=kept)
    write(kept, _joined(kept, other))
    other.delete()
    return kept


def _bring_the_deals(kept: Rival, other: Rival) -> None:
    """Let the kept one compete where the other one did, once in each deal."""
    same = {one.deal_id: one for one in DealRival.objects.filter(rival=kept)}
    for part in DealRival.objects.filter(rival=other).order_by("id"):
        there = same.get(part.deal_id)
        if there is None:
            write(part, {"rival_id": kept.pk})
            continue
        facts = {name: getattr(there, name) or getattr(part, name) for name in _FILLED}
        if there.amount is None:
            facts["currency"] = part.currency
        facts["standing"] = stronger(there.standing, part.standing)
        facts["since"] = min(there.since, part.since)
        write(there, facts)
        part.delete()


def _joined(kept: Rival, other: Rival) -> dict[str, Any]:
    """Return what is known of both; where both say something, one stands under the other."""
    facts: dict[str, Any] = {
        name: "\n".join(dict.fromkeys(filter(None, (getattr(kept, name), getattr(other, name)))))
        for name in _TEXTS
    }
    facts["name_en"] = kept.name_en or other.name_en
    if kept.kind == Rival.Kind.SUPPLIER:
        facts["company_id"] = kept.company_id or other.company_id
    return facts


def _checked(facts: Mapping[str, Any], rival: Rival | None = None) -> dict[str, Any]:
    kept = {name: value for name, value in facts.items() if name in RIVAL_FACTS}
    if "name" in kept:
        kept["name"] = _free_name(kept["name"], rival)
    if "name_en" in kept:
        kept["name_en"] = _name(kept["name_en"], "name_en")
    if _kind(kept, rival) != Rival.Kind.SUPPLIER:
        kept["company_id"] = None
    texts = [name for name in _TEXTS if name in kept]
    return kept | {name: kept[name].replace("\r\n", "\n").strip()[:LONGEST] for name in texts}


def _kind(kept: Mapping[str, Any], rival: Rival | None) -> str:
    kind = str(kept.get("kind", rival.kind if rival else Rival.Kind.SUPPLIER))
    if kind not in Rival.Kind.values:
        raise RivalUnclear(_("Choose what it is."), field="kind")
    return kind


def _name(said: str, field: str) -> str:
    kept = " ".join(said.split())
    if len(kept) > LONGEST_NAME:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": LONGEST_NAME}
        raise RivalUnclear(sentence, field=field)
    return kept


def _free_name(said: str, rival: Rival | None) -> str:
    kept = _name(said, "name")
    if not kept:
        raise RivalUnclear(_("Write the name."), field="name")
    if Rival.objects.filter(name__iexact=kept).exclude(pk=rival.pk if rival else 0).exists():
        raise RivalUnclear(_("There is such a rival already."), field="name")
    return kept
