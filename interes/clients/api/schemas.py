"""What the API of the clients room takes and answers."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from interes.ui.api import Filtered
from interes.ui.api.types import Answer, AskedKey, Body, Count, Key, Line, Long, Moment, Sum

type CompanyStatus = Literal["prospect", "client", "former", "unpromising"]
type CompanySize = Literal["micro", "small", "medium", "large", ""]
type Coverage = Literal["local", "regional", "national", "transnational", ""]
type Solvency = Literal["unknown", "reliable", "slow", "risky"]
type ContactKind = Literal["phone", "email", "messenger", "website"]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Text80 = Annotated[str, StringConstraints(max_length=80)]
Text40 = Annotated[str, StringConstraints(max_length=40)]
Text400 = Annotated[str, StringConstraints(max_length=400)]
Text300 = Annotated[str, StringConstraints(max_length=300)]
Text160 = Annotated[str, StringConstraints(max_length=160)]
Requisite = Annotated[str, StringConstraints(max_length=20)]
Tags = Annotated[list[Annotated[str, StringConstraints(max_length=60)]], Field(max_length=50)]
Custom = Annotated[dict[str, Any], Field(description="Added fields by their names: `custom_12`.")]


class Contact(Answer):
    """A way to reach someone."""

    id: int
    kind: ContactKind
    value: str
    note: str


class NewContact(Body):
    """A way to reach someone, as it is written on a card."""

    kind: ContactKind
    value: Annotated[str, StringConstraints(max_length=200)]
    note: Text80 = ""


class Company(Answer):
    """A company we sell to, or may sell to."""

    id: int
    version: int
    name: str
    legal_name: str
    legal_form: str
    inn: str
    kpp: str
    ogrn: str
    country: str
    region: str
    city: str
    address: str
    industry: str
    size: CompanySize
    employees: int | None
    revenue: Sum | None
    coverage: Coverage
    solvency: Solvency
    status: CompanyStatus
    source: int | None
    owner: int | None
    head_company: int | None
    about: str
    tags: list[str]
    custom: Custom
    created_at: Moment
    changed_at: Moment
    contacts: list[Contact]


class CompanyChange(Body):
    """What may be changed of a company; what is not named stays as it is."""

    name: Line = Field("", description="A legal form written with the name goes to its place.")
    legal_name: Text400 = ""
    legal_form: Text40 = ""
    country: Country = "RU"
    inn: Requisite = ""
    kpp: Requisite = ""
    ogrn: Requisite = ""
    region: Text80 = ""
    city: Text80 = ""
    address: Text300 = ""
    industry: Text80 = ""
    size: CompanySize = ""
    employees: Count | None = None
    revenue: Sum | None = None
    coverage: Coverage = ""
    solvency: Solvency = "unknown"
    status: CompanyStatus = "prospect"
    source: Key | None = None
    head_company: Key | None = None
    about: Long = ""


class NewCompany(CompanyChange):
    """A company to take into the base."""

    name: Line
    owner: Key | None = Field(None, description="The personal manager; without one it is you.")
    contacts: Annotated[list[NewContact], Field(max_length=50)] = Field([])


class CompaniesWanted(Filtered):
    """Which companies are wanted."""

    sort: Literal[
        "id", "-id", "name", "-name", "created_at", "-created_at", "changed_at", "-changed_at"
    ] = "id"
    q: str | None = Field(None, max_length=200, description="A piece of the name or the INN.")
    status: CompanyStatus | None = None
    inn: str | None = None
    kpp: str | None = None
    city: str | None = None
    region: str | None = None
    industry: str | None = None
    size: CompanySize | None = None
    owner: AskedKey | None = None
    source: AskedKey | None = None
    head_company: AskedKey | None = None
    tag: str | None = Field(None, description="One of its tags.")
    changed_since: Moment | None = Field(None, description="Changed at this moment or later.")
    created_since: Moment | None = None


class Assignment(Body):
    """To whom a company is given."""

    owner: Key | None


COMPANY = {
    "id": 12,
    "version": 7,
    "name": "Nordwind",
    "legal_name": "",
    "legal_form": "ООО",
    "inn": "7707083893",
    "kpp": "773601001",
    "ogrn": "",
    "country": "RU",
    "region": "",
    "city": "Москва",
    "address": "",
    "industry": "Logistics",
    "size": "medium",
    "employees": 180,
    "revenue": None,
    "coverage": "",
    "solvency": "unknown",
    "status": "prospect",
    "source": None,
    "owner": 3,
    "head_company": None,
    "about": "",
    "tags": ["fair 2026"],
    "custom": {},
    "created_at": "2026-11-20T09:00:00Z",
    "changed_at": "2026-11-23T09:00:00Z",
    "contacts": [{"id": 40, "kind": "phone", "value": "+7 495 123-45-67", "note": ""}],
}
NEW_COMPANY = {
    "name": "ООО «Нордвинд»",
    "inn": "7707083893",
    "city": "Москва",
    "contacts": [{"kind": "phone", "value": "+7 495 123-45-67"}],
}
