"""The history of a deal tells of its rivals and of the references that were told, in words."""

from django.utils import timezone

from interes.activities.actions import tell_reference
from interes.deals import actions
from interes.deals.models import Rival
from interes.knowledge.actions import add_case
from tests.cast import NOON, a_company, a_deal


def history_of(client, deal):
    return client.get(f"/deals/{deal.pk}/history/").content.decode()


def test_rivals_come_change_and_go_in_the_history(client, anna):
    client.force_login(anna)
    deal = a_deal(anna)
    actions.add_deal_rival(deal_id=deal.pk, rival="Дельта", by=anna, at=NOON)
    rival = Rival.objects.get(name="Дельта")
    told = {"standing": "leading", "terms": "Рассрочка на год"}
    actions.tell_deal_rival(deal_id=deal.pk, rival_id=rival.pk, facts=told, by=anna)
    actions.remove_deal_rival(deal_id=deal.pk, rival_id=rival.pk, by=anna)

    html = history_of(client, deal)

    assert html.count("Дельта") >= 3
    assert "Рассрочка на год" in html


def test_a_reference_is_told_in_the_history_without_the_name(client, anna, boris):
    client.force_login(anna)
    deal = a_deal(anna)
    wordings = {"open_wording": "Кречет доволен", "anonymous_wording": "Завод доволен"}
    facts = {"title": "Связь 12 мест", "company_id": a_company("Кречет").pk} | wordings
    case = add_case(facts=facts, by=boris)
    tell_reference(
        deal_id=deal.pk, case_id=case.pk, wording="anonymous", by=anna, at=timezone.now()
    )

    html = history_of(client, deal)

    assert "Связь 12 мест" in html
    assert "Кречет" not in html
