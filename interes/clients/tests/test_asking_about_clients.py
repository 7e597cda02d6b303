"""Questions to the clients room, each answered in a fixed number of queries."""

from datetime import date

import pytest

from interes.clients import actions, queries
from tests.cast import a_company, a_person


def test_words_in_use_are_each_said_once_and_in_order(db):
    for city, industry in (("Тверь", "Лес"), ("Казань", ""), ("Тверь", "Банки"), ("", "Лес")):
        a_company(city=city, industry=industry)

    assert queries.words_in_use() == {"industry": ["Банки", "Лес"], "city": ["Казань", "Тверь"]}


def test_an_empty_base_has_no_words(db):
    assert queries.words_in_use() == {"industry": [], "city": []}


def test_words_are_gathered_by_one_question(db, django_assert_num_queries):
    for number in range(30):
        a_company(city=f"Город {number}")

    with django_assert_num_queries(1):
        assert len(queries.words_in_use()["city"]) == 30


def test_whoever_has_left_sees_no_clients(anna):
    a_person(a_company())
    anna.is_active = False

    assert not queries.seen_by(anna).exists()
    assert not queries.people_seen_by(anna).exists()


def test_everyone_sees_all_clients(anna, dora):
    a_company(owner=dora)

    assert queries.seen_by(anna).count() == 1


def test_contacts_stand_phones_first(anna):
    company = a_company()
    for kind, value in (("website", "nordwind.ru"), ("email", "a@b.ru"), ("phone", "+74951234567")):
        actions.add_contact_point(by=anna, kind=kind, value=value, company=company)

    contacts = queries.company_facts(anna, company.pk).contacts

    assert [point.kind for point in contacts] == ["phone", "email", "website"]


def test_present_and_former_people_are_told_apart(anna):
    company = a_company()
    a_person(company, last_name="Зимина")
    gone = a_person(company, last_name="Орлова")
    actions.end_post(post_id=gone.posts.get().pk, day=date(2026, 3, 1), by=anna)

    facts = queries.company_facts(anna, company.pk)

    assert [post.person.last_name for post in facts.posts] == ["Зимина"]
    assert [post.person.last_name for post in facts.former_posts] == ["Орлова"]


@pytest.mark.parametrize("kind", ["partner", "served_through"])
def test_a_relation_is_called_otherwise_from_the_other_side(anna, kind):
    company, other = a_company(), a_company("Восток")
    actions.add_relation(company=company, other=other, kind=kind, by=anna)

    [ours] = queries.company_facts(anna, company.pk).related
    [theirs] = queries.company_facts(anna, other.pk).related

    assert ours.word != theirs.word
    assert (ours.name, theirs.name) == (str(other), str(company))


@pytest.mark.parametrize("kind", ["competitor", "adjacent"])
def test_competitors_are_competitors_from_both_sides(anna, kind):
    company, other = a_company(), a_company("Восток")
    actions.add_relation(company=company, other=other, kind=kind, by=anna, attitude="hostile")

    [ours] = queries.company_facts(anna, company.pk).related
    [theirs] = queries.company_facts(anna, other.pk).related

    assert (ours.word, ours.attitude) == (theirs.word, theirs.attitude)


def test_subsidiaries_stand_at_their_head_company(anna):
    head = a_company("Холдинг")
    a_company("Дочка", head_company=head)

    facts = queries.company_facts(anna, head.pk)

    assert [str(one) for one in facts.subsidiaries] == ["ООО «Дочка»"]


def test_posts_of_a_person_stand_newest_first(anna):
    person = a_person()
    for name, day in (("А", date(2020, 1, 1)), ("Б", date(2022, 1, 1)), ("В", date(2024, 1, 1))):
        actions.move_person(
            person_id=person.pk, company=a_company(name), title="", day=day, by=anna
        )

    facts = queries.person_facts(anna, person.pk)

    assert [post.company.name for post in facts.posts + facts.former_posts] == ["В", "Б", "А"]


def test_nobody_is_found_by_a_number_of_nobody(anna):
    assert queries.company_facts(anna, 999) is None
    assert queries.person_facts(anna, 999) is None


def test_the_first_phone_written_is_the_one_in_the_list(page, anna):
    person = a_person(owner=anna)
    for value in ("+7 916 111-11-11", "+7 916 222-22-22"):
        actions.add_contact_point(by=anna, kind="phone", value=value, person=person)

    html = page.get("/people/").content.decode()

    assert html.index("tel:+79161111111") < html.index("tel:+79162222222")


def test_a_source_switched_off_is_not_offered_for_a_company(page, ada):
    source = actions.add_source(by=ada, name_ru="Старое радио")
    actions.switch_source(source_id=source.pk, is_active=False, by=ada)

    assert "Старое радио" not in page.get("/companies/new/").content.decode()
