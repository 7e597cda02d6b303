"""Adding an interest from anywhere: company, person, deal and next step in one form."""

import re
from decimal import Decimal

import pytest

from interes.clients.models import Company, ContactPoint, Person
from interes.deals.models import Deal
from tests.cast import a_company, a_person
from tests.qualifying import a_qualification, a_question, verdict_of

ADD = "/add/"
IN_DIALOG = {"HX-Request": "true", "HX-Target": "div#dialog_body"}


def told(**changes):
    said = {
        "company_text": "ООО «Шмель»",
        "person_text": "Жук Иван Петрович",
        "phone": "8 (495) 123-45-67",
        "email": "zhuk@shmel.ru",
        "title": "Связь для склада",
        "channel": "inbound",
        "source": "",
        "amount": "1 200 000,50",
        "amount_currency": "RUB",
        "step_text": "Позвонить и уточнить адрес",
        "step_kind": "call",
        "step_when": "tomorrow",
    }
    return said | changes


def errors(answer):
    return re.findall(r'class="error"[^>]*>([^<]+)<', answer.content.decode())


def test_one_form_makes_company_person_deal_and_step(client, anna):
    client.force_login(anna)

    answer = client.post(ADD, told())

    deal = Deal.objects.get()
    assert answer.headers["Location"] == f"/deals/{deal.pk}/"
    assert (deal.title, deal.channel, str(deal.amount)) == (
        "Связь для склада",
        "inbound",
        "1200000.50",
    )
    assert (str(deal.company), deal.owner) == ("ООО «Шмель»", anna)
    assert deal.next_step.text == "Позвонить и уточнить адрес"


def test_the_person_works_there_and_is_the_main_contact(client, anna):
    client.force_login(anna)

    client.post(ADD, told())

    part = Deal.objects.get().people.get()
    assert (part.person.name, part.is_main) == ("Жук Иван Петрович", True)
    assert part.person.posts.get().company.name == "Шмель"
    assert set(ContactPoint.objects.values_list("normal", flat=True)) == {
        "+74951234567",
        "zhuk@shmel.ru",
    }


@pytest.mark.parametrize("code", ["KZT", "BYN", "CNY"])
def test_a_sum_is_in_any_currency_a_deal_may_have(client, anna, code):
    client.force_login(anna)

    client.post(ADD, told(amount="5 000 ₸", amount_currency=code))

    assert (Deal.objects.get().amount, Deal.objects.get().currency) == (5000, code)


def test_a_person_is_not_needed(client, anna):
    client.force_login(anna)

    client.post(ADD, told(person_text="", phone="", email=""))

    assert Deal.objects.get().people.count() == Person.objects.count() == 0


def test_a_company_that_was_picked_is_not_made_again(client, anna):
    client.force_login(anna)
    nordwind = a_company()

    client.post(ADD, told(company=nordwind.pk, company_text=str(nordwind)))

    assert Deal.objects.get().company == nordwind
    assert Company.objects.count() == 1


def test_a_name_written_over_the_picked_one_means_another_company(client, anna):
    client.force_login(anna)

    client.post(ADD, told(company=a_company().pk, company_text="Шмель"))

    assert Deal.objects.get().company.name == "Шмель"


@pytest.mark.parametrize("typed", ["нордвинд", "ООО Нордвинд", "7707083893"])
def test_a_company_that_looks_known_is_asked_back(client, anna, typed):
    client.force_login(anna)
    nordwind = a_company(inn="7707083893")

    answer = client.post(ADD, told(company_text=typed))

    assert answer.status_code == 422
    assert f'name="company_choice" value="{nordwind.pk}"' in answer.content.decode()
    assert Deal.objects.count() == 0


@pytest.mark.parametrize(("choice", "companies"), [("known", 1), ("new", 2)])
def test_the_answer_to_that_is_taken(client, anna, choice, companies):
    client.force_login(anna)
    choice = choice if choice == "new" else a_company().pk
    Company.objects.exists() or a_company()

    client.post(ADD, told(company_text="Нордвинд", company_asked="Нордвинд", company_choice=choice))

    assert Deal.objects.count() == 1
    assert Company.objects.count() == companies


def test_the_answer_does_not_count_for_another_name(client, anna):
    client.force_login(anna)
    a_company("Ромашка")

    answer = client.post(
        ADD, told(company_text="Ромашка", company_asked="Нордвинд", company_choice="new")
    )

    assert answer.status_code == 422


def test_a_person_with_the_same_phone_is_asked_back(client, anna):
    client.force_login(anna)
    clara = a_person()
    ContactPoint.objects.create(kind="phone", value="1", normal="+74951234567", person=clara)

    html = client.post(ADD, told()).content.decode()

    assert f'name="person_choice" value="{clara.pk}"' in html


@pytest.mark.parametrize(
    "missing",
    [
        {"company_text": ""},
        {"title": " "},
        {"channel": ""},
        {"step_text": ""},
        {"step_when": "date", "step_date": "2020-01-01"},
        {"amount": "много"},
        {"phone": "12"},
        {"email": "zhuk"},
        {"person_text": ""},
        {"company_text": "7707083893"},
        {"company_text": "8 (999) 123-45-67"},
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_kept(client, anna, missing):
    client.force_login(anna)

    answer = client.post(ADD, told(**missing), headers=IN_DIALOG)

    assert (answer.status_code, len(errors(answer))) == (422, 1)
    assert Deal.objects.count() == Company.objects.count() == Person.objects.count() == 0


def test_everything_that_is_missing_is_said_at_once_and_nothing_typed_is_lost(client, anna):
    client.force_login(anna)

    answer = client.post(ADD, told(title="", channel="", step_text=""))

    html = answer.content.decode()
    assert len(errors(answer)) == 3
    for kept in ("Жук Иван Петрович", "8 (495) 123-45-67", "1 200 000,50", "ООО «Шмель»"):
        assert kept in html


def test_the_form_opens_in_the_dialog_and_as_a_page(client, anna):
    client.force_login(anna)

    part = client.get(ADD, {"company_text": "Шмель"}, headers=IN_DIALOG).content.decode()
    whole = client.get(ADD).content.decode()

    assert "<html" not in part
    assert 'value="Шмель"' in part
    assert "<html" in whole
    assert 'method="post" action="/add/"' in whole


def test_showing_the_form_takes_few_queries(client, anna, django_assert_max_num_queries):
    client.force_login(anna)

    with django_assert_max_num_queries(4):
        client.get(ADD, headers=IN_DIALOG)


def test_what_decides_for_the_product_may_be_answered_right_away(client, ada, anna):
    one = a_qualification(ada, business_lines=["Видеосвязь"])
    seats = a_question(ada, one, name_ru="Места", limit=Decimal(10), is_decisive=True)

    client.force_login(anna)
    client.post(ADD, told(product="Видеосвязь") | {f"question_{seats.pk}": "9"})

    assert verdict_of(Deal.objects.get()) == "unpromising"
