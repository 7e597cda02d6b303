"""Find a company, a person or a deal by whatever somebody remembers of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat, Greatest
from django.db.models.query import EmptyQuerySet

from interes.clients import queries as clients
from interes.clients.models import ContactPoint, Post
from interes.clients.models.company import titled
from interes.clients.queries.spellings import spellings
from interes.deals import queries as deals
from interes.desk.rules import contact_beginnings, cut_out, inn_beginning, is_slip, phone_piece
from interes.team.models import User

EACH = 6
CANDIDATES = 20
FEW = 3
SHORTEST_TYPO = 4
# A word of seven letters with two of them swapped shares a little less than half of its trigrams.
LIKENESS = 0.42
_TRIGRAM = 3
_FIRST = Value(0.0)


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the answer; `parts` is the title before, in and after what was typed."""

    kind: str
    id: int
    title: str
    note: str
    parts: tuple[str, str, str]


def search(user: User, text: str) -> list[Found]:
    """Return what fits, best first; typing errors are forgiven when little does."""
    meant = spellings(text)
    if not meant[0]:
        return []
    numbers = contact_beginnings(text)
    asked = _by_numbers(user, text, numbers) if numbers else _by_letters(user, text, meant)
    rows = list(_ask(asked))
    if len(rows) < FEW and len(meant[0]) >= SHORTEST_TYPO and not numbers:
        known = {(row["what"], row["number"]) for row in rows}
        alike = [r for r in _by_likeness(user, meant) if (r["what"], r["number"]) not in known]
        rows += alike[: 2 * EACH]
    return [_found(row, meant) for row in rows]


def by_keys(user: User, keys: Sequence[tuple[str, int]]) -> list[Found]:
    """Return the records of these kinds and numbers, in this order; what is gone is left out."""
    kinds = {"company": _companies, "person": _people, "deal": _deals}
    branches = [
        ask(user, Q(pk__in=[key for kind, key in keys if kind == name]))
        for name, ask in kinds.items()
        if name in {kind for kind, _key in keys}
    ]
    rows = _ask(branches, len(keys))
    known = {(row["what"], row["number"]): _found(row, ()) for row in rows}
    return [known[key] for key in keys if key in known]


def _by_numbers(user: User, text: str, numbers: list[str]) -> list[QuerySet[Any, Any]]:
    """Look for what begins like a phone, an e-mail or an INN; no name holds such a long number."""
    held = Q()
    for beginning in numbers:
        held |= Q(normal__startswith=beginning)
    # Numbers are often said without the code of the city.
    if piece := phone_piece(text):
        held |= Q(normal__contains=piece)
    points = ContactPoint.objects.filter(held)
    of_company = Q(pk__in=points.values("company_id")) | _inn(text)
    return [_companies(user, of_company), _people(user, Q(pk__in=points.values("person_id")))]


def _by_letters(user: User, text: str, meant: tuple[str, ...]) -> list[QuerySet[Any, Any]]:
    named, place = _named(meant), _begins_so(meant)
    return [
        _companies(user, named | _inn(text), place),
        _people(user, named, place),
        _deals(user, _titled_so(meant)),
    ]


def _inn(text: str) -> Q:
    beginning = inn_beginning(text)
    return Q(inn__startswith=beginning) if beginning else Q()


def _by_likeness(user: User, meant: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return what differs from the typed by slips of the finger: like trigrams, then letters."""
    with connection.cursor() as cursor:
        # The operator that the trigram index knows compares with this setting only.
        cursor.execute(
            "SELECT set_config('pg_trgm.word_similarity_threshold', %s, false)", [str(LIKENESS)]
        )
    alike = Q()
    for one in meant:
        alike |= Q(sort_name__trigram_word_similar=one)
    closeness = [TrigramWordSimilarity(one, "sort_name") for one in meant]
    place = -(Greatest(*closeness) if len(closeness) > 1 else closeness[0])
    rows = _ask([_companies(user, alike, place), _people(user, alike, place)], CANDIDATES)
    return [row for row in rows if any(is_slip(one, row["called"]) for one in meant)]


def _ask(branches: list[QuerySet[Any, Any]], each: int = EACH) -> Iterable[dict[str, Any]]:
    """Ask for all kinds in one round trip."""
    best = [
        branch.order_by("place", "called")[:each]
        for branch in branches
        if not isinstance(branch, EmptyQuerySet)
    ]
    if not best:
        return []
    first, *others = best
    if not others:
        return first
    return first.union(*others, all=True).order_by("place", "called")


def _companies(user: User, wanted: Q, place: Any = _FIRST) -> QuerySet[Any, Any]:
    rows = clients.seen_by(user).filter(wanted)
    return rows.values(
        what=Value("company"),
        number=F("pk"),
        called=F("name"),
        form=F("legal_form"),
        said=F("inn"),
        more=F("city"),
        place=place,
    )


def _people(user: User, wanted: Q, place: Any = _FIRST) -> QuerySet[Any, Any]:
    post = Post.objects.filter(person=OuterRef("pk"), until_date=None).order_by("pk")
    rows = clients.people_seen_by(user).filter(wanted)
    return rows.values(
        what=Value("person"),
        number=F("pk"),
        called=Concat("last_name", Value(" "), "first_name", Value(" "), "middle_name"),
        form=Value(""),
        said=Subquery(post.values("title")[:1]),
        more=Subquery(post.values("company__name")[:1]),
        place=place,
    )


def _deals(user: User, wanted: Q) -> QuerySet[Any, Any]:
    rows = deals.seen_by(user).filter(wanted)
    return rows.values(
        what=Value("deal"),
        number=F("pk"),
        called=F("title"),
        form=Value(""),
        said=F("company__name"),
        more=Value(""),
        # Open deals stand before closed ones.
        place=Case(When(state="open", then=Value(0.0)), default=Value(1.0)),
    )


def _named(meant: tuple[str, ...]) -> Q:
    """Match names that hold every typed word; one short word must begin the name."""
    either = Q()
    for one in meant:
        every = Q()
        for word in one.split():
            every &= Q(sort_name__contains=word)
        # Trigrams can't look for less than three letters; a beginning is found by the order.
        either |= every if len(one) >= _TRIGRAM else Q(sort_name__startswith=one)
    return either


def _begins_so(meant: tuple[str, ...]) -> Case:
    begins = Q()
    for one in meant:
        begins |= Q(sort_name__startswith=one)
    return Case(When(begins, then=Value(0.0)), default=Value(1.0))


def _titled_so(meant: tuple[str, ...]) -> Q:
    """Match titles that hold what was typed, in any letter case."""
    either = Q()
    for one in meant:
        # An expression, unlike a comparison of upper case, is answered by the trigram index.
        either |= Q(title__iregex=re.escape(one).replace("е", "[её]"))
    return either if len(meant[0]) >= _TRIGRAM else Q(pk__in=[])


def _found(row: dict[str, Any], meant: tuple[str, ...]) -> Found:
    title = titled(row["form"], " ".join(row["called"].split()))
    note = " · ".join(part for part in (row["said"], row["more"]) if part)
    return Found(row["what"], row["number"], title, note, cut_out(title, meant))
