"""Whether a client is worth our time: the rule of the verdict and that of the order that pays."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.deals.rules import (
    Costs,
    Pays,
    Question,
    Verdict,
    Why,
    bars_of,
    break_even,
    cost_to_serve,
    is_good,
    judge,
    unit_of,
)

SEATS = Question(1, "least", Decimal(10), is_decisive=True)
SOLVENT = Question(2, "one_of", good=frozenset({"reliable", "slow"}), is_decisive=True)
NEAR = Question(3, "most", Decimal(150), points=2)
TENDER_FREE = Question(4, "yes", points=1)
ALL = (SEATS, SOLVENT, NEAR, TENDER_FREE)
SURE = {1: Decimal(12), 2: "reliable"}


@pytest.mark.parametrize(
    ("answers", "needed", "verdict", "why", "because"),
    [
        pytest.param({}, 0, "unknown", "open", (1, 2), id="nobody has asked yet"),
        pytest.param({1: Decimal(12)}, 0, "unknown", "open", (2,), id="one of two decisive known"),
        pytest.param(SURE, 0, "promising", "met", (1, 2), id="both decisive answers are good"),
        pytest.param({1: Decimal(9)}, 0, "unpromising", "failed", (1,), id="too few seats alone"),
        pytest.param({1: Decimal(10), 2: "risky"}, 0, "unpromising", "failed", (2,), id="no money"),
        pytest.param(
            {1: Decimal(2), 2: "risky"}, 0, "unpromising", "failed", (1, 2), id="both bad"
        ),
        pytest.param(SURE, 2, "unknown", "open", (3, 4), id="points are still to be had"),
        pytest.param(SURE | {3: Decimal(20)}, 2, "promising", "met", (1, 2), id="near enough"),
        pytest.param(SURE | {3: Decimal(300)}, 2, "unpromising", "short", (3,), id="out of reach"),
        pytest.param(SURE | {3: Decimal(300)}, 1, "unknown", "open", (4,), id="one point is left"),
        pytest.param(
            SURE | {4: "no"}, 3, "unpromising", "short", (4,), id="not even with the rest"
        ),
    ],
)
def test_a_client_is_judged_by_what_is_known(answers, needed, verdict, why, because):
    judged = judge(ALL, answers, needed)

    assert (judged.verdict, judged.why, judged.because) == (verdict, why, because)


def test_without_questions_there_is_no_verdict():
    assert judge((), {}, 0).verdict == Verdict.NONE


def test_without_decisive_questions_what_brought_the_points_is_told():
    judged = judge((NEAR, TENDER_FREE), {3: Decimal(1), 4: "no"}, 2)

    assert (judged.why, judged.because, judged.points) == (Why.MET, (3,), 2)


@pytest.mark.parametrize(
    ("question", "answer", "good"),
    [
        (SEATS, Decimal(10), True),
        (SEATS, Decimal("9.99"), False),
        (NEAR, Decimal(150), True),
        (NEAR, Decimal(151), False),
        (SOLVENT, "slow", True),
        (SOLVENT, "risky", False),
        (TENDER_FREE, "yes", True),
        (TENDER_FREE, "no", False),
        (SEATS, "many", False),
    ],
)
def test_the_bar_itself_is_good_enough(question, answer, good):
    assert is_good(question, answer) is good


def test_each_kind_of_a_question_has_its_bars():
    assert {kind: bars_of(kind)[0] for kind in ("number", "money", "distance")} == {
        "number": "least",
        "money": "least",
        "distance": "most",
    }
    assert (bars_of("choice"), bars_of("yes_no")) == (("one_of",), ("yes",))


# Four questions at most, each with a good and a bad answer, are tried out to the end.
@st.composite
def talks(draw):
    number = draw(st.integers(1, 4))
    questions = tuple(
        Question(key, "yes", is_decisive=draw(st.booleans()), points=draw(st.integers(0, 4)))
        for key in range(number)
    )
    answers = {
        one.key: said
        for one in questions
        if (said := draw(st.sampled_from(["yes", "no", None]))) is not None
    }
    return questions, answers, draw(st.integers(0, sum(one.weight for one in questions)))


def completions(questions, answers):
    still_open = [one.key for one in questions if one.key not in answers]
    for said in product(["yes", "no"], repeat=len(still_open)):
        yield answers | dict(zip(still_open, said, strict=True))


@given(talks())
def test_a_verdict_is_sure_exactly_when_no_open_answer_could_change_it(talk):
    questions, answers, needed = talk

    possible = {judge(questions, full, needed).verdict for full in completions(questions, answers)}

    verdict = judge(questions, answers, needed).verdict
    assert {verdict} == (possible if len(possible) == 1 else {Verdict.UNKNOWN})


@given(talks(), st.data())
def test_knowing_more_never_turns_a_verdict_round(talk, data):
    questions, answers, needed = talk
    more = data.draw(st.sampled_from(list(completions(questions, answers))))
    kept = data.draw(st.sets(st.sampled_from(sorted(more))))

    before = judge(questions, answers, needed).verdict
    after = judge(questions, answers | {key: more[key] for key in kept}, needed).verdict

    assert before in (Verdict.UNKNOWN, after)


@given(talks(), st.randoms())
def test_the_order_of_the_questions_does_not_matter(talk, dice):
    questions, answers, needed = talk
    shuffled = list(questions)
    dice.shuffle(shuffled)

    one, other = (judge(order, answers, needed) for order in (questions, shuffled))

    assert (one.verdict, one.why, set(one.because), one.points) == (
        other.verdict,
        other.why,
        set(other.because),
        other.points,
    )


@given(talks())
def test_it_is_unknown_only_while_something_that_decides_is_unknown(talk):
    questions, answers, needed = talk
    judged = judge(questions, answers, needed)

    if judged.verdict == Verdict.UNKNOWN:
        assert judged.because
        assert not set(judged.because) & set(answers)


# The worked example of docs/rules/qualification.md.
OURS = Costs(
    margin=Decimal("0.25"),
    sales_hours=Decimal(30),
    hour_rate=Decimal(1500),
    deliveries=2,
    delivery_cost=Decimal(8000),
    visits=3,
    visit_cost=Decimal(5000),
    km_cost=Decimal(25),
)


def test_serving_costs_hours_deliveries_and_visits_there_and_back():
    assert cost_to_serve(OURS, Decimal(120)) == 45_000 + 16_000 + 3 * (5_000 + 6_000)


@pytest.mark.parametrize(
    ("distance", "order", "starts_at", "pays"),
    [
        (120, 520_000, 376_000, Pays.YES),
        (120, 376_000, 376_000, Pays.YES),
        (120, 375_999, 376_000, Pays.NO),
        (120, None, 376_000, Pays.UNKNOWN),
        (None, 520_000, 304_000, Pays.UNKNOWN),
        (None, 300_000, 304_000, Pays.NO),
        (0, 304_000, 304_000, Pays.YES),
    ],
)
def test_an_order_pays_off_when_its_margin_covers_what_it_costs(distance, order, starts_at, pays):
    found = break_even(
        OURS,
        None if distance is None else Decimal(distance),
        None if order is None else Decimal(order),
    )

    assert (found.starts_at, found.pays) == (starts_at, pays)


def test_where_nobody_travels_the_distance_need_not_be_known():
    found = break_even(Costs(Decimal("0.3"), Decimal(1), Decimal(100)), None, Decimal(334))

    assert (found.is_road_known, found.starts_at, found.pays) == (True, 334, Pays.YES)


@given(st.decimals(0, 500, places=0), st.decimals(0, 500, places=0))
def test_the_further_the_client_the_larger_the_order_must_be(one, other):
    near, far = sorted([one, other])

    assert break_even(OURS, near).starts_at <= break_even(OURS, far).starts_at


@pytest.mark.parametrize(
    ("number", "unit", "form"),
    [
        ("1", "место|места|мест", "место"),
        ("3", "место|места|мест", "места"),
        ("5", "место|места|мест", "мест"),
        ("11", "место|места|мест", "мест"),
        ("121", "место|места|мест", "место"),
        ("112", "место|места|мест", "мест"),
        ("1.5", "место|места|мест", "места"),
        ("1", "seat|seats", "seat"),
        ("2", "seat | seats", "seats"),
        ("7", "шт.", "шт."),
        ("7", "", ""),
    ],
)
def test_a_unit_takes_the_form_that_its_number_asks_for(number, unit, form):
    assert unit_of(Decimal(number), unit) == form


@pytest.mark.parametrize(
    ("number", "unit", "form"),
    [
        ("1", "место|места|мест", "места"),
        ("2", "место|места|мест", "мест"),
        ("10", "место|места|мест", "мест"),
        ("1", "seat|seats", "seat"),
        ("2", "seat|seats", "seats"),
        ("1", "шт.", "шт."),
    ],
)
def test_after_from_a_unit_takes_another_form(number, unit, form):
    assert unit_of(Decimal(number), unit, is_bar=True) == form
