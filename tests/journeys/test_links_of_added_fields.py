"""Added fields that name a company, a person or a deal: written, shown, found, merged, parted."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from interes.clients import actions, queries
from interes.clients.models import Company, CustomField
from interes.deals.models import Deal
from tests.cast import NOON, a_company, a_deal, a_person


@pytest.fixture
def page(client, ada):
    client.force_login(ada)
    return client


def a_link(ada, target, noun="company", name="Связано"):
    return actions.add_field(
        noun=noun, kind="link", target=target, name_ru=name, name_en=name, by=ada
    )


def named(noun, record):
    return {"noun": noun, "id": record.pk}


def test_a_deal_is_named_by_typing_and_its_page_is_one_click_away(page, ada):
    company, deal = a_company(), a_deal(ada, title="Первая поставка")
    field = a_link(ada, "deal")
    address = reverse("clients:custom_value", args=["company", company.pk, field.pk])
    assert reverse("deals:options") in page.get(address).content.decode()

    page.post(address, {field.control: "", f"{field.control}_text": "первая пост", "was": ""})

    company.refresh_from_db()
    assert company.custom == {field.key: named("deal", deal)}
    html = page.get(reverse("clients:company", args=[company.pk])).content.decode()
    assert f'href="/deals/{deal.pk}/">Первая поставка</a>' in html


def test_what_is_offered_under_the_field_are_deals(page, ada):
    a_deal(ada, title="Первая поставка")
    a_deal(ada, title="Телефония")

    html = page.get(reverse("deals:options"), {"q": "поставк"}).content.decode()

    assert ("Первая поставка" in html, "Телефония" in html) == (True, False)


def test_the_database_keeps_only_deals_that_are_there(ada):
    company, field = a_company(), a_link(ada, "deal")

    for wrong in ({"noun": "deal", "id": 10**9}, {"noun": "company", "id": company.pk}, "сделка"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Company.objects.filter(pk=company.pk).update(custom={field.key: wrong})


@pytest.mark.parametrize("target", ["company", "person", "deal"])
def test_lists_show_and_filter_by_the_name(page, ada, target):
    record = {
        "company": lambda: a_company("Партнёр", legal_form="ООО"),
        "person": lambda: a_person(last_name="Партнёров"),
        "deal": lambda: a_deal(ada, title="Партнёрство", company=a_company("Чужая")),
    }[target]()
    field = a_link(ada, target)
    holder = a_company("Держатель", custom={field.key: named(target, record)})
    a_company("Пустая")

    asked = {"where": f"{field.control}.contains(партнёр)", "cols": f"name,{field.control}"}
    html = page.get("/companies/", asked).content.decode()

    assert (holder.name in html, "Пустая" in html) == (True, False)
    assert str(record) in html.replace("&#171;", "«").replace("&#187;", "»")


def test_a_link_follows_a_merge_and_is_given_back(page, ada):
    first, second, third = a_company("Первая"), a_company("Вторая"), a_company("Третья")
    field = a_link(ada, "company")
    holder = a_company("Держатель", custom={field.key: named("company", first)})
    own = reverse("clients:company", args=[holder.pk])
    for kept, other in ((second, first), (third, second)):
        stays = {"name": kept.pk}
        actions.merge_companies(
            kept_id=kept.pk, other_ids=[other.pk], choices=stays, by=ada, at=NOON
        )

    html = page.get(own).content.decode()
    assert ("«Третья»</a>" in html, "«Первая»</a>" in html) == (True, False)
    there = page.get(reverse("clients:company", args=[first.pk]), follow=True)
    assert there.redirect_chain[-1][0] == reverse("clients:company", args=[third.pk])

    for kept in (third, second):
        [merged, *_earlier] = queries.merged_into("company", kept.pk)
        page.post(reverse("clients:take_apart", args=[merged.context]))
    assert "«Первая»</a>" in page.get(own).content.decode()


def test_the_history_tells_a_link_by_its_name(page, ada):
    company, deal = a_company(), a_deal(ada, title="Первая поставка")
    field = a_link(ada, "deal")
    actions.set_custom(record=company, field_id=field.pk, value=named("deal", deal), by=ada)

    html = page.get(reverse("desk:company_history", args=[company.pk])).content.decode()

    assert "Первая поставка" in html
    assert "noun" not in html


def test_a_new_deal_field_of_links_is_asked_in_the_settings(page):
    html = page.get("/settings/fields/new/").content.decode()

    assert '<option value="deal"' in html
    said = {"noun": "person", "kind": "link", "target": "deal", "name_ru": "Привёл"}
    page.post("/settings/fields/new/", said)
    assert CustomField.objects.get().target == "deal"


def test_links_of_a_deal_name_other_deals(ada):
    one, other = a_deal(ada), a_deal(ada, title="Другая")
    field = a_link(ada, "deal", noun="deal")

    actions.set_custom(record=one, field_id=field.pk, value=named("deal", other), by=ada)

    [line] = queries.custom_sections("deal", Deal.objects.get(pk=one.pk).custom)[0][1]
    assert (line.words, line.page, line.record) == ("Другая", "deals:deal", ("deal", other.pk))
