"""Make one person of several records of them; nothing of any of them is lost (M1.4)."""

from collections.abc import Collection, Mapping
from datetime import datetime

from interes.clients.actions.merging import (
    bring_contacts,
    chosen_facts,
    locked,
    put_aside,
    write_facts,
)
from interes.clients.actions.merging_posts import bring_posts
from interes.clients.events import PeopleMerged
from interes.clients.models import Noun, Person
from interes.foundation.acts import act
from interes.foundation.events import publish
from interes.team.models import User


@act
def merge_people(
    *,
    kept_id: int,
    other_ids: Collection[int],
    choices: Mapping[str, int],
    by: User,
    at: datetime,
) -> Person:
    """Merge the other people into the kept one and announce it.

    `choices` are as in `merge_companies`. Raises NothingToMerge, MergedMeanwhile, NotAllowed.
    """
    kept, others = locked(Person, kept_id, other_ids, by)
    facts = chosen_facts(Noun.PERSON, kept, others, choices)
    put_aside(Person, kept, others, at)
    write_facts(kept, facts, at)
    bring_contacts(Noun.PERSON, kept, others)
    bring_posts("person", kept, others)
    for other in others:
        publish(PeopleMerged(kept.pk, other.pk, by.pk, at))
    return kept
