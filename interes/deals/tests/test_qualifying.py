"""Qualifying a client: answers in a talk, facts known anyway, a verdict with its reason."""

from decimal import Decimal

import pytest
from django.utils import translation

from interes.clients.models import Site
from interes.deals import actions, queries
from interes.deals.models import Deal, Judgement, QualificationAnswer
from interes.team.actions import NotAllowed
from tests.cast import NOON, a_company, a_deal
from tests.qualifying import a_qualification, a_question, verdict_of

SEATS = {
    "name_ru": "Рабочие места",
    "name_en": "Seats",
    "limit": Decimal(10),
    "unit_ru": "мест",
    "unit_en": "seats",
    "is_decisive": True,
}
NO_ROAD = {"name_ru": "Расстояние", "kind": "distance", "limit": Decimal(150)}
SOLVENT = {
    "name_ru": "Платёжеспособность",
    "name_en": "Solvency",
    "kind": "choice",
    "fact": "solvency",
    "options": (actions.Option("", is_good=True, key="reliable"),),
    "is_decisive": True,
}


@pytest.fixture
def asked(ada):
    """Video meetings: ten seats at least, and they pay reliably."""
    one = a_qualification(ada, business_lines=["Видеосвязь"])
    return one, a_question(ada, one, **SEATS), a_question(ada, one, **SOLVENT)


def video(anna, **facts):
    return a_deal(anna, **{"product": "Видеосвязь"} | facts)


def answer(deal, by, **said):
    told = {int(key.removeprefix("q")): text for key, text in said.items()}
    return actions.answer_questions(deal_id=deal.pk, answers=told, by=by, at=NOON)


def reason(deal):
    with translation.override("en"):
        return queries.reason_of(Judgement.objects.get(deal=deal).why)


def test_a_new_deal_is_not_known_yet_and_says_what_to_ask(asked, anna):
    deal = video(anna)

    assert verdict_of(deal) == "unknown"
    assert reason(deal) == "not known yet: seats, solvency"


def test_a_deal_of_another_product_is_not_asked(asked, anna):
    assert verdict_of(a_deal(anna, product="Кабель")) == ""


def test_too_few_seats_are_unpromising_and_the_reason_says_so(asked, anna):
    _one, seats, _solvent = asked
    deal = video(anna)

    answer(deal, anna, **{f"q{seats.pk}": "9"})

    assert (verdict_of(deal), reason(deal)) == ("unpromising", "9 seats, needed from 10")


def test_what_the_company_is_known_for_need_not_be_typed(asked, anna):
    _one, seats, _solvent = asked
    deal = video(anna, company=a_company(solvency="reliable"))

    answer(deal, anna, **{f"q{seats.pk}": "12"})

    assert verdict_of(deal) == "promising"
    assert QualificationAnswer.objects.count() == 1


def test_an_answer_in_the_talk_outweighs_what_is_known_of_the_company(asked, anna):
    _one, _seats, solvent = asked
    deal = video(anna, company=a_company(solvency="reliable"))

    answer(deal, anna, **{f"q{solvent.pk}": "risky"})

    assert verdict_of(deal) == "unpromising"


def test_an_answer_can_be_taken_back(asked, anna):
    _one, seats, _solvent = asked
    deal = video(anna)
    answer(deal, anna, **{f"q{seats.pk}": "9"})

    answer(deal, anna, **{f"q{seats.pk}": ""})

    assert verdict_of(deal) == "unknown"


def test_answers_come_one_by_one_and_each_keeps_who_and_when(asked, anna):
    _one, seats, solvent = asked
    deal = video(anna)
    answer(deal, anna, **{f"q{seats.pk}": "1 200"})

    answer(deal, anna, **{f"q{solvent.pk}": "reliable"})

    kept = QualificationAnswer.objects.order_by("id")
    assert [(one.number, one.word, one.by) for one in kept] == [
        (Decimal(1200), "", anna),
        (None, "reliable", anna),
    ]


@pytest.mark.parametrize("said", ["много", "-3", "1e99", "NaN"])
def test_an_answer_that_is_no_number_is_asked_again(asked, anna, said):
    _one, seats, _solvent = asked

    with pytest.raises(actions.AnswerUnclear) as refusal:
        answer(video(anna), anna, **{f"q{seats.pk}": said})

    assert refusal.value.field == f"question_{seats.pk}"


def test_a_stranger_answers_nothing(asked, anna, dora):
    _one, seats, _solvent = asked

    with pytest.raises(NotAllowed):
        answer(video(anna), dora, **{f"q{seats.pk}": "9"})


def test_another_product_is_judged_by_its_own_questions(asked, anna):
    deal = video(anna)

    actions.change(deal_id=deal.pk, field="product", value="Кабель", by=anna)

    assert verdict_of(deal) == ""


def test_everything_else_is_asked_by_the_usual_questions(asked, ada, anna):
    usual = a_qualification(ada, name_ru="Обычная", is_default=True)
    a_question(ada, usual, name_ru="Сумма", kind="money", fact="amount", limit=Decimal(100_000))
    actions.change_qualification(
        qualification_id=usual.pk,
        facts=actions.QualificationFacts(name_ru="Обычная", is_default=True, needed=1),
        by=ada,
    )

    assert verdict_of(a_deal(anna, product="Кабель", amount=Decimal(90_000))) == "unpromising"


def test_new_thresholds_judge_open_deals_anew(asked, ada, anna):
    _one, seats, _solvent = asked
    deal, ended = video(anna, company=a_company(solvency="reliable")), video(anna)
    answer(deal, anna, **{f"q{seats.pk}": "12"})
    answer(ended, anna, **{f"q{seats.pk}": "9"})
    actions.win(deal_id=ended.pk, by=anna, at=NOON)

    a_change(ada, seats, limit=Decimal(20))
    judged = actions.judge_stale()

    assert judged == 1
    assert (verdict_of(deal), verdict_of(ended)) == ("unpromising", "unpromising")


def a_change(ada, question, **facts):
    known = {name: getattr(question, name) for name in actions.QUESTION_FACTS}
    known["options"] = ()
    told = actions.QuestionFacts(**known | facts)
    return actions.change_question(question_id=question.pk, facts=told, by=ada)


@pytest.mark.parametrize("change", ["solvency", "site"])
def test_a_fact_of_the_company_that_changes_asks_for_a_new_verdict(asked, ada, anna, change):
    one, _seats, _solvent = asked
    a_question(ada, one, name_ru="Всего мест", fact="seats", limit=Decimal(5), is_decisive=True)
    company = a_company(solvency="reliable")
    deal = video(anna, company=company)
    actions.judge_stale()

    if change == "solvency":
        type(company).objects.filter(pk=company.pk).update(solvency="risky")
    else:
        Site.objects.create(company=company, name="Склад", seats=2)

    assert actions.judge_stale() == 1
    assert verdict_of(deal) == "unpromising"


def test_nothing_is_judged_twice(asked, anna):
    video(anna)

    assert (actions.judge_stale(), actions.judge_stale()) == (0, 0)


def test_a_reopened_deal_is_judged_by_the_settings_of_today(asked, ada, anna):
    _one, seats, _solvent = asked
    deal = video(anna, company=a_company(solvency="reliable"))
    answer(deal, anna, **{f"q{seats.pk}": "12"})
    actions.win(deal_id=deal.pk, by=anna, at=NOON)
    a_change(ada, seats, limit=Decimal(20))

    actions.undo_close(deal_id=deal.pk, by=anna, at=NOON)

    assert verdict_of(deal) == "unpromising"


def test_points_that_cannot_be_reached_are_refused(asked, ada):
    one, _seats, _solvent = asked

    with pytest.raises(actions.QualificationUnclear) as refusal:
        actions.change_qualification(
            qualification_id=one.pk,
            facts=actions.QualificationFacts(name_ru="Видеосвязь", needed=1),
            by=ada,
        )

    assert refusal.value.field == "needed"


def test_a_question_that_the_points_need_stays_in_use(asked, ada):
    one, _seats, _solvent = asked
    near = a_question(ada, one, **NO_ROAD)
    facts = actions.QualificationFacts(name_ru="Видеосвязь", needed=1)
    actions.change_qualification(qualification_id=one.pk, facts=facts, by=ada)

    with pytest.raises(actions.QualificationUnclear):
        actions.use_question(question_id=near.pk, is_active=False, by=ada)


def test_one_qualification_is_for_everything_else(asked, ada):
    a_qualification(ada, name_ru="Обычная", is_default=True)

    with pytest.raises(actions.QualificationUnclear):
        a_qualification(ada, name_ru="Другая", is_default=True)


def test_deals_are_found_by_their_verdict(asked, anna):
    _one, seats, _solvent = asked
    hopeless, _open = video(anna), video(anna)
    answer(hopeless, anna, **{f"q{seats.pk}": "3"})

    found = queries.narrowed(Deal.objects.all(), {"verdict": "unpromising"}, user=anna, now=NOON)

    assert list(found) == [hopeless]


def test_a_stage_may_ask_for_a_decided_qualification(asked, ada, anna):
    _one, seats, _solvent = asked
    deal = video(anna)
    second = deal.pipeline.stages.get(order=2)
    actions.ask_of_deals(stage_id=second.pk, entry=["qualified"], leaving=[], by=ada)

    with pytest.raises(actions.NotReady):
        actions.move(deal_id=deal.pk, stage_id=second.pk, by=anna, at=NOON)
    filling = actions.Filling(answers={seats.pk: "3"})
    actions.move(deal_id=deal.pk, stage_id=second.pk, by=anna, at=NOON, filling=filling)

    assert Deal.objects.get(pk=deal.pk).stage == second


def test_the_order_that_pays_off_stands_beside_the_reason(asked, ada, anna):
    one, _seats, _solvent = asked
    facts = actions.CostFacts(
        margin=Decimal("0.2"), sales_hours=Decimal(20), hour_rate=Decimal(800)
    )
    actions.set_costs(qualification_id=one.pk, facts=facts, by=ada)

    deal = video(anna, amount=Decimal(520_000))

    why = Judgement.objects.get(deal=deal).why
    with translation.override("en"):
        assert queries.pays_off_of(why) == "pays off from 80,000\u00a0₽; this one is 520,000\u00a0₽"


# The deals held, who they are, settings, questions, answers, sites, and the verdicts written.
JUDGING = 10


@pytest.mark.parametrize("number", [1, 12])
def test_judging_many_deals_costs_what_judging_one_does(
    asked, anna, number, django_assert_max_num_queries
):
    _one, seats, _solvent = asked
    for _deal in range(number):
        answer(video(anna), anna, **{f"q{seats.pk}": "12"})
    Judgement.objects.update(is_stale=True)

    with django_assert_max_num_queries(JUDGING):
        assert actions.judge_stale() == number
