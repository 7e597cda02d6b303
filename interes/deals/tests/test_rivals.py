"""Rivals: met in deals, beaten and lost to, and two names that become one."""

import pytest
from django.db import IntegrityError, connection

from interes.clients.actions import merge_companies
from interes.deals import actions, queries
from interes.deals.models import Closure, DealRival, RefusalReason, Rival
from interes.team.actions import NotAllowed
from tests.cast import NOON, a_company, a_deal, a_plan


def meets(deal, name, by, **facts):
    actions.add_deal_rival(deal_id=deal.pk, rival=name, by=by, at=NOON, facts=facts)
    return Rival.objects.get(name=name)


def lose(deal, by, rival):
    reason = RefusalReason.objects.get(asks_rival=True)
    actions.refuse(deal_id=deal.pk, reason=reason, by=by, at=NOON, rival=rival, note="Дороже")


def score(rival):
    told = queries.score_of(rival.pk)
    return told.won, told.lost


def test_every_company_competes_with_doing_nothing(anna):
    offered = queries.rivals_offered(a_deal(anna))

    assert {one.kind for one in offered} == {"nothing", "budget", "in_house"}


def test_a_rival_is_written_down_on_the_spot_once(anna):
    deal = a_deal(anna)
    rival = meets(deal, "Дельта-Линк", anna)
    actions.add_deal_rival(deal_id=deal.pk, rival=" дельта-линк ", by=anna, at=NOON)

    assert [one.name for one in queries.rivals_of(deal)] == [rival.name]


def test_the_strongest_rival_stands_first(anna):
    deal = a_deal(anna)
    for name, standing in (("Слабый", "weak"), ("Никто", ""), ("Первый", "leading")):
        meets(deal, name, anna, standing=standing)

    assert [one.name for one in queries.rivals_of(deal)] == ["Первый", "Слабый", "Никто"]


def test_a_win_beats_all_the_rivals_of_the_deal(anna):
    deal = a_deal(anna)
    rivals = [meets(deal, name, anna) for name in ("Дельта", "Вектор")]

    actions.win(deal_id=deal.pk, by=anna, at=NOON)

    assert [score(one) for one in rivals] == [(1, 0), (1, 0)]


def test_a_win_beats_only_those_that_are_named(anna):
    deal = a_deal(anna)
    delta, vector = (meets(deal, name, anna) for name in ("Дельта", "Вектор"))

    actions.win(deal_id=deal.pk, by=anna, at=NOON, beaten=[vector.pk])

    assert (score(delta), score(vector)) == ((0, 0), (1, 0))


def test_a_deal_lost_to_a_rival_has_competed_with_it(anna):
    deal = a_deal(anna)

    lose(deal, anna, "Дельта")

    (rival,) = queries.rivals_of(deal)
    assert (rival.name, rival.standing) == ("Дельта", "leading")
    assert score(Rival.objects.get(name="Дельта")) == (0, 1)


def test_a_win_that_was_taken_back_beats_nobody(anna):
    deal = a_deal(anna)
    rival = meets(deal, "Дельта", anna)
    actions.win(deal_id=deal.pk, by=anna, at=NOON)

    actions.reopen(deal_id=deal.pk, by=anna, at=NOON, step=a_plan())
    lose(deal, anna, "Дельта")

    assert score(rival) == (0, 1)


def test_a_refusal_that_names_nobody_was_lost_to_doing_nothing(anna):
    deal, nothing = a_deal(anna), Rival.objects.get(kind="nothing")
    actions.add_deal_rival(deal_id=deal.pk, rival=nothing, by=anna, at=NOON)
    delta = meets(deal, "Дельта", anna)
    reason = RefusalReason.objects.filter(asks_rival=False).first()

    actions.refuse(deal_id=deal.pk, reason=reason, by=anna, at=NOON)

    assert (score(nothing), score(delta)) == ((0, 1), (0, 0))
    assert [one.score.lost for one in queries.who_won("product", nothing.pk)] == [1]
    assert [one.score.lost for one in queries.who_won("product")] == [1]


def test_who_won_where_counts_a_deal_once_however_many_rivals_it_had(anna):
    company = a_company("Юг", region="Тверская область")
    for number in range(2):
        deal = a_deal(anna, company=company, product="Видеосвязь", amount=100)
        meets(deal, "Дельта", anna)
        meets(deal, f"Вектор {number}", anna)
        actions.win(deal_id=deal.pk, by=anna, at=NOON)

    (line,) = queries.who_won("region")

    assert (line.group, line.score.won, line.won) == ("Тверская область", 2, [("RUB", 200)])


@pytest.mark.parametrize("by", queries.WHERE)
def test_who_won_where_can_be_asked_of_one_rival(anna, by):
    for name in ("Дельта", "Вектор"):
        lose(a_deal(anna, company=a_company(name)), anna, name)

    lines = queries.who_won(by, Rival.objects.get(name="Дельта").pk)

    assert [one.score.lost for one in lines] == [1]


def test_two_names_of_one_rival_become_one(anna, boris):
    deal, other = a_deal(anna), a_deal(anna, company=a_company("Юг"))
    kept, twin = meets(deal, "Дельта", anna), meets(deal, "Дельта Линк", anna, standing="leading")
    meets(other, "Дельта Линк", anna, terms="Рассрочка")
    lose(other, anna, "Дельта Линк")
    actions.change_rival(rival_id=twin.pk, facts={"strengths": "Цена"}, by=anna)

    actions.merge_rivals(kept_id=kept.pk, other_id=twin.pk, by=boris)

    kept.refresh_from_db()
    assert not Rival.objects.filter(pk=twin.pk).exists()
    assert (kept.strengths, score(kept)) == ("Цена", (0, 1))
    assert [one.standing for one in queries.rivals_of(deal)] == ["leading"]
    assert queries.deal_rival(other.pk, kept.pk).terms == "Рассрочка"


def test_a_seller_tells_of_rivals_and_does_not_tidy_them(anna):
    rival = actions.add_rival(facts={"name": "Дельта"}, by=anna)

    with pytest.raises(NotAllowed):
        actions.use_rival(rival_id=rival.pk, is_active=False, by=anna)
    with pytest.raises(NotAllowed):
        actions.merge_rivals(kept_id=rival.pk, other_id=Rival.objects.first().pk, by=anna)


@pytest.mark.parametrize("facts", [{"name": " "}, {"name": "дельта"}, {"kind": "friend"}])
def test_a_rival_has_a_name_of_its_own_and_a_known_kind(anna, facts):
    actions.add_rival(facts={"name": "Дельта"}, by=anna)

    with pytest.raises(actions.RivalUnclear):
        actions.add_rival(facts={"name": "Вектор"} | facts, by=anna)


def test_only_a_supplier_is_a_company(anna):
    company = a_company()
    rival = actions.add_rival(facts={"name": "Дельта", "company_id": company.pk}, by=anna)

    actions.change_rival(rival_id=rival.pk, facts={"kind": "nothing"}, by=anna)

    rival.refresh_from_db()
    assert rival.company is None


def test_the_company_of_a_rival_follows_a_merge(anna):
    kept, other = a_company("Дельта"), a_company("Дельта 2", owner=anna)
    kept.owner = anna
    kept.save()
    rival = actions.add_rival(facts={"name": "Дельта", "company_id": other.pk}, by=anna)

    merge_companies(kept_id=kept.pk, other_ids=[other.pk], choices={}, by=anna, at=NOON)

    rival.refresh_from_db()
    assert rival.company == kept


def test_a_rival_is_beaten_only_in_an_ending_of_its_deal(anna):
    deal, other = a_deal(anna), a_deal(anna, company=a_company("Юг"))
    meets(deal, "Дельта", anna)
    actions.win(deal_id=other.pk, by=anna, at=NOON)

    DealRival.objects.filter(deal=deal).update(beaten_in=Closure.objects.get(deal=other))

    with pytest.raises(IntegrityError):
        connection.check_constraints()


def test_the_filter_of_deals_knows_the_competition(anna):
    deal, other = a_deal(anna), a_deal(anna, company=a_company("Юг"))
    rival = meets(deal, "Дельта", anna)
    meets(other, "Дельта", anna)
    lose(other, anna, "Дельта")

    def found(**wanted):
        told = {name: str(key) for name, key in wanted.items()}
        deals = queries.narrowed(queries.seen_by(anna), told, user=anna, now=NOON)
        return {one.pk for one in deals}

    assert found(rival=rival.pk) == {deal.pk, other.pk}
    assert found(lost_to=rival.pk) == {other.pk}
    actions.win(deal_id=deal.pk, by=anna, at=NOON)
    assert found(beaten=rival.pk) == {deal.pk}
