"""Exports of other programs are known by their columns, and so are their links."""

from collections import Counter

import pytest

from interes.exchange.rules.importing.guessing import guess, guess_all
from interes.exchange.rules.importing.reading import open_sheets
from interes.exchange.rules.importing.records import Company, Deal, Person, Talk, ToDo, User
from interes.exchange.tests.ugly import DATA, sheet_of, sheets, understood

ZOHO = DATA / "export-zoho"
DEALS = DATA / "crm-sales-opportunities"
needs_zoho = pytest.mark.skipif(not ZOHO.exists(), reason=f"no real files at {ZOHO}")
needs_deals = pytest.mark.skipif(not DEALS.exists(), reason=f"no real files at {DEALS}")


@pytest.fixture(scope="module")
def zoho():
    """All rows of a whole CRM, understood, by the names of its files."""
    return {sheet.name.removesuffix(".csv"): sheet for sheet in open_sheets(ZOHO)}


def records_of(sheet) -> list:
    return [record for row in understood(sheet) for record in row.records]


@needs_zoho
def test_every_file_of_a_whole_crm_is_known_or_left_out_with_a_reason(zoho):
    guessed = dict(zip(zoho, guess_all(list(zoho.values())), strict=True))

    assert {name: g.mapping.thing for name, g in guessed.items() if not g.skip} == {
        "Accounts": "company", "Calls": "talk", "Contacts": "person", "Events": "talk",
        "Leads": "lead", "Potentials": "deal", "Products": "product", "Tasks": "to_do",
        "Users": "user",
    }  # fmt: skip
    assert Counter(g.skip for g in guessed.values() if g.skip) == {
        "lines": 3, "orders": 2, "campaigns": 2, "invoices": 1, "quotes": 1, "cases": 1,
        "price_books": 1, "suppliers": 1,
    }  # fmt: skip
    assert {g.mapping.system for g in guessed.values() if not g.skip} == {"zoho"}


@needs_zoho
@pytest.mark.parametrize(
    ("name", "thing", "rows"),
    [
        ("Accounts", Company, 2229),
        ("Contacts", Person, 1265),
        ("Leads", Person, 3900),
        ("Potentials", Deal, 3632),
        ("Calls", Talk, 2889),
        ("Events", Talk, 2975),
        ("Tasks", ToDo, 2978),
        ("Users", User, 11),
    ],
)
def test_no_row_of_a_whole_crm_is_refused(zoho, name, thing, rows):
    found = understood(zoho[name])

    assert not [row for row in found if row.refused or row.skipped]
    assert sum(isinstance(r, thing) for row in found for r in row.records) == rows


@needs_zoho
def test_the_links_of_a_whole_crm_meet(zoho):
    companies, people = ({r.key for r in records_of(zoho[n])} for n in ("Accounts", "Contacts"))
    leads = records_of(zoho["Leads"])
    leads_people = {r.key for r in leads if isinstance(r, Person)}
    leads_companies = {alias for r in leads if isinstance(r, Company) for alias in r.aliases}
    users = {r.key for r in records_of(zoho["Users"])}

    posts = [p.posts[0].company.key for p in records_of(zoho["Contacts"])]
    deals = records_of(zoho["Potentials"])
    calls = [r for r in records_of(zoho["Calls"]) if isinstance(r, Talk)]

    assert set(posts) <= companies
    assert {d.people[0].key for d in deals} <= leads_people
    assert {d.company.key for d in deals} <= leads_companies
    assert {c.person.key for c in calls if c.person} <= people | leads_people
    assert {c.by.key for c in calls} <= users


@needs_zoho
def test_sums_stages_and_days_of_a_whole_crm_are_read(zoho):
    deals = records_of(zoho["Potentials"])

    assert Counter(d.state for d in deals).keys() == {"open", "won", "refused"}
    assert len({d.stage for d in deals}) == 8
    assert {d.currency for d in deals} == {"USD"}
    assert (deals[0].amount, deals[0].created_at.isoformat()) == (
        22700,
        "2021-04-15T00:02:00+03:00",
    )


@needs_zoho
def test_a_lead_that_became_a_deal_gives_none_of_its_own(zoho):
    leads = records_of(zoho["Leads"])

    assert sum(isinstance(record, Deal) for record in leads) == 3900 - 3632
    assert {record.kind for record in leads if isinstance(record, Deal)} == {"interest"}


@needs_zoho
def test_a_talk_with_nobody_is_kept_as_something_done(zoho):
    done = [row for row in understood(zoho["Calls"]) if isinstance(row.records[0], ToDo)]

    assert len(done) == 4100 - 2889
    assert all(row.records[0].done_at for row in done)
    assert {row.remarks[0].code for row in done} == {"kept_as_done"}


@needs_deals
def test_the_opportunities_are_one_program_among_others():
    found = {sheet.name: understood(sheet) for sheet in open_sheets(DEALS)}

    deals = [row.records[0] for row in found["sales_pipeline.csv"]]
    assert Counter(d.stage for d in deals) == {
        "Won": 4238, "Lost": 2473, "Engaging": 1589, "Prospecting": 500,
    }  # fmt: skip
    assert sum(d.amount for d in deals if d.state == "won") == 10_005_534
    assert sum(d.company is None for d in deals) == 1425
    assert sum(d.created_at is None for d in deals) == 500
    assert deals[0].key == "crm-sales-opportunities:deal:1C1I7A6R"
    assert deals[0].owner.key == "crm-sales-opportunities:user:mosesfrase"
    assert found["accounts.csv"][0].records[0].revenue == 1_100_040_000


DEAL_HEADER = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"  # fmt: skip  # noqa: E501


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("A1,Moses,GTX,Can,Dreaming,2017-01-10,2017-03-01,1", "unknown_stage"),
        ("A1,Moses,GTX,Can,Won,2017-01-10,,1", "missing"),
        ("A1,Moses,GTX,Can,Won,2017-01-10,2030-03-01,1", "in_the_future"),
        ("A1,Moses,GTX,Can,Won,2017-01-10,2016-03-01,1", "closed_before_begun"),
        ("A1,Moses,GTX,Can,Won,soon,2017-03-01,1", "not_a_day"),
        ("A1,Moses,GTX,Can,Won,2017-01-10,2017-03-01,x", "not_a_number"),
        ("A1,,GTX,Can,Won,2017-01-10,2017-03-01,1", "missing"),
        ("A1,Moses,GTX,Can,Won,2017-01-10,2017-03-01,1,x", "ragged"),
    ],
)
def test_a_value_that_can_t_be_read_refuses_the_row_of_a_well_known_file(row, code):
    assert understood(sheet_of(DEAL_HEADER + row))[0].refused.code == code


@pytest.mark.parametrize(
    ("header", "dialect"),
    [
        ("Record ID,Deal Name,Deal Stage,Amount,Deal owner", "hubspot.deals"),
        ("Record ID,Company name,Website URL,Company owner,Create Date", "hubspot.companies"),
        ("Record Id,Deal Name,Stage,Closing Date,Amount", "zoho.deals"),
        ("Deal - Title,Deal - Value,Organization - Name", "pipedrive.deals"),
        ("ID,Название сделки,Этап сделки,Полное имя контакта", "amocrm.deals"),
        ("ID;Название компании;Тип компании", "bitrix24.companies"),
        ("Id,AccountId,LastName,FirstName", "salesforce.contacts"),
        ("Id,Name,StageName,CloseDate,Amount", "salesforce.deals"),
    ],
)
def test_a_program_is_known_by_the_columns_of_its_export(header, dialect):
    delimiter = ";" if ";" in header else ","
    row = delimiter.join("1" for _ in header.split(delimiter))

    mapping = guess(sheet_of(f"{header}\n{row}\n")).mapping

    assert mapping.dialect == dialect
    assert mapping.system == dialect.partition(".")[0]


def test_numbers_of_two_unknown_programs_are_never_taken_for_each_other():
    one = guess(sheet_of("ID;Компания\n12;A\n")).mapping
    other = guess(sheet_of("ID;Клиент;Город\n12;B;Тверь\n")).mapping

    assert one.system != other.system


def test_files_of_one_unknown_program_point_at_each_other():
    accounts = sheets("Account Id;Company;City\n7;Nord;Tver\n")
    contacts = sheets("Contact Id;Last Name;Account Id\n1;Ant;7\n")

    first, second = guess_all([*accounts, *contacts])

    assert first.mapping.system == second.mapping.system


def test_a_dictionary_and_a_bank_statement_are_left_out():
    assert guess(sheet_of("Table,Field,Description\na,b,c\n")).skip == "dictionary"
    assert guess(sheet_of("1CClientBankExchange\nВерсияФормата=1.02\n")).skip == "bank_statement"
