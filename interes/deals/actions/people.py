"""Who at the client takes part in a deal."""

from django.db.models import Q

from interes.deals.actions import planning
from interes.deals.models import DealPerson, Influence
from interes.foundation.acts import act
from interes.team.actions import ensure
from interes.team.models import User


@act
def add_person(*, deal_id: int, person_id: int, by: User) -> DealPerson:
    """Note that a person takes part; the first one becomes the main contact."""
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    has_main = DealPerson.objects.filter(deal=deal, is_main=True).exists()
    part, _made = DealPerson.objects.get_or_create(
        deal=deal, person_id=person_id, defaults={"is_main": not has_main}
    )
    return part


@act
def remove_person(*, deal_id: int, person_id: int, by: User) -> None:
    """Note that a person does not take part any more; the history remembers them.

    The lines to and from the person go along.
    """
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    ends = Q(from_part__person_id=person_id) | Q(to_part__person_id=person_id)
    Influence.objects.filter(ends, deal=deal).delete()
    DealPerson.objects.filter(deal=deal, person_id=person_id).delete()


@act
def set_main_person(*, deal_id: int, person_id: int, by: User) -> None:
    """Make one of the people the main contact; whoever takes no part can't be it."""
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    people = DealPerson.objects.filter(deal=deal)
    if people.filter(person_id=person_id).exists():
        people.update(is_main=False)
        people.filter(person_id=person_id).update(is_main=True)
