"""Whoever is here already is joined where nothing leaves a doubt; nothing a file says is lost."""

import pytest

from interes.activities.models import Activity, ToDo
from interes.clients.models import Company, ContactPoint, Person, Post
from interes.deals.models import Deal, DealPerson
from interes.exchange.models import ImportLink, ImportRow
from interes.exchange.rules.importing import records
from interes.exchange.rules.importing.records import (
    Contact,
    Link,
    StageEntry,
    Talk,
)
from interes.exchange.rules.importing.records import (
    ToDo as Task,
)
from interes.exchange.tests.chunks import Chunks
from tests.cast import NOON, a_company, a_stage

INN, OTHER_INN = "7707083893", "5027089703"


@pytest.fixture
def chunks(db) -> Chunks:
    """A file whose rows are written as they are given."""
    return Chunks()


def company(number: int | str, name: str, **facts) -> records.Company:
    return records.Company(key=f"old:company:{number}", name=name, **facts)


def test_a_company_is_joined_by_its_inn_and_only_gaps_are_filled(chunks):
    ours = a_company("Ромашка", inn=INN, city="Тверь")

    row = chunks.write(company(1, "ООО Ромашка и партнёры", inn=INN, city="Омск", industry="Сыры"))

    ours.refresh_from_db()
    assert (row.how, row.records[0]["joined"], row.code) == ("changed", "inn", "kept_as_it_was")
    assert (ours.name, ours.city, ours.industry) == ("Ромашка", "Тверь", "Сыры")


def test_another_inn_is_another_company_whatever_else_is_alike(chunks):
    a_company("Ромашка", inn=INN, city="Тверь")

    row = chunks.write(company(1, "Ромашка", inn=OTHER_INN, city="Тверь"))

    assert (row.how, len(row.records[0]["maybe"])) == ("made", 1)


def test_a_branch_with_another_kpp_stands_beside_its_company(chunks):
    a_company("Ромашка", inn=INN, kpp="770701001")

    row = chunks.write(company(1, "Ромашка", inn=INN, kpp="690201001"))

    assert row.how == "made"


@pytest.mark.parametrize(
    ("name", "joined"), [("Ромашка-Юг", "phone"), ("Шиномонтаж у Михалыча", None)]
)
def test_a_shared_phone_joins_only_names_that_are_alike(chunks, name, joined):
    ours = a_company("Ромашка Юг")
    ContactPoint.objects.create(
        kind="phone", value="8 495 123-45-67", normal="+74951234567", company=ours
    )

    row = chunks.write(company(1, name, contacts=(Contact("phone", "+7 (495) 123 45 67"),)))

    assert row.records[0].get("joined") == joined


def test_a_name_in_another_city_is_another_company(chunks):
    a_company("Ромашка", city="Тверь")

    assert chunks.write(company(1, "Ромашка", city="Омск")).how == "made"
    assert chunks.write(company(2, "Ромашка", city="Тверь")).records[0]["joined"] == "name"


def test_two_numbers_of_the_old_program_are_two_companies_here(chunks):
    chunks.write(company(1, "Ромашка"))

    row = chunks.write(company(2, "Ромашка"))

    assert (row.how, Company.objects.count()) == ("made", 2)
    assert row.records[0]["maybe"]


def test_two_of_one_name_are_not_guessed_between(chunks):
    a_company("Ромашка")
    a_company("Ромашка", city="Омск")

    assert chunks.write(company(1, "Ромашка")).how == "made"


def test_no_phone_is_lost_not_even_one_that_is_none(chunks):
    ways = tuple(Contact("phone", said) for said in ("8 495 123-45-67", "123-45", "у Ирины"))

    chunks.write(company(1, "Ромашка", contacts=(*ways, Contact("email", "A@B.ru"))))
    chunks.write(company(1, "Ромашка", contacts=(Contact("email", "second@b.ru"),)))

    points = ContactPoint.objects.values_list("value", flat=True)
    assert sorted(points) == ["123-45", "8 495 123-45-67", "A@B.ru", "second@b.ru", "у Ирины"]


def test_a_phone_that_people_removed_does_not_come_back(chunks):
    said = company(1, "Ромашка", contacts=(Contact("phone", "8 495 123-45-67"),))
    chunks.write(said)
    ContactPoint.objects.all().delete()

    row = chunks.write(said)

    assert (row.how, ContactPoint.objects.exists()) == ("same", False)


def test_what_is_in_the_basket_stays_there_and_its_row_says_so(chunks):
    chunks.write(company(1, "Ромашка"))
    Company.objects.update(removed_at=NOON)

    row = chunks.write(company(1, "Ромашка", city="Тверь"))

    assert (row.how, row.code) == ("skipped", "in_the_basket")


def test_what_was_merged_is_followed_to_the_record_that_stayed(chunks):
    chunks.write(company(1, "Ромашка"))
    kept = a_company("Ромашка плюс")
    Company.objects.filter(name="Ромашка").update(removed_at=NOON, merged_into=kept)

    chunks.write(company(1, "Ромашка", city="Тверь"))

    kept.refresh_from_db()
    assert kept.city == "Тверь"


def test_a_chain_of_merges_is_followed_to_its_end(chunks):
    chunks.write(company(1, "Ромашка"))
    last, middle = a_company("Ромашка плюс"), a_company("Ромашка два")
    Company.objects.filter(pk=middle.pk).update(removed_at=NOON, merged_into=last)
    Company.objects.filter(name="Ромашка").update(removed_at=NOON, merged_into=middle)

    chunks.write(company(1, "Ромашка", city="Тверь"))

    last.refresh_from_db()
    assert last.city == "Тверь"


def test_a_row_that_the_base_will_not_have_is_refused_alone(chunks):
    first, second, third = chunks.write_all(
        company(1, "Ромашка"), company(2, "Василёк", inn="12"), company(3, "Лютик")
    )

    assert (first.how, second.how, third.how) == ("made", "refused", "made")
    assert (second.code, second.facts) == ("not_kept", {"law": "company_inn_shape"})


def test_files_may_come_in_any_order(chunks):
    person = records.Person(
        key="old:person:1",
        last_name="Петров",
        posts=(records.Post(company=Link("old:company:1"), title="Директор"),),
    )
    deal = records.Deal(
        key="old:deal:1",
        title="Касса",
        company=Link("old:company:1"),
        people=(Link("old:person:1"),),
    )
    talk = Talk(key="old:talk:1", kind="call", at=NOON, text="Привет", deal=Link("old:deal:1"))
    task = Task(key="old:to_do:1", text="Письмо", due_at=NOON, company=Link("old:company:1"))

    for record in (talk, task, deal, person, company(1, "Ромашка")):
        chunks.write(record)

    ours = Company.objects.get()
    assert Activity.objects.get(kind="call").deal == Deal.objects.get(company=ours)
    assert Post.objects.get().title == "Директор"
    assert DealPerson.objects.get().person == Person.objects.get()
    assert ToDo.objects.get().company == ours
    assert not ImportLink.objects.filter(tied_in=None).exists()


def test_a_deal_keeps_the_way_it_went(chunks):
    history = tuple(
        StageEntry(a_stage(number).name_ru, NOON.replace(day=number)) for number in (1, 2)
    )
    third = a_stage(3)

    row = chunks.write(
        records.Deal(
            key="old:deal:1",
            title="Касса",
            stage=third.name_ru,
            history=history,
            created_at=NOON.replace(day=1),
            stage_since=NOON.replace(day=9),
        )
    )

    assert row.how == "made", row.facts
    deal = Deal.objects.get()
    moves = deal.moves.order_by("at").values_list("from_stage", "to_stage")
    assert list(moves) == [
        (None, a_stage(1).pk),
        (a_stage(1).pk, a_stage(2).pk),
        (a_stage(2).pk, third.pk),
    ]


def test_every_change_is_kept_field_by_field(chunks):
    chunks.write(company(1, "Ромашка", city="Тверь"))

    row = chunks.write(company(1, "Ромашка", city="Омск"))

    assert row.records[0]["changes"] == {"city": ["Тверь", "Омск"]}
    assert ImportRow.objects.count() == 2
