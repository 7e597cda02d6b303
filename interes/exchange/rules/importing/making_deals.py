"""Deals of a row, and the interests of leads."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from interes.exchange.rules.importing import words
from interes.exchange.rules.importing.amounts import currency_of
from interes.exchange.rules.importing.cells import Said
from interes.exchange.rules.importing.making import (
    Desk,
    Refused,
    described,
    ids,
    not_in_future,
    owner_of,
)
from interes.exchange.rules.importing.records import Deal, Link
from interes.exchange.rules.importing.values import squeezed

_INTEREST_HAS = (
    "id", "title", "product", "amount", "currency", "source", "tags", "created_at", "owner",
    "owner_id", "owner_email",
)  # fmt: skip
_OF_INTEREST = frozenset(f"deal.{name}" for name in _INTEREST_HAS)
_PLAIN = ("product", "kind", "channel", "source", "pipeline", "stage_since", "expected_date")


def deal(
    said: Said, desk: Desk, client: Link | None, people: tuple[Link, ...], *, by_the_way: bool
) -> Deal | None:
    """Return the deal of the row; its state is told by an outcome, or by the name of its stage.

    Raises Refused if the row is about a deal and nothing says what it is about.
    """
    values = said.values
    title = values.get("deal.title") or values.get("deal.product") or _named(client, people)
    if by_the_way and not ("deal.title" in values or "deal.amount" in values):
        return None
    if not title:
        raise Refused("missing", column=desk.column("deal.title"))
    facts: dict[str, Any] = {
        name: values[target] for name in _PLAIN if (target := f"deal.{name}") in values
    }
    facts |= described(said, desk, "deal")
    _stage(said, desk, facts)
    _days(said, desk, facts)
    _sum(said, desk, facts)
    old = ids(said, "deal")
    owner = owner_of(said, desk, "deal")
    if owner is None and desk.is_strict:
        raise Refused("missing", column=desk.column("deal.owner"))
    return Deal(
        key=desk.keys.of("deal", old[0]) if old else _made_up(said, desk, title, client, facts),
        by_the_way=by_the_way,
        title=title[:200],
        company=client,
        people=people,
        owner=owner,
        **facts,
    )


def interest(said: Said, desk: Desk, client: Link | None, people: tuple[Link, ...]) -> Deal | None:
    """Return the interest of a lead; one that became a deal elsewhere gives none here."""
    values = said.values
    if values.get("lead.converted"):
        return None
    status = values.get("lead.status", "")
    state = words.state(status)
    title = values.get("lead.title") or values.get("deal.title") or values.get("deal.product")
    title = title or _named(client, people)
    if not title:
        raise Refused("missing", column=desk.column("company.name"))
    if status:
        said.line("deal", f"{desk.column('lead.status')}: {status}")
    others = [t for t in values if t.startswith("deal.") and t not in _OF_INTEREST]
    for target in [t for t in others if ".custom_" not in t]:
        said.line("deal", f"{desk.column(target)}: {values[target]}")
    facts = described(said, desk, "deal")
    if "deal.source" in values:
        facts["source"] = values["deal.source"]
    _sum(said, desk, facts)
    return Deal(
        key=desk.keys.of("lead", values["lead.id"])
        if "lead.id" in values
        else _made_up(said, desk, title, client, facts),
        title=title[:200],
        company=client,
        people=people,
        owner=owner_of(said, desk, "lead") or owner_of(said, desk, "deal"),
        kind="interest",
        stage_number=0,
        state="refused" if state == "refused" else "open",
        reason=status if state == "refused" else None,
        **facts,
    )


def deal_link(said: Said, desk: Desk) -> Link | None:
    """Return the link to the deal of the row."""
    old = ids(said, "deal")
    return desk.keys.link("deal", old[0] if old else "", said.values.get("deal.title", ""))


def _named(client: Link | None, people: tuple[Link, ...]) -> str:
    """Call a deal by its client where the file calls it nothing."""
    return next((link.name for link in (client, *people) if link and link.name), "")


def _stage(said: Said, desk: Desk, facts: dict[str, Any]) -> None:
    values = said.values
    stage = values.get("deal.stage", "")
    stages = desk.dialect.stages if desk.dialect else {}
    if stages:
        facts["stage_number"] = _known(stage, desk)
    facts["stage"] = stage or None
    outcome = values.get("deal.state", "")
    state = words.state(outcome) or words.state(stage)
    if values.get("deal.won_at") or values.get("deal.lost_at"):
        state = "won" if values.get("deal.won_at") else "refused"
    facts["state"] = state or "open"
    if outcome and not state:
        said.line("deal", f"{desk.column('deal.state')}: {outcome}")
    if facts["state"] == "refused" and "deal.reason" in values:
        facts["reason"] = values["deal.reason"]
    elif "deal.reason" in values:
        said.line("deal", f"{desk.column('deal.reason')}: {values['deal.reason']}")


def _known(stage: str, desk: Desk) -> int:
    stages = desk.dialect.stages if desk.dialect else {}
    if not stage:
        raise Refused("missing", column=desk.column("deal.stage"))
    if stage.casefold() not in stages:
        known = ", ".join(name.capitalize() for name in stages)
        raise Refused("unknown_stage", value=stage, known=known)
    return stages[stage.casefold()]


def _days(said: Said, desk: Desk, facts: dict[str, Any]) -> None:
    """Take when it began and ended; the day of the end of an open deal is when it is expected."""
    values = said.values
    began = not_in_future(said, desk, "deal.created_at", "deal")
    facts.pop("created_at", None)
    if facts["state"] == "open":
        hoped = values.get("deal.closed_at")
        if hoped and "expected_date" not in facts and not desk.is_strict:
            facts["expected_date"] = hoped.date()
        closed = None
    else:
        closed = _end(said, desk, facts["state"])
    if began and closed and closed < began:
        began = _not_before(said, desk, began, closed)
    facts |= {"created_at": began, "closed_at": closed}


def _end(said: Said, desk: Desk, state: str) -> datetime | None:
    target = "deal.won_at" if state == "won" else "deal.lost_at"
    target = target if target in said.values else "deal.closed_at"
    if desk.is_strict and target not in said.values:
        raise Refused("missing", column=desk.column(target))
    return not_in_future(said, desk, target, "deal")


def _not_before(said: Said, desk: Desk, began: datetime, closed: datetime) -> datetime:
    """Let a deal begin on the day it ended, if the file has it end before."""
    if desk.is_strict:
        days = {"began": began.date().isoformat(), "closed": closed.date().isoformat()}
        raise Refused("closed_before_begun", **days)
    column = desk.column("deal.created_at")
    said.not_taken("begun_after_end", column, began.date().isoformat(), "deal")
    return closed


def _sum(said: Said, desk: Desk, facts: dict[str, Any]) -> None:
    """Take the sum; what a lost deal of a known file earned, nothing, is not what was asked."""
    found = said.values.get("deal.amount")
    if found is None:
        return
    amount: Decimal = found[0]
    if desk.is_strict and not amount and facts.get("state") != "won":
        return
    named = currency_of(said.values.get("deal.currency", ""))
    facts["amount"] = amount
    facts["currency"] = found[1] or named or desk.mapping.currency or desk.context.currency


def _made_up(said: Said, desk: Desk, title: str, client: Link | None, facts: dict[str, Any]) -> str:
    """Return the key of a deal without an old id: of its lead, else of what it is about."""
    lead = said.values.get("lead.id")
    if lead:
        return desk.keys.made_up("deal", f"lead{lead}")
    began = facts.get("created_at")
    whose = (client.key or client.name) if client else ""
    return desk.keys.made_up("deal", squeezed(title), whose, began.date() if began else "")
