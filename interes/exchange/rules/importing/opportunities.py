"""The files of "CRM Sales Opportunities": accounts, products, sales_teams, sales_pipeline.

Where they leave something open, we decided:

* A deal in "Prospecting" stands in the first stage of the first pipeline, one in "Engaging" in the
  second; a closed one ended in the second, because that is the last stage the file knows of.
* `close_value` of a lost deal is 0 in the file; a deal that brought nothing has no sum.
* A deal without an `engage_date` began on a day nobody knows; a closed one not after its end.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from interes.exchange.rules.importing import values
from interes.exchange.rules.importing.records import (
    CompanyRecord,
    DealRecord,
    Link,
    Origin,
    PersonOfOursRecord,
    ProductRecord,
)
from interes.exchange.rules.importing.values import RowRefused

PREFIX = "crm-sales-opportunities"
CURRENCY = "USD"
MISSPELT = {"technolgy": "technology"}

# deal_stage -> (stage from 0, state)
STAGES = {
    "prospecting": (0, "open"),
    "engaging": (1, "open"),
    "won": (1, "won"),
    "lost": (1, "refused"),
}
_MILLION = Decimal(1_000_000)

type Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Today:
    """What a row can't know of itself: the day of the import and the currency of the sums."""

    day: date
    currency: str = CURRENCY


def account(cells: Cells, origin: Origin, today: Today) -> CompanyRecord:
    """Understand a row of accounts."""
    name = values.needed(cells["account"], "account", 200)
    parent = values.short(cells.get("subsidiary_of", ""), "subsidiary_of", 200)
    place = values.short(cells.get("office_location", ""), "office_location", 80)
    code = values.country(place) if place else ""
    revenue = values.amount(cells["revenue"], "revenue", most=Decimal(10) ** 9)
    return CompanyRecord(
        key=key("company", name),
        origin=origin,
        name=name,
        industry=industry(cells["sector"]) or None,
        country=code or None,
        city=place if place and not code else None,
        employees=values.whole(cells["employees"], "employees"),
        revenue=None if revenue is None else revenue * _MILLION,
        revenue_currency=today.currency,
        founded=values.whole(cells.get("year_established", ""), "year_established"),
        head=_parent(parent, name),
    )


def account_remarks(cells: Cells) -> Iterable[tuple[str, str]]:
    """Say which sectors were read otherwise than written."""
    said = values.plain(cells["sector"])
    if said.casefold() in MISSPELT:
        yield "sector_respelt", f"{said} → {industry(said)}"


def product(cells: Cells, origin: Origin, _today: Today) -> ProductRecord:
    """Understand a row of products."""
    name = values.needed(cells["product"], "product", 120)
    price = values.amount(cells["sales_price"], "sales_price")
    return ProductRecord(key=key("product", name), origin=origin, name=name, price=price)


def agent(cells: Cells, origin: Origin, _today: Today) -> PersonOfOursRecord:
    """Understand a row of sales_teams."""
    name = values.needed(cells["sales_agent"], "sales_agent", 120)
    manager = values.short(cells["manager"], "manager", 100)
    return PersonOfOursRecord(
        key=key("user", name),
        origin=origin,
        name=name,
        branch=values.short(cells["regional_office"], "regional_office", 120) or None,
        head=_person(manager) if manager else None,
    )


def opportunity(cells: Cells, origin: Origin, today: Today) -> DealRecord:
    """Understand a row of sales_pipeline."""
    number = values.needed(cells["opportunity_id"], "opportunity_id", 60)
    said = values.plain(cells["deal_stage"])
    stage, state = _stage(said)
    company = values.short(cells.get("account", ""), "account", 200)
    began, closed = _days(cells, state, today.day)
    return DealRecord(
        key=f"{PREFIX}:deal:{number}",
        origin=origin,
        number=number,
        owner=_person(values.needed(cells["sales_agent"], "sales_agent", 120)),
        company=_company(company) if company else None,
        product=values.short(cells.get("product", ""), "product", 120),
        amount=_earned(cells, state),
        currency=today.currency,
        stage=stage,
        stage_said=said,
        state=state,
        began=began,
        closed=closed,
    )


def key(thing: str, name: str) -> str:
    """Return the key of something that the files know by its name only."""
    return f"{PREFIX}:{thing}:{values.squeezed(name)}"[:200]


def industry(sector: str) -> str:
    """Return the sector with a capital letter and without the misspelling known in these files."""
    name = values.short(sector, "sector", 80)
    name = MISSPELT.get(name.casefold(), name)
    return name[:1].upper() + name[1:]


def _company(name: str) -> Link:
    return Link(key("company", name), name)


def _parent(parent: str, name: str) -> Link | None:
    """Return the head company; one that names itself has none."""
    is_other = values.squeezed(parent) != values.squeezed(name)
    return _company(parent) if parent and is_other else None


def _person(name: str) -> Link:
    return Link(key("user", name), name)


def _stage(said: str) -> tuple[int, str]:
    if not said:
        raise RowRefused("missing", column="deal_stage")
    if said.casefold() not in STAGES:
        raise RowRefused("unknown_stage", value=said[:80], known="Prospecting, Engaging, Won, Lost")
    return STAGES[said.casefold()]


def _days(cells: Cells, state: str, today: date) -> tuple[date | None, date | None]:
    began = values.day(cells.get("engage_date", ""), "engage_date")
    closed = values.day(cells.get("close_date", ""), "close_date") if state != "open" else None
    if state != "open" and closed is None:
        raise RowRefused("missing", column="close_date")
    for column, found in (("engage_date", began), ("close_date", closed)):
        if found and found > today:
            raise RowRefused("in_the_future", column=column, value=found.isoformat())
    if began and closed and closed < began:
        raise RowRefused("closed_before_begun", began=began.isoformat(), closed=closed.isoformat())
    return began, closed


def _earned(cells: Cells, state: str) -> Decimal | None:
    value = values.amount(cells.get("close_value", ""), "close_value")
    return value or None if state != "won" else value
