"""Write down what was promised, and correct it (M6.2)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from interes.activities.actions.promise_ground import (
    PromiseUnclear,
    announce,
    ensure_open,
    locked,
)
from interes.activities.events import PromiseMade
from interes.activities.models import Activity, Promise, PromiseKind
from interes.activities.queries.promise_settings import term_of
from interes.clients.models import Company, Person
from interes.deals.models import Deal
from interes.foundation.acts import act
from interes.foundation.edits import set_field
from interes.team.actions import ensure
from interes.team.models import User

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised: by us or by them, of which kind, and by when if it was agreed.

    Without words the kind says it all; without a term it is that of the kind.
    """

    side: str
    kind_id: int | None
    text: str = ""
    due_at: datetime | None = None
    owner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """Between whom: the client, our deal with them, and the talk in which it was said."""

    company_id: int | None = None
    person_id: int | None = None
    deal_id: int | None = None
    activity_id: int | None = None


@act
def promise(*, by: User, at: datetime, told: Promised, between: Between) -> Promise:
    """Write down a promise; raises PromiseUnclear, NotAllowed."""
    ensure(by, "activities.log")
    kind = PromiseKind.objects.filter(pk=told.kind_id or 0).first()
    if kind is None:
        raise PromiseUnclear(_("Choose what was promised: a price, a document …"), field="kind")
    if told.side not in Promise.Side.values:
        raise PromiseUnclear(_("Say who promised: we or they."), field="side")
    about = _about(between)
    company = Company.objects.filter(pk=about["company_id"] or 0).first()
    due_at = told.due_at or term_of(kind, told.side, company, at)
    if due_at < at:
        raise PromiseUnclear(_("This moment has passed. Choose a later one."), field="due_at")
    kept = Promise.objects.create(
        text=said(told.text or kind.name),
        kind=kind,
        side=told.side,
        owner_id=told.owner_id or by.pk,
        made_at=at,
        due_at=due_at,
        **about,
    )
    announce(kept, PromiseMade, by_id=by.pk, at=at)
    return kept


def said(text: str) -> str:
    """Return what was promised as it is kept; raises PromiseUnclear."""
    kept = " ".join(text.split())
    if not kept:
        raise PromiseUnclear(_("Say what was promised."), field="text")
    if len(kept) > LONGEST:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": LONGEST}
        raise PromiseUnclear(sentence, field="text")
    return kept


def _about(between: Between) -> dict[str, int | None]:
    talk = Activity.objects.filter(pk=between.activity_id or 0).first()
    about = {
        name: getattr(between, name) or (getattr(talk, name) if talk else None)
        for name in ("company_id", "person_id", "deal_id")
    }
    if about["deal_id"]:
        deal = Deal.objects.filter(pk=about["deal_id"]).first()
        about |= {"deal_id": deal.pk if deal else None}
        about |= {"company_id": deal.company_id} if deal and deal.company_id else {}
    if about["person_id"] and not Person.objects.filter(pk=about["person_id"]).exists():
        about["person_id"] = None
    if not any(about.values()):
        raise PromiseUnclear(_("Choose with whom it was agreed."), field="person")
    return about | {"activity_id": talk.pk if talk else None}


@act
def reword_promise(*, promise_id: int, text: str, by: User, was: str | None = None) -> Promise:
    """Say otherwise what was promised; raises PromiseUnclear, ChangedMeanwhile, NotAllowed."""
    one = locked(promise_id, by)
    set_field(one, "text", said(text), was=was)
    return one


@act
def sort_promise(
    *, promise_id: int, kind: PromiseKind, by: User, was: str | None = None
) -> Promise:
    """Put a promise among those of another kind; its term stays.

    Raises ChangedMeanwhile, NotAllowed.
    """
    one = locked(promise_id, by)
    set_field(one, "kind", kind, was=was)
    return one


@act
def give_promise(*, promise_id: int, to: User, by: User, was: str | None = None) -> Promise:
    """Let a colleague keep it, or ask after theirs.

    Raises PromiseUnclear, EndedAlready, ChangedMeanwhile, NotAllowed.
    """
    one = locked(promise_id, by)
    ensure_open(one)
    if not to.is_active:
        raise PromiseUnclear(_("Choose who of us."), field="owner")
    set_field(one, "owner", to, was=was)
    return one
