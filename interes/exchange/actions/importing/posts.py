"""Posts that people hold at companies: one at a time in each, and who left stays known."""

from collections.abc import Iterable, Sequence
from typing import Any

from interes.clients.models import Post as OurPost
from interes.exchange.actions.importing.links import company_of, tie_later
from interes.exchange.actions.importing.work import Wish, Work
from interes.exchange.actions.importing.writing import copy_new
from interes.exchange.rules.importing.merging import as_text
from interes.exchange.rules.importing.records import Person, Post

TITLE = 160
MARK = "post:"


def bring_posts(wishes: Sequence[Wish[Person]], work: Work) -> None:
    """Write the posts that files tell news of; those whose company has not come wait for it."""
    asked = [
        (wish, post, company_of(post.company, work))
        for wish in wishes
        for post in wish.record.posts
    ]
    fresh = [
        (wish, post, company)
        for wish, post, company in asked
        if company and work.ledger.written(wish.record.key).get(_mark(company)) != said(post)
    ]
    for wish, _post, company in fresh:
        before = work.ledger.written(wish.record.key).get(_mark(company))
        work.ends.was_written(wish.line, wish.record.key, {_mark(company): before})
    keep(((wish.record.key, wish.id, post, company) for wish, post, company in fresh), work)
    for wish, post, found in asked:
        if found is None:
            holder = ("person", wish.record.key, wish.id)
            tie_later(holder, "post", post.company, work.ids.company, work, **as_json(post))


def keep(posts: Iterable[tuple[str, int, Post, int]], work: Work) -> None:
    """Make posts or bring them up to date; a title that people changed stays."""
    wanted = {
        (person, company, post.until_date is None): (key, post)
        for key, person, post, company in posts
    }
    held = _held({person for person, _company, _now in wanted})
    fresh = []
    for (person, company, is_now), (key, post) in wanted.items():
        ours = held.get((person, company)) if is_now else None
        if ours is None:
            fresh.append(_row(person, company, post))
        elif post.title and ours.title in {
            "",
            _title(work.ledger.written(key).get(_mark(company))),
        }:
            ours.title = post.title[:TITLE]
            ours.save(update_fields=["title"])
        work.ledger.write("person", key, person, {_mark(company): said(post)})
    copy_new(OurPost, fresh)


def said(post: Post) -> str:
    """Return a post as the books keep it."""
    return "|".join((post.title[:TITLE], as_text(post.from_date), as_text(post.until_date)))


def as_json(post: Post) -> dict[str, Any]:
    """Return a post as it waits for its company."""
    days = {"from_date": as_text(post.from_date), "until_date": as_text(post.until_date)}
    return {"title": post.title, **days}


def _title(kept: str | None) -> str:
    return (kept or "").rpartition("|")[0].rpartition("|")[0]


def _mark(company: int) -> str:
    return f"{MARK}{company}"


def _held(people: set[int]) -> dict[tuple[int, int], OurPost]:
    rows = OurPost.objects.filter(person__in=people, until_date=None) if people else ()
    return {(post.person_id, post.company_id): post for post in rows}


def _row(person: int, company: int, post: Post) -> dict[str, Any]:
    days = (post.from_date, post.until_date)
    began = None if post.from_date and post.until_date and days[0] > days[1] else post.from_date  # type: ignore[operator]
    return {
        "person_id": person,
        "company_id": company,
        "title": post.title[:TITLE],
        "from_date": began,
        "until_date": post.until_date,
    }
