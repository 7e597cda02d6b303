"""How companies stand to each other (M1.5)."""

from django.utils.translation import gettext as _

from interes.clients.actions.putting_back import put_back
from interes.clients.models import Company, Relation
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class RelatedToItself(Refusal):
    """A company is nothing to itself."""


@act
def add_relation(
    *,
    company: Company,
    other: Company,
    kind: str,
    by: User,
    attitude: str = Relation.Attitude.UNKNOWN,
) -> Relation:
    """Note what the other company is to this one; said again, the attitude is written anew.

    Raises RelatedToItself, NotAllowed.
    """
    ensure(by, "clients.change", company)
    if other.pk == company.pk:
        raise RelatedToItself(_("Choose another company, not this one itself."), field="other")
    relation, _made = Relation.objects.update_or_create(
        company=company, other=other, kind=kind, defaults={"attitude": attitude}
    )
    return relation


@act
def remove_relation(*, relation_id: int, by: User) -> Relation:
    """Take a relation away; the history remembers it."""
    relation = Relation.objects.select_for_update().select_related("company").get(pk=relation_id)
    ensure(by, "clients.change", relation.company)
    relation.delete()
    relation.pk = relation_id
    return relation


@act
def put_relation_back(*, relation_id: int, by: User) -> Relation:
    """Put back a relation that was removed; raises NothingToPutBack."""
    ensure(by, "clients.change")
    return put_back(Relation, relation_id)
