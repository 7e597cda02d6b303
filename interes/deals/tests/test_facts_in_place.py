"""What is known of a deal is changed in place, and nobody's change is silently lost."""

from datetime import date
from decimal import Decimal

import pytest

from interes.clients.models import Source
from interes.deals import actions
from interes.deals.actions.change import NotChangeable
from interes.deals.models import Deal
from interes.foundation.edits import ChangedMeanwhile
from tests.cast import a_company, a_deal

# A list of choices can't hold what is not one of them.
CHOSEN = {"kind", "channel", "source"}
IN_PLACE = {"HX-Request": "true", "HX-Target": "div"}


@pytest.fixture
def deal(client, anna):
    client.force_login(anna)
    return a_deal(anna, amount=Decimal("1840000.50"))


def edit(client, deal, field, **said):
    return client.post(f"/deals/{deal.pk}/edit/{field}/", said, headers=IN_PLACE)


def look(client, deal, field, **query):
    answer = client.get(f"/deals/{deal.pk}/edit/{field}/", query, headers=IN_PLACE)
    return answer.content.decode()


@pytest.mark.parametrize(
    ("field", "said", "kept"),
    [
        ("title", {"title": "  Связь   на 300 мест "}, "Связь на 300 мест"),
        ("product", {"product": "ВКС"}, "ВКС"),
        ("product", {"product": ""}, ""),
        ("kind", {"kind": "order"}, "order"),
        ("channel", {"channel": "service"}, "service"),
        ("expected_date", {"expected_date": "2026-12-31"}, date(2026, 12, 31)),
        ("expected_date", {"expected_date": ""}, None),
        ("about", {"about": "Решают вдвоём\nс директором"}, "Решают вдвоём\nс директором"),
        ("amount", {"amount": "2 500 000,5", "amount_currency": "USD"}, Decimal("2500000.50")),
        ("amount", {"amount": ""}, None),
        ("source", {"source": ""}, None),
    ],
)
def test_what_is_written_is_kept(client, deal, field, said, kept):
    answer = edit(client, deal, field, **said)

    deal.refresh_from_db()
    assert answer.status_code in {200, 204}
    assert getattr(deal, field) == kept


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", {"title": "   "}),
        ("title", {"title": "я" * 201}),
        ("kind", {"kind": "whim"}),
        ("channel", {"channel": ""}),
        ("expected_date", {"expected_date": "скоро"}),
        ("expected_date", {"expected_date": "0001-01-01"}),
        ("amount", {"amount": "много"}),
        ("amount", {"amount": "-5"}),
        ("amount", {"amount": "NaN"}),
        ("amount", {"amount": "1e20"}),
        ("source", {"source": "999999"}),
        ("company", {"company_text": "Нет такой"}),
    ],
)
def test_what_can_not_be_so_is_refused_and_stays_in_the_field(client, deal, field, said):
    answer = edit(client, deal, field, **said)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in html
    assert field in CHOSEN or next(iter(said.values())).strip() in html
    assert Deal.objects.get(pk=deal.pk).title == deal.title


def test_the_company_is_chosen_by_name(client, deal):
    other = a_company("Южный порт")

    edit(client, deal, "company", company_text="Южный порт")

    deal.refresh_from_db()
    assert deal.company == other


def test_the_source_is_one_of_the_settings(client, deal):
    source = Source.objects.create(name_ru="Выставка «Связь»")

    edit(client, deal, "source", source=source.pk)

    deal.refresh_from_db()
    assert deal.source == source


def test_the_second_of_two_is_shown_what_the_first_wrote(client, deal):
    edit(client, deal, "product", product="Телефония", was="")

    second = edit(client, deal, "product", product="ВКС", was="")

    deal.refresh_from_db()
    html = second.content.decode()
    assert second.status_code == 422
    assert deal.product == "Телефония"
    assert "Телефония" in html
    assert 'value="ВКС"' in html


def test_the_second_may_then_choose_their_own(client, deal):
    edit(client, deal, "product", product="Телефония", was="")

    edit(client, deal, "product", product="ВКС", was="Телефония")

    deal.refresh_from_db()
    assert deal.product == "ВКС"


def test_a_sum_is_guarded_with_its_currency(client, deal):
    seen = "1840000.50 RUB"
    edit(client, deal, "amount", amount="10", amount_currency="USD", was=seen)

    second = edit(client, deal, "amount", amount="20", amount_currency="RUB", was=seen)

    deal.refresh_from_db()
    assert second.status_code == 422
    assert (deal.amount, deal.currency) == (10, "USD")


def test_the_act_itself_guards_against_a_lost_change(anna):
    deal = a_deal(anna)

    with pytest.raises(ChangedMeanwhile):
        actions.change(deal_id=deal.pk, field="title", value="Новое", by=anna, was="Другое")


@pytest.mark.parametrize("field", ["state", "stage", "next_step", "owner", "id"])
def test_what_has_its_own_act_is_not_changed_as_a_fact(anna, client, deal, field):
    with pytest.raises(NotChangeable):
        actions.change(deal_id=deal.pk, field=field, value=None, by=anna)

    assert edit(client, deal, field, **{field: "1"}).status_code == 404


def test_the_small_form_carries_what_was_seen_and_can_be_left(client, deal):
    form = look(client, deal, "title")
    value = look(client, deal, "title", shown=1)

    assert f'name="was" value="{deal.title}"' in form
    assert "data-cancel" in form
    assert "<form" not in value


@pytest.mark.parametrize(
    "field",
    [
        "title",
        "company",
        "amount",
        "product",
        "expected_date",
        "kind",
        "channel",
        "source",
        "about",
    ],
)
def test_every_fact_can_be_changed_without_scripts(client, deal, field):
    page = client.get(f"/deals/{deal.pk}/edit/{field}/").content.decode()

    assert "<html" in page
    assert f'action="/deals/{deal.pk}/edit/{field}/"' in page


def test_without_scripts_a_change_leads_back_to_the_deal(client, deal):
    answer = client.post(f"/deals/{deal.pk}/edit/product/", {"product": "ВКС"})

    assert answer.headers["Location"] == f"/deals/{deal.pk}/"


def test_what_shows_elsewhere_draws_the_page_anew(client, deal):
    answer = edit(client, deal, "amount", amount="5")

    assert answer.headers["HX-Redirect"] == f"/deals/{deal.pk}/"


def test_a_stranger_changes_no_fact(client, dora, deal):
    client.force_login(dora)

    answer = edit(client, deal, "product", product="ВКС")

    deal.refresh_from_db()
    assert answer.status_code == 422
    assert deal.product == ""
