"""Bring in companies: those that a file describes, and those that other records only name."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from interes.clients.models import Company as OurCompany
from interes.exchange.actions.importing import contacts
from interes.exchange.actions.importing.bring import Who, bring
from interes.exchange.actions.importing.described import (
    CUSTOM,
    Additive,
    custom_facts,
    tag_marks,
    write_many,
)
from interes.exchange.actions.importing.identity import identify
from interes.exchange.actions.importing.known_companies import known_companies, signs_of_company
from interes.exchange.actions.importing.links import company_key, company_of, tie_later, user_of
from interes.exchange.actions.importing.our_settings import source_ids
from interes.exchange.actions.importing.work import Wish, Work
from interes.exchange.actions.importing.writing import copy_new
from interes.exchange.models import Imported
from interes.exchange.rules.importing.merging import Texts, as_text
from interes.exchange.rules.importing.records import Company, Link

PLAIN = (
    "name",
    "legal_name",
    "legal_form",
    "inn",
    "kpp",
    "ogrn",
    "country",
    "region",
    "city",
    "address",
    "industry",
    "size",
    "employees",
    "revenue",
    "coverage",
    "solvency",
    "status",
)
FIELDS = (*PLAIN, "source_id", "owner_id", "head_company_id", "about")
SIZES = (
    (15, OurCompany.Size.MICRO),
    (100, OurCompany.Size.SMALL),
    (250, OurCompany.Size.MEDIUM),
)
THING = Imported.Thing.COMPANY.value


class Hand(Additive[OurCompany, Company]):
    """How companies are written."""

    thing = THING
    holder = "company_id"
    followers: frozenset[str] = frozenset()
    given: ClassVar[Texts] = {"solvency": "unknown", "status": "prospect"}
    assumed: ClassVar[Texts] = {"country": "RU"}

    def make(self, wishes: Sequence[Wish[Company]]) -> None:
        """Keep new companies with all ways to reach them."""
        at = self.work.at
        copy_new(OurCompany, [self.row(wish, at) for wish in wishes])
        contacts.make(wishes, self.holder)

    def locked(self, ids: Collection[int]) -> Mapping[int, OurCompany]:
        """Return the companies, locked."""
        return OurCompany.objects.select_for_update().in_bulk(list(ids))

    def now(self, record: OurCompany) -> Texts:
        """Return what they hold."""
        said = {name: as_text(getattr(record, name)) for name in FIELDS}
        return said | {f"{CUSTOM}{k}": as_text(v) for k, v in record.custom.items()}

    def change(self, changes: Sequence[tuple[OurCompany, Wish[Company], frozenset[str]]]) -> None:
        """Write some facts."""
        write_many(OurCompany, changes, self.work.at)

    def called(self, record: Company) -> str:
        """Return its name."""
        return record.name


def bring_companies(
    records: Sequence[tuple[int, Company]], links: Iterable[Link], work: Work
) -> None:
    """Write the described companies and those only named; keep our company for every key."""
    described = {record.key for _line, record in records}
    named = {
        key: Company(key=key, name=link.name, by_the_way=True)
        for link in links
        if link.name and (key := company_key(link)) not in described | work.ids.company.keys()
    }
    everyone = [*records, *((0, record) for record in named.values())]
    who = identify(THING, OurCompany, everyone, signs_of_company, known_companies, work)
    work.ids.company |= who.ids
    fresh = [key for key in named if key in who.new]
    work.ends.note("companies_by_name", times=len(fresh))
    work.ends.note("joined_companies", times=len(who.joined))
    _write([(n, r) for n, r in everyone if n or r.key in who.new or r.key in who.joined], who, work)


def _write(records: Sequence[tuple[int, Company]], who: Who, work: Work) -> None:
    sources = source_ids({r.source for _n, r in records if r.source})
    wishes = []
    for line, record in records:
        if record.key not in who.ids:
            continue
        number = who.ids[record.key]
        facts = _facts(record, number, sources, work)
        wishes.append(Wish(record, line, number, facts, _adds(record)))
    bring(Hand(work), wishes, who, work)
    for wish in wishes:
        holder = (THING, wish.record.key, wish.id)
        tie_later(holder, "head_company_id", wish.record.head_company, work.ids.company, work)


def _adds(record: Company) -> Mapping[str, Any]:
    return contacts.normals(record.contacts) | tag_marks(record.tags)


def _facts(
    record: Company, number: int, sources: Mapping[str, int], work: Work
) -> dict[str, object]:
    """Return what the file says, and nothing about what it is silent on."""
    facts = {name: getattr(record, name) for name in PLAIN}
    facts["size"] = record.size or _size(record.employees)
    facts["source_id"] = sources.get(record.source or "")
    facts["owner_id"] = user_of(record.owner, work)
    facts["head_company_id"] = _head(record, number, work)
    facts["about"] = _about(record) or None
    facts |= custom_facts(record.custom)
    return {name: value for name, value in facts.items() if value is not None}


def _head(record: Company, number: int, work: Work) -> int | None:
    head = company_of(record.head_company, work)
    return head if head != number else None


def _size(employees: int | None) -> str | None:
    if employees is None:
        return None
    return next((size for most, size in SIZES if employees <= most), OurCompany.Size.LARGE)


def _about(company: Company) -> str:
    if not company.founded and company.revenue is None:
        return company.about or ""
    with translation.override(settings.LANGUAGE_CODE):
        lines = [company.about or ""]
        if company.founded:
            lines.append(_("Founded in %(year)s.") % {"year": company.founded})
        if company.revenue is not None and company.revenue_currency not in {"", "RUB"}:
            lines.append(
                _("The revenue is in %(currency)s.") % {"currency": company.revenue_currency}
            )
    return "\n".join(filter(None, lines))
