"""Programs whose exports we know: how they are told, and what is peculiar to them.

A new program is one entry here; most need none, their columns are in `synonyms.toml`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from interes.exchange.rules.importing.synonyms import plain_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One sort of file of one program: the columns it must have, and what they say.

    `targets` are for columns that the synonyms would read otherwise. `strict` files are so well
    known that a value which can't be read refuses its row. `stages` are their only stages.
    """

    code: str
    system: str
    thing: str
    needs: frozenset[str]
    targets: Mapping[str, str] = field(default_factory=dict)
    talk: str = ""
    currency: str = ""
    by_name: bool = False
    strict: bool = False
    stages: Mapping[str, int] = field(default_factory=dict)
    revenue_in: Decimal = Decimal(1)
    respelt: Mapping[str, str] = field(default_factory=dict)


def _names(*names: str) -> frozenset[str]:
    return frozenset(plain_name(name) for name in names)


_OPPORTUNITIES = "crm-sales-opportunities"
DIALECTS = (
    Dialect(
        code="opportunities.deals",
        system=_OPPORTUNITIES,
        thing="deal",
        needs=_names("opportunity_id", "sales_agent", "deal_stage", "close_date", "close_value"),
        currency="USD",
        by_name=True,
        strict=True,
        stages={"prospecting": 0, "engaging": 1, "won": 1, "lost": 1},
    ),
    Dialect(
        code="opportunities.companies",
        system=_OPPORTUNITIES,
        thing="company",
        needs=_names("account", "sector", "revenue", "employees"),
        currency="USD",
        by_name=True,
        strict=True,
        revenue_in=Decimal(1_000_000),
        respelt={"technolgy": "technology"},
    ),
    Dialect(
        code="opportunities.people",
        system=_OPPORTUNITIES,
        thing="user",
        needs=_names("sales_agent", "manager", "regional_office"),
        targets={"sales agent": "user.name"},
        by_name=True,
        strict=True,
    ),
    Dialect(
        code="opportunities.products",
        system=_OPPORTUNITIES,
        thing="product",
        needs=_names("product", "series", "sales_price"),
        targets={"product": "product.name"},
        by_name=True,
        strict=True,
    ),
    Dialect(
        code="zoho.users",
        system="zoho",
        thing="user",
        needs=_names("USER_ID", "Last Name", "Email"),
        targets={"last name": "user.last_name", "first name": "user.first_name"},
    ),
    Dialect(
        code="zoho.accounts",
        system="zoho",
        thing="company",
        needs=_names("ACCOUNTID", "Account Name", "Account Owner Id"),
    ),
    Dialect(
        code="zoho.contacts",
        system="zoho",
        thing="person",
        needs=_names("CONTACTID", "Last Name", "Contact Owner Id"),
    ),
    Dialect(
        code="zoho.leads",
        system="zoho",
        thing="lead",
        needs=_names("LEADID", "Last Name", "Lead Status"),
    ),
    Dialect(
        code="zoho.potentials",
        system="zoho",
        thing="deal",
        needs=_names("Potential Name", "Stage", "Closing Date"),
    ),
    Dialect(
        code="zoho.calls",
        system="zoho",
        thing="talk",
        needs=_names("TASKID", "Call Start Time", "Call Type"),
        targets={"taskid": "talk.id"},
        talk="call",
    ),
    Dialect(
        code="zoho.events",
        system="zoho",
        thing="talk",
        needs=_names("EVENTID", "Start DateTime", "End DateTime"),
        # The ids of the person and of the record stand again in the four columns before.
        targets={"who id id": "", "what id": ""},
        talk="meeting",
    ),
    Dialect(
        code="zoho.tasks",
        system="zoho",
        thing="to_do",
        needs=_names("Task Owner", "Subject", "Due Date", "Status"),
    ),
    Dialect(
        code="zoho.companies",
        system="zoho",
        thing="company",
        needs=_names("Record Id", "Account Name", "Account Owner"),
    ),
    Dialect(
        code="zoho.people",
        system="zoho",
        thing="person",
        needs=_names("Record Id", "Last Name", "Account Name", "Contact Owner"),
    ),
    Dialect(
        code="zoho.deals",
        system="zoho",
        thing="deal",
        needs=_names("Record Id", "Deal Name", "Stage", "Closing Date"),
    ),
    Dialect(
        code="zoho.interests",
        system="zoho",
        thing="lead",
        needs=_names("Record Id", "Last Name", "Company", "Lead Owner"),
        targets={"record id": "lead.id"},
    ),
    Dialect(
        code="zoho.products",
        system="zoho",
        thing="product",
        needs=_names("PRODUCTID", "Product Name"),
    ),
    Dialect(
        code="amocrm.deals",
        system="amocrm",
        thing="deal",
        needs=_names("Название сделки", "Этап сделки", "Полное имя контакта"),
        targets={
            **dict.fromkeys(
                (
                    "рабочий телефон", "рабочий прямой телефон", "мобильный телефон", "факс",
                    "домашний телефон", "другой телефон",
                ),
                "person.phone",
            ),
            **dict.fromkeys(("рабочий email", "личный email", "другой email"), "person.email"),
            **dict.fromkeys(
                ("skype", "icq", "jabber", "google talk", "msn", "другой im"), "person.messenger"
            ),
            "город": "company.city",
            "источник": "deal.source",
            "uid": "",
        },
    ),
    Dialect(
        code="amocrm.contacts",
        system="amocrm",
        thing="person",
        needs=_names("Наименование", "Полное имя контакта", "Компания"),
        targets={"наименование": "person.name"},
    ),
    Dialect(
        code="bitrix24.companies",
        system="bitrix24",
        thing="company",
        needs=_names("Название компании", "Тип компании"),
        targets={
            "название компании": "company.name",
            "реквизит россия сокращенное наименование организации": "company.legal_name",
            "реквизит россия фамилия": "company.line",
            "реквизит россия имя": "company.line",
            "реквизит россия отчество": "company.line",
            "банковский реквизит россия наименование банка": "company.line",
        },
    ),
    Dialect(
        code="bitrix24.contacts",
        system="bitrix24",
        thing="person",
        needs=_names("ID", "Имя", "Фамилия", "Тип контакта"),
    ),
    Dialect(
        code="bitrix24.leads",
        system="bitrix24",
        thing="lead",
        needs=_names("ID", "Название лида"),
    ),
    Dialect(
        code="bitrix24.deals",
        system="bitrix24",
        thing="deal",
        needs=_names("Название сделки", "Стадия сделки"),
    ),
    Dialect(
        code="hubspot.contacts",
        system="hubspot",
        thing="person",
        needs=_names("Record ID", "First Name", "Last Name", "Email"),
    ),
    Dialect(
        code="hubspot.companies",
        system="hubspot",
        thing="company",
        needs=_names("Record ID", "Company name"),
    ),
    Dialect(
        code="hubspot.deals",
        system="hubspot",
        thing="deal",
        needs=_names("Record ID", "Deal Name", "Deal Stage"),
    ),
    Dialect(
        code="pipedrive.deals",
        system="pipedrive",
        thing="deal",
        needs=_names("Deal - Title", "Deal - Value"),
        targets={
            "activity subject": "to_do.text",
            "activity due date": "to_do.due_at",
            "note content": "deal.about",
        },
    ),
    Dialect(
        code="pipedrive.people",
        system="pipedrive",
        thing="person",
        needs=_names("Person - Name"),
    ),
    Dialect(
        code="pipedrive.companies",
        system="pipedrive",
        thing="company",
        needs=_names("Organization - Name"),
    ),
    Dialect(
        code="salesforce.accounts",
        system="salesforce",
        thing="company",
        needs=_names("BillingCity", "Name"),
        targets={"id": "company.id", "name": "company.name"},
    ),
    Dialect(
        code="salesforce.contacts",
        system="salesforce",
        thing="person",
        needs=_names("Id", "LastName", "AccountId"),
    ),
    Dialect(
        code="salesforce.deals",
        system="salesforce",
        thing="deal",
        needs=_names("Id", "StageName", "CloseDate"),
    ),
    Dialect(
        code="salesforce.leads",
        system="salesforce",
        thing="lead",
        needs=_names("Id", "LastName", "Company", "Status"),
        targets={"id": "lead.id", "is converted": "lead.converted"},
    ),
    Dialect(
        code="salesforce.tasks",
        system="salesforce",
        thing="to_do",
        needs=_names("Id", "Subject", "ActivityDate", "Status"),
        targets={
            "activity date": "to_do.due_at",
            "who id": "person.id",
            "what id": "company.id",
            "id": "to_do.id",
        },
    ),
    Dialect(
        code="salesforce.events",
        system="salesforce",
        thing="talk",
        needs=_names("Id", "Subject", "StartDateTime", "EndDateTime"),
        targets={"who id": "person.id", "what id": "company.id", "id": "talk.id"},
        talk="meeting",
    ),
    Dialect(
        code="salesforce.users",
        system="salesforce",
        thing="user",
        needs=_names("Id", "Username", "Email"),
        targets={"id": "user.id", "username": "", "name": "user.name"},
    ),
    Dialect(
        code="google.contacts",
        system="google",
        thing="person",
        needs=_names("Given Name", "Family Name"),
    ),
    Dialect(
        code="vcard",
        system="vcard",
        thing="person",
        needs=_names("UID", "Full name", "Last name", "Work street", "Categories", "Other"),
        targets={
            "uid": "person.id",
            "work street": "company.address",
            "work city": "company.city",
            "work region": "company.region",
            "work postcode": "company.postcode",
            "work country": "company.country",
            "title": "person.post",
            "website": "person.website",
            "note": "person.about",
            "other": "person.about",
            "categories": "person.tags",
            **dict.fromkeys(
                (
                    "phone", "mobile phone", "work phone", "home phone", "fax", "pager",
                ),
                "person.phone",
            ),
            **dict.fromkeys(("e mail", "work e mail", "home e mail"), "person.email"),
            "messenger": "person.messenger",
        },
    ),
)  # fmt: skip

# Sheets that are known and not taken over: the code of the sentence, and the columns that tell.
SKIPPED = (
    ("invoices", _names("INVOICEID")),
    ("invoices", _names("Номер счета", "Дата счета")),
    ("quotes", _names("QUOTEID")),
    ("orders", _names("SALESORDERID")),
    ("orders", _names("PURCHASEORDERID")),
    ("lines", _names("INVENTORYRELID")),
    ("price_books", _names("Price Book Name")),
    ("cases", _names("Case Owner", "Case Origin")),
    ("campaigns", _names("CAMPAIGNID")),
    ("campaigns", _names("Campaign Name", "Lead Last Name")),
    ("suppliers", _names("VENDORID")),
    ("dictionary", _names("Table", "Field", "Description")),
    ("bank_statement", _names("1CClientBankExchange")),
)


def dialect_of(columns: Iterable[str]) -> Dialect | None:
    """Return the sort of file that needs these columns, the one that needs most."""
    names = {plain_name(column) for column in columns}
    fitting = [dialect for dialect in DIALECTS if dialect.needs <= names]
    return max(fitting, key=lambda dialect: len(dialect.needs), default=None)


def skipped_as(columns: Iterable[str]) -> str:
    """Return why a sheet with these columns is not taken over, "" if it may be."""
    names = {plain_name(column) for column in columns}
    return next((code for code, needs in SKIPPED if needs <= names), "")


def by_code(code: str) -> Dialect | None:
    """Return the dialect that a mapping was guessed from."""
    return next((dialect for dialect in DIALECTS if dialect.code == code), None)
