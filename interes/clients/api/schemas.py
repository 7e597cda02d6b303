"""What the API of the clients room takes and answers."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from interes.ui.api import Filtered
from interes.ui.api.types import (
    Answer,
    AskedKey,
    Body,
    Count,
    Key,
    Line,
    Long,
    Moment,
    Sum,
)

type CompanyStatus = Literal["prospect", "client", "former", "unpromising"]
type CompanySize = Literal["micro", "small", "medium", "large", ""]
type Coverage = Literal["local", "regional", "national", "transnational", ""]
type Solvency = Literal["unknown", "reliable", "slow", "risky"]
type RelationKind = Literal["competitor", "adjacent", "partner", "served_through"]
type Attitude = Literal["unknown", "hostile", "neutral", "friendly"]
type ContactKind = Literal["phone", "email", "messenger", "website"]
type Sorted = Literal[
    "id", "-id", "name", "-name", "created_at", "-created_at", "changed_at", "-changed_at"
]
Text40 = Annotated[str, StringConstraints(max_length=40)]
Text80 = Annotated[str, StringConstraints(max_length=80)]
Text120 = Annotated[str, StringConstraints(max_length=120)]
Text160 = Annotated[str, StringConstraints(max_length=160)]
Text300 = Annotated[str, StringConstraints(max_length=300)]
Text400 = Annotated[str, StringConstraints(max_length=400)]
Requisite = Annotated[str, StringConstraints(max_length=20)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Tags = Annotated[list[Annotated[str, StringConstraints(max_length=60)]], Field(max_length=30)]
Custom = Annotated[dict[str, Any], Field(max_length=200)]
_TAGS: Any = Field([], description="All the tags; what is left out here is taken off.")
_CUSTOM: Any = Field({}, description="Only the fields named are written; null empties one.")
_TAG: Any = Field(None, description="One of the tags.")
_SINCE: Any = Field(None, description="Changed at this moment or later.")


class Contact(Answer):
    """A way to reach someone."""

    id: int
    kind: ContactKind
    value: str
    note: str


class NewContact(Body):
    """A way to reach someone, as it is written on a card."""

    kind: ContactKind
    value: Line
    note: Text80 = ""


type NewContacts = Annotated[list[NewContact], Field(max_length=50)]


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
    tags: Tags = _TAGS
    custom: Custom = _CUSTOM


class NewCompany(CompanyChange):
    """A company to take into the base."""

    name: Line
    owner: Key | None = Field(None, description="The personal manager; without one it is you.")
    contacts: NewContacts = Field([])


class CompaniesWanted(Filtered):
    """Which companies are wanted."""

    sort: Sorted = "id"
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
    tag: str | None = _TAG
    changed_since: Moment | None = _SINCE
    created_since: Moment | None = None


class Assignment(Body):
    """To whom a company is given."""

    owner: Key | None


class Site(Answer):
    """A branch, shop, plant or office of a client."""

    id: int
    company: int
    name: str
    city: str
    address: str
    seats: int | None


class SiteChange(Body):
    """What may be changed of a site."""

    name: Text120 = ""
    city: Text80 = ""
    address: Text300 = ""
    seats: Count | None = None


class NewSite(SiteChange):
    """A site to note."""

    name: Text120


class Relation(Answer):
    """What another company is to this one."""

    id: int
    company: int
    other: int
    kind: RelationKind
    attitude: Attitude


class NewRelation(Body):
    """What another company is to this one; said again, the attitude is written anew."""

    other: Key
    kind: RelationKind
    attitude: Attitude = "unknown"


class Source(Answer):
    """Where clients hear of us."""

    id: int
    name_ru: str
    name_en: str
    is_active: bool


class NewSource(Body):
    """A source of clients, in one or both languages."""

    name_ru: Text120
    name_en: Text120 = ""


class CustomFieldFacts(Answer):
    """A field that the company added to its records."""

    name: str
    noun: Literal["company", "person", "deal"]
    label: str
    kind: str
    choices: list[str]
