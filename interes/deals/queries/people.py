"""Who takes part in a deal, with what is needed to reach them."""

from dataclasses import dataclass

from interes.clients.models import ContactPoint, Post
from interes.deals.models import Deal, DealPerson


@dataclass(frozen=True, slots=True)
class PartRow:
    """A person of a deal."""

    person_id: int
    name: str
    post: str
    phone: str
    email: str
    is_main: bool


def people_of(deal: Deal) -> list[PartRow]:
    """Return the people of a deal, the main contact first."""
    parts = list(
        DealPerson.objects.filter(deal=deal, person__removed_at=None)
        .select_related("person")
        .order_by("-is_main", "person__sort_name", "id")
    )
    if not parts:
        return []
    keys = [part.person_id for part in parts]
    posts, reach = _posts(keys, deal.company_id), _reach(keys)
    return [
        PartRow(
            person_id=part.person_id,
            name=part.person.name,
            post=posts.get(part.person_id, ""),
            phone=reach.get((part.person_id, "phone"), ""),
            email=reach.get((part.person_id, "email"), ""),
            is_main=part.is_main,
        )
        for part in parts
    ]


def _posts(people: list[int], company_id: int | None) -> dict[int, str]:
    """Return their posts: in the company of the deal, else where they work besides."""
    posts = Post.objects.filter(
        person__in=people, until_date=None, company__removed_at=None
    ).select_related("company")
    found: dict[int, str] = {}
    for post in sorted(posts.order_by("-id"), key=lambda one: one.company_id == company_id):
        is_here = post.company_id == company_id
        elsewhere = " · ".join(part for part in (post.title, str(post.company)) if part)
        found[post.person_id] = post.title if is_here else elsewhere
    return found


def _reach(people: list[int]) -> dict[tuple[int | None, str], str]:
    points = ContactPoint.objects.filter(person__in=people, kind__in=["phone", "email"])
    rows = points.order_by("-id").values_list("person_id", "kind", "value")
    return {(person, kind): value for person, kind, value in rows}
