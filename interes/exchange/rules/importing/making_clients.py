"""The company of a row."""

import re
from typing import Any

from interes.exchange.rules.importing.cells import Said
from interes.exchange.rules.importing.making import Desk, Refused, described, ids, owner_of
from interes.exchange.rules.importing.records import Company, Contact, Link
from interes.exchange.rules.importing.sampling import is_inn
from interes.exchange.rules.importing.values import squeezed

_PLAIN = (
    "legal_form", "kpp", "country", "region", "city", "industry", "size", "employees", "founded",
    "coverage", "solvency", "status", "source",
)  # fmt: skip
_SHORT_BY_ZERO = (9, 11)
_KPP_BY_ZERO = 8
_ROUNDED = re.compile(r"\dE\+?\d", re.IGNORECASE)
_FORM = 40
_RUSSIA = "RU"
_FOREIGN = 20


def company(said: Said, desk: Desk, *, by_the_way: bool) -> Company | None:
    """Return the company of the row; by the way only if the row says more than who it is.

    Raises Refused if the row is about a company and nothing names it.
    """
    values = said.values
    if by_the_way and not _says_more(said) and desk.mapping.thing != "lead":
        return None
    facts: dict[str, Any] = {
        name: values[target] for name in _PLAIN if (target := f"company.{name}") in values
    }
    _requisites(said, desk, facts)
    _place(said, facts)
    name = _names(said, desk, facts, by_the_way=by_the_way)
    if not name:
        return None
    _numbers(said, desk, facts)
    old = ids(said, "company")
    key = desk.keys.of("company", old[0]) if old else _made_up(desk, name, facts)
    parent = values.get("company.head_company", "")
    head = desk.keys.link("company", values.get("company.head_company_id", ""), parent)
    return Company(
        key=key,
        by_the_way=by_the_way,
        aliases=aliases(said, desk, "company", key),
        name=name,
        contacts=tuple(values.get("company.contacts", ())),
        owner=owner_of(said, desk, "company"),
        head_company=None if head and squeezed(head.name) == squeezed(name) else head,
        **described(said, desk, "company"),
        **facts,
    )


def company_link(said: Said, desk: Desk, made: Company | None) -> Link | None:
    """Return the link to the company of the row."""
    if made is not None:
        return Link(made.key, made.name)
    old = ids(said, "company")
    name = desk.context.laws.legal_form(said.values.get("company.name", ""))[1]
    found = desk.keys.link("company", old[0] if old else "", name)
    lead = said.values.get("lead.id") if desk.mapping.thing != "lead" else None
    return Link(desk.keys.of("lead-company", lead), "") if found is None and lead else found


def _says_more(said: Said) -> bool:
    """Tell whether the row tells of the company something besides its name and old id."""
    known = {"company.name", "company.id"}
    return "company" in said.lines or any(
        target.startswith("company.") and target not in known for target in said.values
    )


def _requisites(said: Said, desk: Desk, facts: dict[str, Any]) -> None:
    """Take INN, KPP and OGRN with the right digits; wrong ones are remarked and kept in words."""
    _take_inn(said, desk, facts)
    kpp = facts.get("kpp")
    if kpp and len(kpp) == _KPP_BY_ZERO and kpp.isdecimal():
        kpp = facts["kpp"] = f"0{kpp}"
    if kpp and desk.context.laws.check_kpp(kpp) is not None:
        said.not_taken("wrong_kpp", desk.column("company.kpp"), facts.pop("kpp"), "company")
    ogrn = said.values.get("company.ogrn", "")
    if ogrn:
        _check(said, desk, facts, "ogrn", ogrn)


def _take_inn(said: Said, desk: Desk, facts: dict[str, Any]) -> None:
    """Take an INN; of another country as it stands, because its rules are not ours."""
    inn, _, kpp = said.values.get("company.inn", "").partition("/")
    if kpp:
        facts.setdefault("kpp", kpp)
    if is_inn(inn) or (inn and facts.get("country", _RUSSIA) != _RUSSIA):
        facts["inn"] = inn[:_FOREIGN]
    elif inn:
        _check(said, desk, facts, "inn", _with_zero(inn, desk))


def _check(said: Said, desk: Desk, facts: dict[str, Any], name: str, value: str) -> None:
    laws = desk.context.laws
    if (laws.check_inn if name == "inn" else laws.check_ogrn)(value) is None:
        facts[name] = value
    else:
        code = "rounded" if _ROUNDED.search(value) else f"wrong_{name}"
        said.not_taken(code, desk.column(f"company.{name}"), value, "company")


def _with_zero(inn: str, desk: Desk) -> str:
    """Give back the zero at the beginning that a spreadsheet took away."""
    padded = "0" + inn
    is_short = len(inn) in _SHORT_BY_ZERO and inn.isdecimal()
    return padded if is_short and desk.context.laws.check_inn(padded) is None else inn


def _place(said: Said, facts: dict[str, Any]) -> None:
    """Put the parts of an address together; a place is a country or else a city."""
    values = said.values
    parts = [values.get(f"company.{n}", "") for n in ("postcode", "address", "house")]
    if any(parts):
        facts["address"] = ", ".join(part for part in parts if part)[:300]
    place = values.get("company.place", "")
    if place.startswith("*"):
        facts.setdefault("country", place[1:])
    elif place:
        facts.setdefault("city", place)


def _names(said: Said, desk: Desk, facts: dict[str, Any], *, by_the_way: bool) -> str:
    """Return the everyday name; the legal form goes to its own place."""
    values = said.values
    legal = values.get("company.legal_name", "")
    written = values.get("company.name", "") or legal
    if not written and not by_the_way:
        written = _name_of_gaps(said, desk, facts)
    if not written and not by_the_way:
        raise Refused("missing", column=desk.column("company.name"))
    form, bare = desk.context.laws.legal_form(written)
    form = form or desk.context.laws.legal_form(legal)[0] if legal else form
    if "legal_form" in facts:
        form = _short_form(said, desk, facts.pop("legal_form")) or form
    if form:
        facts["legal_form"] = form
    if legal:
        facts["legal_name"] = legal
    return bare or written


def _short_form(said: Said, desk: Desk, form: str) -> str:
    """Return the short writing of a legal form; a long one that has none is kept in words."""
    short = desk.context.laws.legal_form(f"{form} «А»")[0] or form
    if len(short) <= _FORM:
        return short
    said.line("company", f"{desk.column('company.legal_form')}: {form}")
    return ""


def _name_of_gaps(said: Said, desk: Desk, facts: dict[str, Any]) -> str:
    """Name a company that has no name by its site, its INN or its phone."""
    contacts: list[Contact] = said.values.get("company.contacts", [])
    by_kind = {contact.kind: contact.value for contact in reversed(contacts)}
    for kind in ("website", "email", "phone"):
        if kind in by_kind:
            name = by_kind[kind].removeprefix("https://").removeprefix("http://").rstrip("/")
            said.remark("named_by", desk.column(f"company.{kind}"), name)
            return name
    if facts.get("inn"):
        said.remark("named_by", desk.column("company.inn"), facts["inn"])
    return str(facts.get("inn", ""))


def _numbers(said: Said, desk: Desk, facts: dict[str, Any]) -> None:
    dialect = desk.dialect
    if revenue := said.values.get("company.revenue"):
        facts["revenue"] = revenue[0] * dialect.revenue_in if dialect else revenue[0]
        facts["revenue_currency"] = revenue[1] or desk.mapping.currency or desk.context.currency
    industry = facts.get("industry", "")
    if dialect and industry:
        respelt = dialect.respelt.get(industry.casefold(), industry)
        facts["industry"] = respelt[:1].upper() + respelt[1:]
        if respelt != industry:
            said.remark("respelt", industry, facts["industry"])


def _made_up(desk: Desk, name: str, facts: dict[str, Any]) -> str:
    """Return the key of a company without an old id: its INN and KPP, else its name and city."""
    if facts.get("inn") and not desk.keys.by_name:
        return desk.keys.made_up("company", "inn" + facts["inn"], facts.get("kpp", ""))
    return desk.keys.made_up("company", name, facts.get("city", ""))


def aliases(said: Said, desk: Desk, thing: str, key: str) -> tuple[str, ...]:
    """Return the key under which other files name what came as a lead."""
    lead = said.values.get("lead.id")
    alias = desk.keys.of(f"lead-{thing}", lead) if lead else ""
    return (alias,) if alias and alias != key else ()
