"""Bring in companies: those that a file describes, and those that deals only name."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from interes.clients.models import Company
from interes.exchange.actions.importing.books import Books
from interes.exchange.actions.importing.bring import Identities, Names, Wish, bring, identify
from interes.exchange.actions.importing.ledger import BATCH
from interes.exchange.models import Imported
from interes.exchange.rules.importing.merging import Texts, as_text
from interes.exchange.rules.importing.records import CompanyRecord, DealRecord, Link

FIELDS = (
    "name",
    "industry",
    "country",
    "city",
    "employees",
    "size",
    "revenue",
    "head_company_id",
    "about",
)
SIZES = (
    (15, Company.Size.MICRO),
    (100, Company.Size.SMALL),
    (250, Company.Size.MEDIUM),
)
_AS_SORTED = str.maketrans("ё", "е", "«»\"'")


class Hand:
    """How companies are written."""

    thing = Imported.Thing.COMPANY.value
    followers = frozenset({"about"})

    def __init__(self, at: datetime) -> None:
        """Keep when the import happens."""
        self.at = at

    def make(self, wishes: Sequence[Wish[CompanyRecord]]) -> list[Company]:
        """Keep new companies."""
        companies = [
            Company(id=w.id, imported_key=w.record.key, created_at=self.at, **w.facts)
            for w in wishes
        ]
        return Company.objects.bulk_create(companies, batch_size=BATCH)

    def locked(self, ids: Collection[int]) -> Mapping[int, Company]:
        """Return the companies, locked."""
        return Company.objects.select_for_update().in_bulk(list(ids))

    def now(self, record: Company) -> Texts:
        """Return what they hold."""
        return {name: as_text(getattr(record, name)) for name in FIELDS}

    def change(self, record: Company, wish: Wish[CompanyRecord], fields: frozenset[str]) -> None:
        """Write some facts."""
        for name in fields:
            setattr(record, name, wish.facts[name])
        names = [name.removesuffix("_id") for name in fields]
        record.save(update_fields=[*names, "changed_at"])


def bring_companies(
    described: Sequence[CompanyRecord],
    deals: Sequence[DealRecord],
    books: Books,
) -> Mapping[str, int]:
    """Write the described companies and those only named; return our company for every key."""
    keys = {company.key for company in described}
    links = [deal.company for deal in deals] + [company.head for company in described]
    mentioned = {link.key: link for link in links if link and link.key not in keys}
    names = {company.key: company.name for company in described}
    names |= {key: link.name for key, link in mentioned.items()}
    who = identify(Company, names, books.ledger, _namesakes)
    undescribed = [_undescribed(link) for key, link in mentioned.items() if key in who.new]
    books.tally.note("companies_by_name", times=len(undescribed))
    books.tally.note("joined_companies", times=len(who.joined))
    wishes = [Wish(c, who.ids[c.key], _facts(c, who)) for c in (*described, *undescribed)]
    bring(Hand(books.clock.at), wishes, who, books)
    return who.ids


def _undescribed(link: Link) -> CompanyRecord:
    return CompanyRecord(key=link.key, name=link.name)


def _namesakes(names: Names) -> Mapping[str, int]:
    """Join companies with those of the same name, if there is just one such company.

    The key comes first: it finds companies of earlier imports whose books were lost.
    """
    found = dict(Company.objects.filter(imported_key__in=names).values_list("imported_key", "id"))
    sorts = {key: _sort_name(name) for key, name in names.items()}
    ids: dict[str, list[int]] = {}
    same = Company.objects.filter(sort_name__in=sorts.values()).values_list("sort_name", "id")
    for sort, number in same:
        ids.setdefault(sort, []).append(number)
    once = Counter(sorts.values())
    by_name = {
        key: ids[sort][0]
        for key, sort in sorts.items()
        if len(ids.get(sort, [])) == 1 and once[sort] == 1
    }
    return by_name | {str(key): number for key, number in found.items()}


def _sort_name(name: str) -> str:
    """Return the name as the database sorts it (clients.models.sorting)."""
    return name.lower().translate(_AS_SORTED).strip()


def _facts(company: CompanyRecord, who: Identities) -> dict[str, object]:
    """Return what the file says, and nothing about what it is silent on."""
    facts = {
        "name": company.name,
        "industry": company.industry,
        "country": company.country,
        "city": company.city,
        "employees": company.employees,
        "size": _size(company.employees),
        "revenue": company.revenue,
        "head_company_id": who.ids[company.head.key] if company.head else None,
        "about": _about(company) or None,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _size(employees: int | None) -> str | None:
    if employees is None:
        return None
    return next((size for most, size in SIZES if employees <= most), Company.Size.LARGE)


def _about(company: CompanyRecord) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        lines = []
        if company.founded:
            lines.append(_("Founded in %(year)s.") % {"year": company.founded})
        if company.revenue is not None and company.revenue_currency != "RUB":
            lines.append(
                _("The revenue is in %(currency)s.") % {"currency": company.revenue_currency}
            )
    return "\n".join(lines)
