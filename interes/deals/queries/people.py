"""Who takes part in a deal: what is known of them, and what is needed to reach them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.clients.models import ContactPoint, Post
from interes.deals.models import Deal, DealPerson, Influence
from interes.deals.queries.flag_norms import flag_norms
from interes.deals.queries.last_talk import last_talk
from interes.deals.rules import Norms, Player
from interes.foundation.filters import Related


@dataclass(frozen=True, slots=True)
class PartRow:
    """A person of a deal."""

    part: DealPerson
    name: str
    post: str
    phone: str
    email: str
    since: date | None
    last_talk: datetime | None
    is_outside: bool

    @property
    def person_id(self) -> int:
        """Return who it is."""
        return self.part.person_id

    @property
    def is_main(self) -> bool:
        """Tell whether this is the main contact."""
        return self.part.is_main

    @property
    def player(self) -> Player:
        """Return the person as the rules of buying roles see them."""
        return Player(
            person_id=self.person_id,
            roles=self.part.roles,
            influence=self.part.influence,
            attitude=self.part.attitude,
            evidence=self.part.evidence,
            last_talk=timezone.localdate(self.last_talk) if self.last_talk else None,
            post_since=self.since,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a person of a deal to another one."""

    from_person: int
    to_person: int
    kind: str


def people_of(deal: Deal) -> list[PartRow]:
    """Return the people of a deal, the main contact first."""
    parts = list(
        DealPerson.objects.filter(deal=deal, person__removed_at=None)
        .select_related("person")
        .annotate(talked_at=last_talk())
        .order_by("-is_main", "person__sort_name", "id")
    )
    if not parts:
        return []
    keys = [part.person_id for part in parts]
    posts, reach = _posts(keys, deal.company_id), _reach(keys)
    return [_row(part, posts.get(part.person_id), reach, deal.company_id) for part in parts]


def _row(
    part: Any, post: Post | None, reach: dict[tuple[int | None, str], str], company_id: int | None
) -> PartRow:
    is_here = post is not None and post.company_id == company_id
    return PartRow(
        part=part,
        name=part.person.name,
        post="" if post is None else _told(post, is_here=is_here),
        phone=reach.get((part.person_id, "phone"), ""),
        email=reach.get((part.person_id, "email"), ""),
        since=post.from_date if post is not None and is_here else None,
        last_talk=part.talked_at,
        is_outside=post is not None and not is_here,
    )


def _told(post: Post, *, is_here: bool) -> str:
    if is_here:
        return post.title
    return " · ".join(part for part in (post.title, str(post.company)) if part)


def _posts(people: list[int], company_id: int | None) -> dict[int, Post]:
    """Return their posts: in the company of the deal, else where they work besides."""
    posts = Post.objects.filter(
        person__in=people, until_date=None, company__removed_at=None
    ).select_related("company")
    by_place = sorted(posts.order_by("-id"), key=lambda one: one.company_id == company_id)
    return {post.person_id: post for post in by_place}


def _reach(people: list[int]) -> dict[tuple[int | None, str], str]:
    points = ContactPoint.objects.filter(person__in=people, kind__in=["phone", "email"])
    rows = points.order_by("-id").values_list("person_id", "kind", "value")
    return {(person, kind): value for person, kind, value in rows}


def lines_of(deal: Deal, people: Sequence[PartRow]) -> list[Line]:
    """Return the lines between these people."""
    keys = [one.part.pk for one in people]
    lines = Influence.objects.filter(deal=deal, from_part__in=keys, to_part__in=keys)
    rows = lines.order_by("id").values_list("from_part__person", "to_part__person", "kind")
    return [Line(*row) for row in rows]


def people_norms() -> Norms:
    """Return after how many days silence worries this company; without a setting the usual."""
    norms = flag_norms()
    return Norms(norms.silent_days, norms.new_days)


def part_of(deal_id: int, person_id: int) -> DealPerson | None:
    """Return a person's part in a deal."""
    parts = DealPerson.objects.filter(deal=deal_id, person=person_id, person__removed_at=None)
    return parts.select_related("person", "deal").first()


def part_records(parts: Iterable[DealPerson]) -> list[dict[str, Any]]:
    """Return parts as programs are told of them."""
    return [
        {
            "person": part.person_id,
            "is_main": part.is_main,
            "roles": list(part.roles),
            "influence": part.influence or None,
            "attitude": part.attitude,
            "mode": part.mode or None,
            "win": part.win,
            "result": part.result,
            "evidence": part.evidence,
            "x": part.x,
            "y": part.y,
        }
        for part in parts
    ]


def line_records(deal: Deal) -> list[dict[str, Any]]:
    """Return the lines between the people of a deal as programs are told of them."""
    rows = Influence.objects.filter(deal=deal).order_by("id")
    return [
        {"id": key, "from_person": one, "to_person": other, "kind": kind}
        for key, one, other, kind in rows.values_list(
            "id", "from_part__person", "to_part__person", "kind"
        )
    ]


def names_of_parts(keys: Iterable[int]) -> dict[int, str]:
    """Return who the people of deals are, by their parts, also of those that left."""
    kept: Any = DealPerson.pgh_event_model  # type: ignore[attr-defined]
    rows = kept.objects.filter(pgh_obj_id__in=keys).select_related("person").order_by("pgh_id")
    return {row.pgh_obj_id: row.person.name for row in rows}


def _in_role(role: str) -> QuerySet[DealPerson]:
    return DealPerson.objects.filter(
        deal=OuterRef("pk"), person__removed_at=None, roles__contains=[role]
    )


DEAL_RELATED = (
    Related(name="economic_buyer", label=_("Economic buyer"), rows=lambda: _in_role("economic")),
    Related(
        name="coach",
        label=pgettext_lazy("role in a deal", "Coach"),
        rows=lambda: _in_role("coach"),
    ),
)
