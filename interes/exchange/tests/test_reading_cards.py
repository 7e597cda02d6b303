"""vCards of every program and charset give each person once, with all we keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.exchange.rules.importing.records import Company, Person
from interes.exchange.rules.importing.sheets import Unreadable
from interes.exchange.tests.ugly import DATA, sheet_of, understood

CARDS = DATA / "vcards"
needs_files = pytest.mark.skipif(not CARDS.exists(), reason=f"no real files at {CARDS}")
PEOPLE = {"John_Doe_ANDROID": 6, "gmail-list": 3, "rfc2426-example": 2}


def person_of(text: str, encoding: str = "utf-8") -> Person:
    return understood(sheet_of(f"BEGIN:VCARD\r\n{text}\r\nEND:VCARD\r\n", encoding))[0].records[0]


@needs_files
@pytest.mark.parametrize("path", sorted(CARDS.glob("*.vcf")), ids=lambda path: path.stem)
def test_each_person_of_a_real_file_comes_once(path):
    rows = understood(sheet_of(path.read_bytes()))

    assert len(rows) == PEOPLE.get(path.stem, 1)
    assert not [row for row in rows if row.refused]
    assert len({row.records[0].key for row in rows}) == len(rows)


@needs_files
def test_a_full_card_keeps_all_of_it():
    row = understood(sheet_of((CARDS / "gmail-single2.vcf").read_bytes()))[0]
    person = row.records[0]

    kinds = [contact.kind for contact in person.contacts]
    assert (kinds.count("phone"), kinds.count("email")) == (11, 5)
    assert (kinds.count("website"), kinds.count("messenger")) == (6, 8)
    assert (person.posts[0].title, person.posts[0].company.name) == ("TheJobTitle", "TheCompany")
    assert "note line 2" in person.about


@needs_files
def test_a_photo_is_passed_over_and_the_rest_is_read():
    person = understood(sheet_of((CARDS / "John_Doe_IPHONE.vcf").read_bytes()))[0].records[0]

    assert person.name == "Doe John Richter,James"
    assert len([c for c in person.contacts if c.kind == "phone"]) == 7


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "utf-16"])
def test_russian_cards_are_read_in_their_encodings(encoding):
    person = person_of("VERSION:3.0\r\nN:Иванова;Анна;Петровна;;\r\nORG:Ромашка", encoding)

    assert (person.last_name, person.first_name) == ("Иванова", "Анна")
    assert person.posts[0].company.name == "Ромашка"


def test_quoted_printable_with_soft_breaks_and_a_charset_of_its_own():
    person = person_of(
        "VERSION:2.1\r\nN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=C8=E2=E0=\r\n"
        "=ED=EE=E2;=C8=E2=E0=ED;;;"
    )

    assert (person.last_name, person.first_name) == ("Иванов", "Иван")


def test_folded_lines_groups_and_labels_are_understood():
    person = person_of(
        "VERSION:3.0\r\nFN:Анна Иванова\r\nitem1.TEL:+7 495\r\n  123-45-67\r\n"
        "item1.X-ABLabel:_$!<Work>!$_\r\nTEL;TYPE=CELL:+7 916 111-22-33"
    )

    assert [(c.value, c.note) for c in person.contacts] == [
        ("+7 495 123-45-67", "Work"),
        ("+7 916 111-22-33", "mobile"),
    ]


def test_a_card_of_a_number_in_uri_writing_keeps_its_extension():
    person = person_of("VERSION:4.0\r\nFN:S P\r\nTEL;VALUE=uri:tel:+1-418-656-9254;ext=102")

    assert person.contacts[0].value == "+1-418-656-9254 ext. 102"


def test_a_card_without_a_name_is_called_by_its_mail():
    person = person_of("VERSION:2.1\r\nEMAIL;PREF:john.doe@company.com")

    assert person.name == "john.doe"


def test_the_address_of_the_work_belongs_to_the_company():
    rows = understood(
        sheet_of("BEGIN:VCARD\nFN:A B\nORG:Nord\nADR;WORK:;;Main 1;Austin;TX;1;USA\nEND:VCARD\n")
    )

    company = next(r for r in rows[0].records if isinstance(r, Company))
    assert (company.city, company.country, company.by_the_way) == ("Austin", "US", True)


def test_the_card_of_an_assistant_inside_a_card_is_no_person_of_its_own():
    sheet = sheet_of(
        "BEGIN:VCARD\nN:Doe;John\nAGENT:\nBEGIN:VCARD\nN:Ant;Ann\nEND:VCARD\nTEL:84951234567\n"
        "END:VCARD\n"
    )

    assert [row.records[0].name for row in understood(sheet)] == ["Doe John"]


LINES = (
    "BEGIN:VCARD", "END:VCARD", "N:A;B", "TEL:1", "FN;ENCODING=QUOTED-PRINTABLE:=D0=", " x",
    "AGENT:", "PHOTO;BASE64:AAA", "ORG:;;", ":", ";;;:", "ADR:", "item1.", "\x00", "VERSION:2.1",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_no_lines_break_the_reading(lines):
    try:
        rows = understood(sheet_of("BEGIN:VCARD\n" + "\n".join(lines)))
    except Unreadable:
        return

    assert all(bool(row.records) != bool(row.refused or row.skipped) for row in rows)
