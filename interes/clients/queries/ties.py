"""Who companies are to each other: by relations, by their holdings, and by what they are called."""

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db.models import Q, QuerySet

from interes.clients.models import Company, ContactPoint, Relation
from interes.clients.rules import letters

# A holding is not deeper than this, even if two companies name each other as their head.
DEEPEST = 12

type Holdings = dict[int, frozenset[int]]


def holdings_of(companies: Iterable[int]) -> Holdings:
    """Return, for each company, all the companies of its holding, with itself."""
    wanted = set(companies)
    heads = _climb(wanted)
    tops = {key: _top(key, heads) for key in wanted}
    members = _descend(set(tops.values()))
    return {key: frozenset({key} | members[top]) for key, top in tops.items()}


def relations_among(companies: Iterable[int]) -> list[tuple[int, int, str, str]]:
    """Return how these companies stand to each other: one, other, kind, attitude."""
    keys = list(companies)
    among = Relation.objects.filter(Q(company__in=keys) & Q(other__in=keys))
    return list(among.order_by("id").values_list("company_id", "other_id", "kind", "attitude"))


def names_of(companies: Iterable[Company]) -> dict[int, list[str]]:
    """Return what companies are called: their names, and the names in addresses of their sites."""
    names = {one.pk: [one.name, one.legal_name] for one in companies}
    sites = ContactPoint.objects.filter(company__in=names, kind=ContactPoint.Kind.WEBSITE)
    for company, value in sites.values_list("company_id", "value"):
        names[company or 0].append(_label(value))
    return {key: [name for name in called if name] for key, called in names.items()}


def plain_letters(text: str) -> str:
    """Return words in the letters in which names of both alphabets meet."""
    return letters(text)


def _climb(companies: set[int]) -> dict[int, int]:
    """Return the head of each company and of each head."""
    heads: dict[int, int] = {}
    here = companies
    for _step in range(DEEPEST):
        found = _heads(Company.objects.filter(pk__in=here))
        heads |= found
        here = set(found.values()) - heads.keys()
        if not here:
            break
    return heads


def _top(company: int, heads: dict[int, int]) -> int:
    """Return the company above all the others; of a ring the smallest number."""
    seen: list[int] = []
    while company in heads and company not in seen:
        seen.append(company)
        company = heads[company]
    return min(seen[seen.index(company) :]) if company in seen else company


def _descend(tops: set[int]) -> dict[int, set[int]]:
    """Return everyone below each of the companies at the top, with the top itself."""
    top_of = {top: top for top in tops}
    here = set(tops)
    for _step in range(DEEPEST):
        found = _heads(Company.objects.filter(head_company__in=here).exclude(pk__in=top_of))
        top_of |= {key: top_of[head] for key, head in found.items()}
        here = set(found)
        if not here:
            break
    members: dict[int, set[int]] = defaultdict(set)
    for key, top in top_of.items():
        members[top].add(key)
    return members


def _heads(companies: QuerySet[Company]) -> dict[int, int]:
    known = companies.filter(head_company__isnull=False)
    return {one.pk: one.head_company_id or 0 for one in known.only("pk", "head_company_id")}


def _label(address: str) -> str:
    """Return the name in the address of a site: "nordwind" of https://www.nordwind.ru/."""
    host = urlsplit(address if "//" in address else f"//{address}").netloc.rpartition("@")[2]
    labels = [one for one in host.partition(":")[0].split(".") if one and one != "www"]
    return labels[-2] if len(labels) > 1 else ""
