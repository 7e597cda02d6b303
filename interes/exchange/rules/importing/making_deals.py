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
from interes.exchange.rules.importing.meanings import Meant
from interes.exchange.rules.importing.records import Deal, Link
from interes.exchange.rules.importing.values import squeezed

_INTEREST_HAS = (
    "id", "title", "product", "amount", "currency", "source", "tags", "created_at", "owner",
    "owner_id", "owner_email",
)  # fmt: skip
_OF_INTEREST = frozenset(f"deal.{name}" for name in _INTEREST_HAS)
_NOTHING = Meant()
_PLAIN = (
    *("product", "kind", "channel", "source", "pipeline", "stage_since", "expected_date"),
    "situation",
)


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
    stage, outcome = values.get("deal.stage", ""), values.get("deal.state", "")
    by_stage = desk.stages.get(stage.casefold(), _NOTHING) if stage else _NOTHING
    by_outcome = desk.stages.get(outcome.casefold(), _NOTHING) if outcome else _NOTHING
    meant = by_stage if by_stage.stage else by_outcome
    if meant.stage:
        facts["pipeline"] = meant.pipeline or facts.get("pipeline")
    elif desk.dialect and desk.dialect.stages:
        facts["stage_number"] = _known(stage, desk)
    facts["stage"] = meant.stage or stage or None
    state = by_outcome.state or words.state(outcome) or by_stage.state or words.state(stage)
    facts["state"] = _by_days(values) or state or "open"
    if outcome and not (by_outcome.state or words.state(outcome)):
        said.line("deal", f"{desk.column('deal.state')}: {outcome}")
    _reason(said, desk, facts, by_outcome.reason or by_stage.reason)


def _by_days(values: dict[str, Any]) -> str:
    """Return how a deal ended if the file has a day for it."""
    if values.get("deal.won_at"):
        return "won"
    return "refused" if values.get("deal.lost_at") else ""


def _reason(said: Said, desk: Desk, facts: dict[str, Any], meant: str) -> None:
    written = said.values.get("deal.reason")
    if facts["state"] == "refused" and (written or meant):
        facts["reason"] = written or meant
    elif written:
        said.line("deal", f"{desk.column('deal.reason')}: {written}")


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
