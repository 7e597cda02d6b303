"""The workbench: pairs that may be one, with the names of both and the reasons in words."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from interes.clients.models import Company, ContactPoint, Double, Noun, Person, Post, ToCompare
from interes.clients.queries.likeness_words import in_short, said
from interes.clients.rules import ALMOST_SURE, Reason, Sign
from interes.team.models import User

_LIKELY = 0.8
_BOTH = {
    Noun.COMPANY: ("company_id", "other_company_id"),
    Noun.PERSON: ("person_id", "other_person_id"),
}
# By these a reader may narrow the list: what is for a pair, not what is against it.
FOR = {
    Noun.COMPANY: (
        *(Sign.SAME_INN, Sign.SAME_PHONE, Sign.SAME_EMAIL, Sign.SAME_DOMAIN),
        *(Sign.SAME_NAME, Sign.NEAR_NAME, Sign.PART_OF_NAME, Sign.BRANCH),
    ),
    Noun.PERSON: (
        *(Sign.SAME_PHONE, Sign.SAME_EMAIL, Sign.SAME_MESSENGER, Sign.SAME_BIRTHDAY),
        *(Sign.SAME_COMPANY, Sign.SAME_LAST, Sign.NEAR_NAME, Sign.SHORT_NAME),
        Sign.SWAPPED_NAMES,
    ),
}


@dataclass(frozen=True, slots=True)
class Half:
    """One record of a pair, and what tells it from its double."""

    id: int
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one; `sureness` is "sure", "likely" or "maybe"."""

    id: int
    score: float
    sureness: str
    first: Half
    second: Half
    reasons_for: list[str]
    reasons_against: list[str]


def wanted_doubles(user: User, *, noun: str, state: str, sign: str = "") -> QuerySet[Double]:
    """Return the pairs of records that are both here, of one noun and state, with a sign."""
    if not user.is_active:
        return Double.objects.none()
    found = Double.objects.filter(noun=noun, state=state)
    if noun == Noun.COMPANY:
        found = found.filter(company__removed_at=None, other_company__removed_at=None)
    else:
        found = found.filter(person__removed_at=None, other_person__removed_at=None)
    return found.filter(signs__contains=[sign]) if sign in set(Sign) else found


def double_rows(found: QuerySet[Double], noun: str) -> QuerySet[Any, Any]:
    """Return the rows of the list as plain values."""
    rows: QuerySet[Any, Any] = found.values("id", "score", "reasons", *_BOTH[Noun(noun)])
    return rows


def as_pairs(noun: str, rows: Collection[dict[str, Any]]) -> list[Pair]:
    """Return the rows with names, notes and reasons: two or three queries for a page."""
    names = _BOTH[Noun(noun)]
    keys = {row[name] for row in rows for name in names}
    halves = _companies(keys) if noun == Noun.COMPANY else _people(keys)
    return [_pair(row, halves[row[names[0]]], halves[row[names[1]]]) for row in rows]


def _pair(row: dict[str, Any], first: Half, second: Half) -> Pair:
    reasons = reasons_of(row["reasons"])
    return Pair(
        row["id"],
        row["score"],
        sureness(row["score"]),
        first,
        second,
        [said(reason) for reason in reasons if reason.weight > 0],
        [said(reason) for reason in reasons if reason.weight < 0],
    )


def reasons_of(kept: Collection[Any]) -> list[Reason]:
    """Return the reasons as the table of pairs keeps them."""
    return [Reason(Sign(sign), weight, one, other) for sign, weight, one, other in kept]


def sureness(score: float) -> str:
    """Say how sure it is: "sure", "likely" or "maybe"."""
    if score >= ALMOST_SURE:
        return "sure"
    return "likely" if score >= _LIKELY else "maybe"


def sign_choices(noun: str) -> list[tuple[str, str]]:
    """Return the signs by which the list can be narrowed."""
    return [(sign.value, in_short(sign)) for sign in FOR[Noun(noun)]]


def left_to_compare() -> int:
    """Return how many changed records the worker has still to compare; it stops at 10,000."""
    return ToCompare.objects.all()[:10_000].count()


def _companies(keys: Collection[int]) -> dict[int, Half]:
    points = _points(company_id__in=keys)
    rows = Company.objects.filter(pk__in=keys).only("name", "legal_form", "inn", "city")
    return {
        row.pk: Half(row.pk, str(row), _joined(row.inn, row.city, points.get(row.pk)))
        for row in rows
    }


def _people(keys: Collection[int]) -> dict[int, Half]:
    posts = {post.person_id: post for post in _posts(keys)}
    points = _points(person_id__in=keys)
    rows = Person.objects.filter(pk__in=keys).only("last_name", "first_name", "middle_name")
    return {
        row.pk: Half(row.pk, row.name, _joined(_work(posts.get(row.pk)), points.get(row.pk)))
        for row in rows
    }


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _posts(keys: Collection[int]) -> QuerySet[Post]:
    held = Post.objects.filter(person_id__in=keys, until_date=None).order_by("from_date", "id")
    return held.select_related("company")


def _work(post: Post | None) -> str:
    return _joined(post.title, str(post.company)) if post else ""


def _points(**holders: Any) -> dict[int, str]:
    """Return the first contact of each holder."""
    points = ContactPoint.objects.filter(**holders).order_by("-id")
    rows = points.values_list("company_id", "person_id", "value")
    return {company or person: value for company, person, value in rows}
