"""A company adds fields of its own: settings, pages and forms."""

import pytest

from interes.clients.models import Company, CustomField
from interes.clients.queries import custom_attributes
from interes.clients.tests.fields_of_ours import SEGMENTS, a_field, every_kind
from interes.foundation.history import history_of
from tests.cast import a_company, a_deal, a_person

PART = {"HX-Request": "true", "HX-Target": "div#x"}


@pytest.fixture
def office(client, ada):
    """Return the browser of an administrator."""
    client.force_login(ada)
    return client


def sent(client, address, **form):
    return client.post(address, form, headers=PART)


def value_of(noun, record, field):
    return f"/fields/{noun}/{record.pk}/{field.pk}/"


def test_a_field_is_added_and_stands_on_the_page_at_once(office):
    company = a_company()

    office.post(
        "/settings/fields/new/",
        {
            "noun": "company",
            "kind": "choice",
            "name_ru": "Сегмент",
            "choices": "Завод | Plant\nБанк",
        },
    )

    field = CustomField.objects.get()
    assert [one["key"] for one in field.choices] == ["plant", "bank"]
    assert "Сегмент" in office.get(f"/companies/{company.pk}/").content.decode()


def test_a_field_without_a_name_is_refused_at_its_place(office):
    answer = office.post("/settings/fields/new/", {"noun": "company", "kind": "text"})

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()


def test_a_list_with_nothing_to_choose_is_refused(office):
    form = {"noun": "deal", "kind": "many", "name_ru": "Что нужно"}

    assert office.post("/settings/fields/new/", form).status_code == 422


def test_two_fields_of_a_noun_are_not_called_the_same(office):
    a_field(name="Парк")
    form = {"noun": "company", "kind": "text", "name_ru": "парк"}

    assert office.post("/settings/fields/new/", form).status_code == 422


def test_a_choice_is_renamed_and_taken_out_of_use_but_never_lost(office):
    field = a_field("choice", name="Сегмент")

    office.post(
        f"/settings/fields/{field.pk}/",
        {"name_ru": "Сегмент", "ru_plant": "Фабрика", "on_plant": "on", "ru_bank": "Банк",
         "choices": "Школа"},
    )  # fmt: skip

    field.refresh_from_db()
    assert field.offered() == [("plant", "Фабрика"), ("shkola", "Школа")]
    assert field.words["museum"] == "Музей"


def test_fields_change_places_and_go_out_of_use(office):
    first, second = a_field(name="Первое", order=1), a_field(name="Второе", order=2)

    office.post(f"/settings/fields/{second.pk}/order/", {"way": "up"})
    office.post(f"/settings/fields/{first.pk}/use/", {"use": "no"})

    assert [one.name for one in custom_attributes_of("company")] == ["Второе"]


def custom_attributes_of(noun):
    keys = [one.name.removeprefix("custom_") for one in custom_attributes(noun)]
    return [CustomField.objects.get(pk=key) for key in keys]


@pytest.mark.parametrize("kind", CustomField.Kind.values)
def test_a_value_of_any_kind_is_edited_in_place(client, anna, kind):
    client.force_login(anna)
    fields, company = every_kind(), a_company()
    said = {"number": "14", "money": "100", "date": "2026-12-31", "choice": "plant",
            "many": ["plant", "bank"], "user": str(anna.pk), "link": "interes.example"}  # fmt: skip
    field = fields[kind]
    form = client.get(value_of("company", company, field), headers=PART).content.decode()

    answer = sent(
        client,
        value_of("company", company, field),
        **{field.control: said.get(kind, "Да"), "was": ""},
    )

    assert field.control in form
    assert answer.status_code == 200
    assert Company.objects.get().custom[field.key]


def test_what_can_t_be_read_comes_back_with_the_reason(client, anna):
    client.force_login(anna)
    field, company = a_field("number"), a_company()

    answer = sent(
        client, value_of("company", company, field), **{field.control: "много", "was": ""}
    )

    assert answer.status_code == 422
    assert 'value="много"' in answer.content.decode()


def test_emptied_means_not_known_any_more(client, anna):
    client.force_login(anna)
    field = a_field()
    company = a_company(custom={field.key: "Да"})

    sent(client, value_of("company", company, field), **{field.control: "", "was": '"Да"'})

    assert Company.objects.get().custom == {}


def test_fields_of_people_and_deals_are_edited_the_same_way(client, anna):
    client.force_login(anna)
    for noun, record in (("person", a_person()), ("deal", a_deal(anna))):
        field = a_field(noun=noun)

        sent(client, value_of(noun, record, field), **{field.control: "Да", "was": ""})

        record.refresh_from_db()
        assert record.custom == {field.key: "Да"}


def test_a_field_of_somebody_else_s_deal_says_why_not(client, anna, dora):
    client.force_login(dora)
    field, deal = a_field(noun="deal"), a_deal(anna)

    answer = sent(client, value_of("deal", deal, field), **{field.control: "Да", "was": ""})

    assert answer.status_code == 422
    assert type(deal).objects.get(pk=deal.pk).custom == {}


def test_what_is_asked_at_once_stands_in_the_form_of_a_new_record(client, anna):
    client.force_login(anna)
    field = a_field("choice", name="Сегмент", is_asked=True)

    assert field.control in client.get("/companies/new/").content.decode()
    client.post("/companies/new/", {"name": "Ромашка", field.control: "bank"})

    assert Company.objects.get().custom == {field.key: "bank"}


def test_every_value_is_in_the_history_with_who_wrote_it(client, anna):
    client.force_login(anna)
    field, company = a_field("choice", choices=SEGMENTS), a_company()

    sent(client, value_of("company", company, field), **{field.control: "bank", "was": ""})

    last = history_of(Company).order_by("-pgh_id")[0]
    assert last.custom == {field.key: "bank"}
    assert last.pgh_context.metadata["user"] == anna.pk


def test_fields_are_asked_for_once_in_a_page(client, anna, django_assert_max_num_queries):
    client.force_login(anna)
    company = a_company()
    for n in range(12):
        a_field(name=f"Поле {n}")

    with django_assert_max_num_queries(14):
        client.get(f"/companies/{company.pk}/")
