"""What records are compared by, read for many at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import Count

from interes.clients.models import Company, ContactPoint, Noun, Person, Post
from interes.clients.queries.doubles_search import pairs_to_weigh, people_called_so
from interes.clients.rules import (
    CompanySigns,
    Likeness,
    PersonSigns,
    like_companies,
    like_people,
)

type Weighed = tuple[int, int, Likeness]
_OF_COMPANY = ("name", "legal_name", "legal_form", "inn", "kpp", "ogrn", "city", "address")


def likenesses(noun: str, ids: Collection[int]) -> Iterator[Weighed]:
    """Weigh every pair with one of these records that shares something few others do."""
    return weigh(noun, pairs_to_weigh(noun, ids))


def weigh(noun: str, pairs: Collection[tuple[int, int]]) -> Iterator[Weighed]:
    """Weigh these pairs."""
    wanted = {key for pair in pairs for key in pair}
    if noun == Noun.COMPANY:
        companies = company_signs(wanted)
        yield from ((a, b, like_companies(companies[a], companies[b])) for a, b in pairs)
    else:
        people = person_signs(wanted)
        yield from ((a, b, like_people(people[a], people[b])) for a, b in pairs)


def company_signs(ids: Collection[int]) -> dict[int, CompanySigns]:
    """Return what these companies are compared by: three queries, none for none."""
    if not ids:
        return {}
    points = _points(company_id__in=ids)
    rows = list(Company.objects.filter(pk__in=ids).values("id", "core_name", *_OF_COMPANY))
    namesakes = _namesakes({row["core_name"] for row in rows})
    return {
        row["id"]: CompanySigns(
            **{name: row[name] for name in _OF_COMPANY},
            phones=points[row["id"], "phone"],
            emails=points[row["id"], "email"],
            domains=points[row["id"], "domain"],
            namesakes=namesakes.get(row["core_name"], 1),
        )
        for row in rows
    }


def _namesakes(names: Collection[str]) -> dict[str, int]:
    found = Company.objects.filter(core_name__in=names, removed_at=None).values("core_name")
    return dict(found.annotate(number=Count("pk")).values_list("core_name", "number"))


def person_signs(ids: Collection[int]) -> dict[int, PersonSigns]:
    """Return what these people are compared by: four queries, none for nobody."""
    if not ids:
        return {}
    points = _points(person_id__in=ids)
    posts: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for person, company, title in _posts(ids):
        posts[person].append((company, title))
    people = Person.objects.filter(pk__in=ids)
    namesakes = people_called_so(ids)
    return {
        row["id"]: PersonSigns(
            last=row["last_name"],
            first=row["first_name"],
            middle=row["middle_name"],
            birthday=row["birthday"],
            contacts=points[row["id"], "every"],
            companies=frozenset(company for company, _title in posts[row["id"]]),
            posts=frozenset(title for _company, title in posts[row["id"]]),
            namesakes=namesakes.get(row["id"], 1),
        )
        for row in people.values("id", "last_name", "first_name", "middle_name", "birthday")
    }


def _posts(ids: Collection[int]) -> Iterable[tuple[int, int, str]]:
    return Post.objects.filter(person_id__in=ids).values_list("person_id", "company_id", "title")


def _points(**holders: Any) -> dict[tuple[int, str], frozenset[str]]:
    """Return the contacts of each holder by kind, their domains, and all of them together."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    points = ContactPoint.objects.filter(**holders)
    for row in points.values("company_id", "person_id", "kind", "normal", "core"):
        holder = row["company_id"] or row["person_id"]
        found[holder, "every"].add(row["normal"])
        if row["kind"] in ("email", "website"):
            found[holder, "domain"].add(row["core"])
        found[holder, row["kind"]].add(row["core" if row["kind"] == "phone" else "normal"])
    return defaultdict(frozenset, {key: frozenset(values) for key, values in found.items()})
