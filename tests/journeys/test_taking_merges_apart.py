"""A merge is taken back as one act, whatever happened since (M1.4)."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interes.activities.models import Activity, ToDo
from interes.clients import actions, queries
from interes.clients.models import Company, ContactPoint, Person, Post, Relation, Site
from interes.deals.models import Deal, DealPerson
from tests.cast import NOON, a_company, a_deal, a_person, a_user

TABLES = (Company, Person, Site, Post, ContactPoint, Relation, Deal, DealPerson, Activity, ToDo)
STAMPS = {"version", "changed_at"}
LATER = NOON + timedelta(days=30)
few = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
WORD = st.sampled_from(["", "Тверь", "Псков", "Склад", "Москва, Тверь"])
FACTS = st.fixed_dictionaries(
    {
        **{name: WORD for name in ("city", "address", "industry", "about", "region")},
        "tags": st.lists(st.sampled_from(["опт", "vip", "сеть"]), unique=True),
        "inn": st.sampled_from(["", "7707083893"]),
        "status": st.sampled_from(Company.Status.values),
        "employees": st.one_of(st.none(), st.integers(0, 500)),
    }
)
PHONES = st.lists(st.integers(1, 4), unique=True, max_size=3)
CHOICES = st.dictionaries(
    st.sampled_from(["city", "about", "tags", "inn", "status", "name"]), st.integers(0, 2)
)


@contextmanager
def and_nothing_happened():
    """Let each example of a property begin with the same base."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything():
    """Return every row of every table that a merge may touch, but for its stamps."""
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in STAMPS}
            for row in model.objects.order_by("pk").values()
        ]
        for model in TABLES
    }


def a_furnished_company(by, facts, phones, mate):
    company = a_company(owner=by, **facts)
    for number in phones:
        actions.add_contact_point(
            by=by, company=company, kind="phone", value=f"+7 495 123-45-0{number}"
        )
    Post.objects.create(person=mate, company=company, title="Директор")
    Site.objects.create(company=company, name="Склад", city=facts["city"])
    Relation.objects.create(company=company, other=a_company("Партнёр"), kind="partner")
    a_deal(by, company=company, people=[mate.pk])
    return company


def apart(by, record):
    """Take the last merge into the record apart."""
    [last, *_earlier] = queries.merged_into(
        "company" if hasattr(record, "inn") else "person", record.pk
    )
    return actions.take_apart(context=last.context, by=by, at=LATER)


def merge_of(by, kept, *others, **choices):
    keys = [other.pk for other in others]
    merge = actions.merge_companies if isinstance(kept, Company) else actions.merge_people
    return merge(kept_id=kept.pk, other_ids=keys, choices=choices, by=by, at=NOON)


def keys_of(model):
    return set(model.objects.values_list("pk", flat=True))


def a_phone_more(by, kept, number):
    value = f"+7 812 000-00-{number:02}"
    actions.add_contact_point(by=by, company=kept, kind="phone", value=value)


def a_phone_less(by, kept, _number):
    point = kept.contact_points.order_by("-id").first()
    if point is not None:
        actions.remove_contact_point(contact_point_id=point.pk, by=by)


def another_city(by, kept, number):
    actions.change_company(company_id=kept.pk, field="city", value=f"Город {number}", by=by)


def a_deal_more(by, kept, number):
    a_deal(by, company=kept, title=f"Ещё {number}")


def a_talk(by, kept, _number):
    Activity.objects.create(kind="note", at=NOON, by=by, company=kept)


def a_to_do(by, kept, _number):
    ToDo.objects.create(owner=by, text="Договор", company=kept, due_at=NOON, made_at=NOON)


def a_post_more(_by, kept, number):
    Post.objects.create(person=a_person(last_name=f"Новая{number}"), company=kept, title="Юрист")


LATER_ACTS = (a_phone_more, a_phone_less, another_city, a_deal_more, a_talk, a_to_do, a_post_more)


@pytest.mark.django_db
@few
@given(one=FACTS, other=FACTS, phones=st.tuples(PHONES, PHONES), choices=CHOICES)
def test_a_merge_that_is_taken_apart_leaves_everything_as_before(one, other, phones, choices):
    with and_nothing_happened():
        ada, mate = a_user(role="administrator"), a_person()
        kept = a_furnished_company(ada, one, phones[0], mate)
        second = a_furnished_company(ada, other | {"inn": ""}, phones[1], mate)
        Relation.objects.create(company=kept, other=second, kind="adjacent")
        keys = {0: 0, 1: kept.pk, 2: second.pk}
        before = everything()

        merge_of(ada, kept, second, **{name: keys[n] for name, n in choices.items()})
        merged = everything()
        undone = apart(ada, kept)

        assert merged != before
        assert everything() == before
        assert undone.kept == []


@pytest.mark.django_db
@few
@given(facts=FACTS, later=st.lists(st.sampled_from(LATER_ACTS), max_size=5))
def test_what_happened_after_a_merge_is_not_lost_when_it_is_taken_apart(facts, later):
    with and_nothing_happened():
        ada, mate = a_user(role="administrator"), a_person()
        kept = a_furnished_company(ada, facts, [1], mate)
        second = a_furnished_company(ada, facts | {"inn": ""}, [1, 2], mate)
        merge_of(ada, kept, second)
        for number, act in enumerate(later):
            act(ada, kept, number)
        talks, points = keys_of(Activity), keys_of(ContactPoint)
        city = Company.objects.get(pk=kept.pk).city

        apart(ada, kept)

        connection.check_constraints()
        assert Company.objects.filter(pk__in=[kept.pk, second.pk], removed_at=None).count() == 2
        assert keys_of(Activity) == talks
        assert points <= keys_of(ContactPoint)
        assert another_city not in later or Company.objects.get(pk=kept.pk).city == city


def test_a_field_that_was_changed_since_stays_and_is_told_of(ada):
    kept, second = a_company(), a_company(city="Тверь")
    merge_of(ada, kept, second)
    actions.change_company(company_id=kept.pk, field="city", value="Псков", by=ada)

    undone = apart(ada, kept)

    assert Company.objects.get(pk=kept.pk).city == "Псков"
    assert [(one.field, one.wrote, one.stands) for one in undone.kept] == [
        ("city", "Тверь", "Псков")
    ]


def test_whoever_takes_a_merge_apart_is_told_who_changed_what_stays_and_when(client, ada):
    kept, second = a_company(), a_company(city="Тверь")
    boris = a_user("Борис Орлов", role="head")
    merge_of(ada, kept, second)
    Company.objects.filter(pk=kept.pk).update(owner=boris)
    colleagues = Client()
    colleagues.force_login(boris)
    field = reverse("clients:company_field", args=[kept.pk, "city"])
    colleagues.post(field, {"city": "Псков", "was": "Тверь"})
    client.force_login(ada)
    merged = queries.merged_into("company", kept.pk)[0].context

    html = client.post(reverse("clients:take_apart", args=[merged]), follow=True).content.decode()

    assert "Псков (Борис Орлов, " in html


def test_an_inn_goes_back_to_the_record_it_came_from(ada):
    kept, second = a_company(), a_company(inn="7707083893", kpp="770701001")
    merge_of(ada, kept, second)

    apart(ada, kept)

    inns = dict(Company.objects.values_list("pk", "inn"))
    assert inns == {kept.pk: "", second.pk: "7707083893"}


def test_people_are_taken_apart_with_their_parts_in_deals(ada):
    nordwind = a_company()
    kept, second = a_person(nordwind), a_person(nordwind)
    a_deal(ada, company=nordwind, people=[kept.pk, second.pk])
    before = everything()
    merge_of(ada, kept, second)

    apart(ada, kept)

    assert everything() == before


def test_several_merged_at_once_come_apart_at_once(ada):
    kept, *others = [a_company(city=city) for city in ("", "Тверь", "Псков")]
    before = everything()
    merge_of(ada, kept, *others)

    apart(ada, kept)

    assert everything() == before


def test_the_inner_of_two_merges_comes_apart_by_itself(ada):
    first, second, third = (a_company(city=city) for city in ("", "Тверь", "Псков"))
    merge_of(ada, second, third)
    merge_of(ada, first, second)
    assert queries.survivor_of("company", third.pk) == first.pk

    apart(ada, second)

    assert queries.survivor_of("company", third.pk) is None
    assert queries.survivor_of("company", second.pk) == first.pk


def test_a_merge_is_taken_apart_once(ada):
    kept, second = a_company(), a_company()
    merge_of(ada, kept, second)
    [last] = queries.merged_into("company", kept.pk)
    actions.take_apart(context=last.context, by=ada, at=LATER)

    with pytest.raises(actions.NothingToPutBack):
        actions.take_apart(context=last.context, by=ada, at=LATER)
