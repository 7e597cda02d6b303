"""Opening a deal by its form."""

import pytest

from interes.clients.models import Source
from interes.deals.models import Deal, DealPerson, StageMove
from tests.cast import a_company, a_person

NEW = "/deals/new/"
IN_DIALOG = {"HX-Request": "true", "HX-Target": "div#dialog_body"}


@pytest.fixture
def company(client, anna):
    client.force_login(anna)
    return a_company("Нордвинд")


def send(client, nordwind, **said):
    whole = {
        "company": nordwind.pk,
        "company_text": str(nordwind),
        "title": "Видеосвязь на 200 мест",
        "channel": "inbound",
        "step_text": "Позвонить Кларе",
        "step_when": "tomorrow",
    }
    return client.post(NEW, whole | said, headers=IN_DIALOG)


def test_a_deal_is_opened_with_its_first_step(client, anna, company):
    answer = send(client, company)

    deal = Deal.objects.get()
    assert answer.headers["HX-Redirect"] == f"/deals/{deal.pk}/"
    assert (deal.company, deal.owner, deal.stage.order) == (company, anna, 1)
    assert deal.next_step.text == "Позвонить Кларе"
    assert StageMove.objects.filter(deal=deal).count() == 1


def test_all_that_is_known_is_kept(client, dora, company):
    person, source = a_person(company), Source.objects.create(name_ru="Выставка «Связь»")

    send(
        client, company, person=person.pk, person_text=person.name, source=source.pk,
        amount="1 840 000", amount_currency="RUB", product="ВКС", kind="order", owner=dora.pk,
    )  # fmt: skip

    deal = Deal.objects.get()
    assert (deal.source, deal.amount, deal.product, deal.kind) == (source, 1840000, "ВКС", "order")
    assert (deal.owner, deal.next_step.owner) == (dora, dora)
    assert DealPerson.objects.get(deal=deal).is_main


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("company", {"company": "", "company_text": ""}),
        ("company", {"company": "", "company_text": "Нет такой"}),
        ("title", {"title": "  "}),
        ("channel", {"channel": ""}),
        ("amount", {"amount": "много"}),
        ("source", {"source": "нет"}),
        ("person", {"person_text": "Нет такого"}),
        ("step_text", {"step_text": ""}),
        ("step_date", {"step_when": "date"}),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(client, company, field, said):
    answer = send(client, company, **said)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'class="error"' in html
    assert "Позвонить Кларе" in html or field == "step_text"
    assert not Deal.objects.exists()


def test_the_channel_can_not_be_left_unrecorded(client, company):
    html = client.get(NEW).content.decode()

    assert 'value="unknown"' not in html
    assert send(client, company, channel="").status_code == 422


def test_the_form_knows_where_it_was_opened_from(client, company):
    person = a_person(company)

    html = client.get(NEW, {"company": company.pk, "person": person.pk}).content.decode()

    assert f'name="company" value="{company.pk}"' in html
    assert f'name="person" value="{person.pk}"' in html


def test_the_form_opens_in_the_dialog_and_as_a_page(client, company):
    part = client.get(NEW, headers=IN_DIALOG).content.decode()
    whole = client.get(NEW).content.decode()

    assert "<html" not in part
    assert "<html" in whole


def test_an_unknown_owner_leaves_the_deal_with_its_author(client, anna, company):
    send(client, company, owner="99999")

    assert Deal.objects.get().owner == anna
