"""Whatever way a deal takes: bulk, a program or a file, its stages ask the same."""

import pytest

from interes.activities.models import Activity
from interes.deals import queries
from interes.deals.models import ChecklistItem, Deal, Tick
from interes.deals.tests.test_asked_on_the_way import asks, missing
from interes.exchange.models import ImportRow
from interes.exchange.tests.test_importing_stages import brought, sent
from tests.api.conftest import Program, a_token
from tests.cast import NOON, a_deal, a_person, a_stage

DEALS = (
    "Название сделки;Компания;Этап сделки;Ответственный;Бюджет\r\n"
    "Связь;ООО Ромашка;Договор;Анна М.;100\r\n"
    "Кабели;АО Север;Договор;Анна М.;\r\n"
)


@pytest.fixture
def asking():
    """The first stage lets nobody go on without a sum, a person and a point ticked."""
    stage = a_stage(1)
    stage.exit_demands = ["amount", "people:1"]
    stage.save()
    return ChecklistItem.objects.create(
        stage=stage, order=1, name_ru="Посчитать места", is_required=True
    )


@pytest.fixture
def page(client, ada):
    client.force_login(ada)
    return client


def test_many_deals_at_once_say_what_each_lacked_and_offer_to_fill_it_in(client, anna, asking):
    client.force_login(anna)
    rich, poor = a_deal(anna, title="Богатая"), a_deal(anna, title="Бедная")
    asking.stage.exit_demands = ["amount"]
    asking.stage.save()
    Deal.objects.filter(pk=rich.pk).update(amount=5)
    client.post(f"/deals/{rich.pk}/tick/", {"on": asking.pk})
    form = {"sent": "1", "ids": [rich.pk, poor.pk], "stage": a_stage(2).pk}

    answer = client.post("/lists/deals/bulk/move/", form, follow=True)

    html = answer.content.decode()
    assert set(Deal.objects.values_list("title", "stage__order")) == {("Богатая", 2), ("Бедная", 1)}
    assert "Посчитать места" in html
    assert f"/deals/{poor.pk}/move-on/?stage={a_stage(2).pk}" in html
    assert f"/deals/{rich.pk}/move-on/" not in html


def test_a_program_is_told_every_field_that_is_missing(anna, asking):
    program = Program(a_token(anna))
    deal = a_deal(anna)

    answer = program.post(f"/deals/{deal.pk}/move", {"stage": a_stage(2).pk})

    told = answer.json()
    assert (answer.status_code, told["code"]) == (409, "refused")
    assert [one["field"] for one in told["errors"]] == [
        "amount",
        "people",
        f"checklist.{asking.pk}",
    ]
    assert Deal.objects.get().stage == a_stage(1)


def test_a_program_ticks_points_and_reads_what_stages_ask(anna, asking):
    program = Program(a_token(anna))
    deal = a_deal(anna)

    told = program.post(f"/deals/{deal.pk}/checklist", {"point": asking.pk}).json()
    stage = program.get("/pipelines").json()["items"][0]["stages"][0]

    assert [(one["id"], one["is_done"]) for one in told["items"]] == [(asking.pk, True)]
    assert Tick.objects.get().by == anna
    assert stage["exit_demands"] == ["amount", "people:1"]
    assert [one["id"] for one in stage["checklist"]] == [asking.pk]


def test_a_deal_that_a_file_brings_into_a_stage_is_taken_with_a_remark(page):
    stage = a_stage(6)
    stage.entry_demands = ["amount", "people:2"]
    stage.save()

    deals = brought(sent(page, DEALS))

    assert {deal.stage for deal in deals.values()} == {stage}
    remarks = ImportRow.objects.filter(code="stage_asks")
    assert [row.facts["what"] for row in remarks] == ["Сумма"]


def test_a_talk_since_the_deal_entered_its_stage_is_asked_for(anna):
    asks(1, leaving=["talk"])
    deal = a_deal(anna)

    assert missing(deal, 2) == ["talk"]
    Activity.objects.create(kind="call", text="Ждут КП", by=anna, deal=deal, at=NOON)

    assert missing(deal, 2) == []


EVERYTHING = ["amount", "expected_date", "source", "about", "main_contact", "people:2", "talk"]


def test_the_form_fills_what_is_missing_and_moves_in_one_act(client, anna):
    (point,) = asks(1, leaving=[*EVERYTHING, "company_inn"], points=["Посчитать места"])
    deal = a_deal(anna, people=[])
    client.force_login(anna)
    clara, oleg = a_person(), a_person(last_name="Орлов", first_name="Олег")

    client.post(
        f"/deals/{deal.pk}/move-on/",
        {
            **{"stage": a_stage(2).pk, "amount": "1 840 000", "expected_date": "2026-12-20"},
            **{"source": queries.sources()[0].pk, "about": "Ждут КП", "company_inn": "7707083893"},
            **{"main_contact": clara.pk, "person_1": oleg.pk, "talk": "Согласны"},
            f"tick_{point.pk}": "on",
        },
    )

    deal.refresh_from_db()
    assert (deal.stage, deal.amount, deal.company.inn) == (a_stage(2), 1840000, "7707083893")
    assert {one.name: one.is_main for one in queries.people_of(deal)} == {
        clara.name: True,
        oleg.name: False,
    }
    assert Activity.objects.get(kind="call").text == "Согласны"
    assert Tick.objects.get().by == anna
