"""Everything the page of one person shows, in a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import F

from interes.clients.models import ContactPoint, Person, Post
from interes.clients.queries.company_page import contacts_of
from interes.clients.queries.seen_by import people_seen_by
from interes.team.models import User


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person, how to reach them, and their posts over time."""

    person: Person
    contacts: list[ContactPoint]
    posts: list[Post]
    former_posts: list[Post]


def person_facts(user: User, person_id: int) -> PersonFacts | None:
    """Return the person with contacts and posts, the present ones first, or None."""
    person = people_seen_by(user).select_related("owner").filter(pk=person_id).first()
    if person is None:
        return None
    posts = list(
        person.posts.filter(company__removed_at=None)
        .select_related("company")
        .order_by(
            F("until_date").desc(nulls_first=True), F("from_date").desc(nulls_last=True), "-id"
        )
    )
    return PersonFacts(
        person,
        contacts_of(person=person),
        [post for post in posts if post.until_date is None],
        [post for post in posts if post.until_date is not None],
    )
