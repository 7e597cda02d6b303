"""The pages of qualification: the line on a deal, the talk, lists, and the settings."""

from decimal import Decimal

import pytest
from django.urls import reverse

from interes.deals import actions
from interes.deals.models import (
    Deal,
    MailingMark,
    Qualification,
    QualificationAnswer,
    QualificationQuestion,
    RefusalReason,
)
from tests.cast import NOON, a_company, a_deal, hidden
from tests.qualifying import a_qualification, a_question, verdict_of

SEATS = {"name_ru": "Рабочие места", "limit": Decimal(10), "is_decisive": True}
# Session, user, the deal with its verdict and all that its page shows.
DEAL_BUDGET = 12
SETTINGS_BUDGET = 8


@pytest.fixture
def one(ada):
    reason = RefusalReason.objects.get(name_en="No prospects")
    return a_qualification(ada, business_lines=["Видеосвязь"], reason_id=reason.pk)


@pytest.fixture
def seats(ada, one):
    return a_question(ada, one, **SEATS)


@pytest.fixture
def deal(anna, seats):
    return a_deal(anna, product="Видеосвязь")


def page(client, user, name, *args, **query):
    client.force_login(user)
    return client.get(reverse(name, args=args), query)


def send(client, user, name, *args, **data):
    client.force_login(user)
    return client.post(reverse(name, args=args), data)


def test_a_deal_shows_its_verdict_without_another_question(
    client, anna, deal, django_assert_max_num_queries
):
    client.force_login(anna)

    with django_assert_max_num_queries(DEAL_BUDGET):
        html = client.get(f"/deals/{deal.pk}/").content.decode()

    assert 'id="verdict_line"' in html
    assert reverse("deals:qualify", args=[deal.pk]) in html


def test_a_deal_of_which_nothing_is_asked_shows_no_verdict(client, anna, seats):
    other = a_deal(anna, product="Кабель")

    assert b"verdict_line" not in page(client, anna, "deals:deal", other.pk).content


def test_answers_are_written_down_from_the_talk(client, anna, deal, seats):
    send(client, anna, "deals:qualify", deal.pk, **{f"question_{seats.pk}": "12"})

    assert verdict_of(deal) == "promising"


def test_a_talk_that_breaks_off_keeps_what_was_said(client, ada, anna, one, deal, seats):
    near = a_question(ada, one, name_ru="Расстояние", kind="distance", limit=Decimal(50))

    said = {f"question_{seats.pk}": "12", f"question_{near.pk}": ""}
    send(client, anna, "deals:qualify", deal.pk, **said)

    assert QualificationAnswer.objects.count() == 1


def test_an_answer_that_cannot_be_read_is_told_at_its_field(client, anna, deal, seats):
    answer = send(client, anna, "deals:qualify", deal.pk, **{f"question_{seats.pk}": "много"})

    assert answer.status_code == 422
    assert f'id="id_question_{seats.pk}_error"' in answer.content.decode()


def test_the_verdict_follows_the_form_before_it_is_kept(client, anna, deal, seats):
    answer = send(client, anna, "deals:try_answers", deal.pk, **{f"question_{seats.pk}": "3"})

    assert b"circle-x" in answer.content
    assert QualificationAnswer.objects.count() == 0


def test_what_is_known_of_the_company_is_shown_and_not_asked_again(client, ada, anna, one, deal):
    a_question(ada, one, name_ru="Людей", fact="employees", limit=Decimal(5))
    Deal.objects.filter(pk=deal.pk).update(company=a_company("Юг", employees=4321))

    assert "4\u00a0321" in page(client, anna, "deals:qualify", deal.pk).content.decode()


def test_an_unpromising_client_is_let_go_in_one_press_and_not_forgotten(client, anna, deal, seats):
    send(client, anna, "deals:qualify", deal.pk, **{f"question_{seats.pk}": "3"})

    send(client, anna, "deals:let_go", deal.pk)

    closed = Deal.objects.select_related("closure__reason").get(pk=deal.pk)
    assert closed.closure.reason.name_en == "No prospects"
    assert "10" in closed.closure.note
    assert MailingMark.objects.filter(company=deal.company).exists()


def test_a_promising_client_is_not_let_go_in_one_press(client, anna, deal, seats):
    send(client, anna, "deals:qualify", deal.pk, **{f"question_{seats.pk}": "30"})

    send(client, anna, "deals:let_go", deal.pk)

    assert Deal.objects.get(pk=deal.pk).is_open


def test_a_stranger_neither_answers_nor_lets_go(client, dora, deal, seats):
    send(client, dora, "deals:qualify", deal.pk, **{f"question_{seats.pk}": "3"})
    send(client, dora, "deals:let_go", deal.pk)

    assert (verdict_of(deal), Deal.objects.get(pk=deal.pk).state) == ("unknown", "open")


def new_deal(anna, **more):
    told = {"company": a_company("Юг").pk, "title": "Связь", "channel": "inbound"}
    step = {"step_text": "Позвонить", "step_kind": "call", "step_when": "tomorrow"}
    return told | step | {"product": "Видеосвязь"} | more


def test_a_new_deal_may_bring_answers_and_never_must(client, anna, seats):
    send(client, anna, "deals:new", **new_deal(anna))
    send(client, anna, "deals:new", **new_deal(anna, **{f"question_{seats.pk}": "9"}))

    first, second = Deal.objects.order_by("id")
    assert (verdict_of(first), verdict_of(second)) == ("unknown", "unpromising")


def test_the_form_of_a_new_deal_asks_what_its_product_asks(client, anna, seats):
    asked = send(client, anna, "deals:questions", product="Видеосвязь")
    other = send(client, anna, "deals:questions", product="Кабель")

    assert f"question_{seats.pk}".encode() in asked.content
    assert f"question_{seats.pk}".encode() not in other.content


@pytest.mark.parametrize("name", ["deals:list", "deals:board"])
def test_lists_and_board_are_narrowed_by_the_verdict(client, anna, deal, seats, name):
    hopeless = a_deal(anna, title="Три места", product="Видеосвязь")
    send(client, anna, "deals:qualify", hopeless.pk, **{f"question_{seats.pk}": "3"})

    html = page(client, anna, name, verdict="unpromising").content.decode()

    assert "Три места" in html
    assert deal.title not in html


def test_the_verdict_is_a_column_and_a_filter_of_the_list(client, anna, deal, seats):
    found = page(
        client, anna, "deals:list", columns="title,verdict", where="verdict.is(unknown)"
    ).content.decode()

    assert deal.title in found


def test_a_move_asks_the_questions_that_are_still_open(client, ada, anna, deal, seats):
    second = deal.pipeline.stages.get(order=2)
    actions.ask_of_deals(stage_id=second.pk, entry=["qualified"], leaving=[], by=ada)
    asked = page(client, anna, "deals:move_on", deal.pk, stage=second.pk)

    assert f'name="question_{seats.pk}"' in asked.content.decode()
    send(client, anna, "deals:move_on", deal.pk, stage=second.pk, **{f"question_{seats.pk}": "12"})
    assert Deal.objects.get(pk=deal.pk).stage_id == second.pk


@pytest.mark.parametrize("name", ["deals:qualifications", "deals:qualification"])
def test_the_settings_cost_the_same_however_many_there_are(
    client, ada, one, seats, name, django_assert_max_num_queries
):
    for number in range(5):
        other = a_qualification(ada, name_ru=f"Другая {number}")
        a_question(ada, other, name_ru="Площадки")
        a_question(ada, one, name_ru=f"Вопрос {number}")
    client.force_login(ada)
    args = [] if name.endswith("s") else [one.pk]

    with django_assert_max_num_queries(SETTINGS_BUDGET):
        assert client.get(reverse(name, args=args)).status_code == 200


def test_an_administrator_sets_a_qualification_with_its_questions(client, ada):
    facts = {"name_ru": "Связь", "business_lines": "Видеосвязь, Телефония", "is_default": "on"}
    send(client, ada, "deals:add_qualification", **facts)
    made = Qualification.objects.get()
    rows = {"option_ru_0": "Да", "option_good_0": "on", "option_ru_1": "Нет", "option_ru_2": ""}
    asked = {"name_ru": "Опыт", "ask_ru": "Был опыт?", "kind": "choice", "points": "2"}

    send(client, ada, "deals:add_question", made.pk, **asked, **rows)

    question = QualificationQuestion.objects.get()
    assert made.business_lines == ["Видеосвязь", "Телефония"]
    assert [(o["key"], o["good"]) for o in question.options] == [("o1", True), ("o2", False)]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"kind": "number", "limit": ""}, "limit"),
        ({"kind": "choice"}, "options"),
        ({"kind": "yes_no", "fact": "seats"}, "fact"),
        ({"kind": "number", "limit": "5", "points": "101"}, "points"),
        ({"kind": "yes_no", "ask_ru": " "}, "ask_ru"),
        ({"kind": "what"}, "kind"),
    ],
)
def test_a_question_that_nobody_could_clear_is_not_kept(client, ada, one, told, field):
    facts = {"name_ru": "Вопрос", "ask_ru": "Как?", "points": "1"} | told

    answer = send(client, ada, "deals:add_question", one.pk, **facts)

    assert (answer.status_code, QualificationQuestion.objects.count()) == (422, 0)
    assert f'id="id_{field}_error"' in answer.content.decode() or field in ("options", "kind")


def test_the_costs_are_set_in_words_of_money(client, ada, one):
    told = {"margin": "25", "currency": "RUB", "sales_hours": "30", "hour_rate": "1 500"}
    send(client, ada, "deals:qualification_costs", one.pk, **told, visits="2", km_cost="12,5")

    one.refresh_from_db()
    assert (one.margin, one.hour_rate, one.km_cost) == (
        Decimal("0.25"),
        Decimal(1500),
        Decimal("12.5"),
    )


def test_a_qualification_is_tried_out_without_keeping_anything(client, ada, one, seats):
    tried = send(client, ada, "deals:try_qualification", one.pk, **{f"question_{seats.pk}": "3"})

    assert b"circle-x" in tried.content


def test_a_seller_sees_no_settings_and_a_head_changes_none(client, anna, boris, one, seats):
    assert page(client, anna, "deals:qualification", one.pk).status_code in (403, 404)
    assert page(client, boris, "deals:qualification", one.pk).status_code == 200
    assert send(client, boris, "deals:use_question", seats.pk, use="no").status_code in (403, 404)


def test_two_administrators_do_not_overwrite_each_other(client, ada, one, seats):
    drawn = page(client, ada, "deals:change_question", seats.pk).content.decode()
    told = {"name_ru": "Места", "ask_ru": "Сколько?", "kind": "number", "points": "1"}
    send(client, ada, "deals:change_question", seats.pk, **told, limit="20")

    late = send(
        client,
        ada,
        "deals:change_question",
        seats.pk,
        **told,
        limit="30",
        as_seen=hidden(drawn, "as_seen"),
    )

    seats.refresh_from_db()
    assert (late.status_code, seats.limit) == (422, 20)


def test_a_question_changes_places_and_goes_out_of_use(client, ada, one, seats):
    last = a_question(ada, one, name_ru="Площадки")

    send(client, ada, "deals:order_question", last.pk, way="up")
    send(client, ada, "deals:use_question", seats.pk, use="no")

    last.refresh_from_db()
    seats.refresh_from_db()
    assert (last.order, seats.order, seats.is_active) == (1, 2, False)


def test_an_ended_deal_keeps_the_verdict_it_had(client, ada, anna, deal, seats):
    send(client, anna, "deals:qualify", deal.pk, **{f"question_{seats.pk}": "12"})
    actions.win(deal_id=deal.pk, by=anna, at=NOON)
    actions.use_question(question_id=seats.pk, is_active=False, by=ada)

    actions.judge_stale()

    assert verdict_of(deal) == "promising"
