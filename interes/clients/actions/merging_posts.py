"""Posts of merged companies and people: all of them come along, one at a time in one place."""

from collections.abc import Sequence
from typing import Any

from interes.clients.models import Post
from interes.clients.rules import joined

_BETWEEN = " / "


def bring_posts(side: str, kept: Any, others: Sequence[Any]) -> None:
    """Bring the posts to the kept "company" or "person".

    A person holds one post in a company at a time: of two held now one is made that says both.
    """
    mate = "person_id" if side == "company" else "company_id"
    held = {
        getattr(post, mate): post for post in Post.objects.filter(**{side: kept}, until_date=None)
    }
    theirs = Post.objects.filter(**{f"{side}__in": others}).order_by("id")
    for post in theirs:
        same = held.get(getattr(post, mate)) if post.until_date is None else None
        if same is not None:
            _join(same, post)
            continue
        setattr(post, side, kept)
        post.save(update_fields=[side])
        if post.until_date is None:
            held[getattr(post, mate)] = post


def _join(kept: Post, other: Post) -> None:
    titles = joined([kept.title, other.title]).replace("\n\n", _BETWEEN)
    longest = Post._meta.get_field("title").max_length or 0
    kept.title = titles if len(titles) <= longest else max(kept.title, other.title, key=len)
    days = [day for day in (kept.from_date, other.from_date) if day]
    kept.from_date = min(days) if days else None
    kept.save(update_fields=["title", "from_date"])
    other.delete()
