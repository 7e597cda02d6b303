"""The board: open deals by stage, moved by hand."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interes.deals import actions, queries
from interes.deals.models import Deal
from tests.cast import NOON, a_company, a_deal, a_plan, a_stage

BOARD = "/board/"
ON_BOARD = {"HX-Request": "true", "HX-Target": "div#board"}
BUDGET = 8


@pytest.fixture
def now():
    return timezone.now()


def columns(user, **wanted):
    deals = queries.narrowed(queries.seen_by(user), wanted, user=user, now=timezone.localtime())
    return queries.board(deals, list(queries.all_stages()), now=timezone.localtime())


def test_a_column_counts_its_deals_and_adds_their_sums_by_currency(anna):
    a_deal(anna, amount=100, currency="RUB")
    a_deal(anna, amount=200, currency="RUB")
    a_deal(anna, amount=5, currency="USD")
    a_deal(anna)

    first = columns(anna)[0]

    assert first.count == 4
    assert [(str(s.amount), s.currency) for s in first.sums] == [("300.00", "RUB"), ("5.00", "USD")]


def test_a_closed_deal_leaves_the_board(anna):
    actions.win(deal_id=a_deal(anna).pk, by=anna, at=NOON)

    assert sum(column.count for column in columns(anna)) == 0


def test_only_the_latest_cards_are_shown_and_the_rest_is_counted(anna):
    stages = list(queries.all_stages())
    for day in range(4):
        a_deal(anna, title=f"Сделка {day}", at=NOON + timedelta(days=day))

    (first, *_rest) = queries.board(queries.seen_by(anna), stages, now=timezone.localtime(), top=3)

    assert [card.title for card in first.cards] == ["Сделка 3", "Сделка 2", "Сделка 1"]
    assert first.hidden == 1


def test_a_stage_out_of_use_shows_only_while_deals_stand_in_it(anna):
    stage = a_stage(7)
    stage.is_active = False
    stage.save()

    assert stage.pk not in [column.stage.pk for column in columns(anna)]

    Deal.objects.filter(pk=a_deal(anna).pk).update(stage=stage)

    assert stage.pk in [column.stage.pk for column in columns(anna)]


@pytest.mark.parametrize(
    ("who", "seen"),
    [("anna", {"Анна"}), ("boris", {"Анна", "Борис"}), ("ada", {"Анна", "Борис", "Дора"})],
)
def test_everyone_sees_first_what_is_theirs_to_look_after(
    client, request, anna, boris, dora, ada, who, seen
):
    for owner, title in [(anna, "Анна"), (boris, "Борис"), (dora, "Дора")]:
        a_deal(owner, title=f"Хочет {title}", company=a_company(f"К{title}"))
    client.force_login(request.getfixturevalue(who))

    html = client.get(BOARD).content.decode()

    assert {name for name in ("Анна", "Борис", "Дора") if f"Хочет {name}" in html} == seen


def test_a_colleague_is_chosen_by_the_address(client, anna, dora):
    a_deal(dora, title="Хочет Дора")
    client.force_login(anna)

    assert "Хочет Дора" in client.get(BOARD, {"owner": dora.pk}).content.decode()
    assert "Хочет Дора" not in client.get(BOARD).content.decode()


def test_only_late_steps_can_be_asked_for(client, anna, now):
    a_deal(anna, title="Вовремя", step=a_plan(days=3))
    a_deal(anna, title="Поздно", step=actions.Plan("Звонок", now - timedelta(days=2)))
    client.force_login(anna)

    html = client.get(BOARD, {"late": "1"}).content.decode()

    assert "Поздно" in html
    assert "Вовремя" not in html


def test_only_deals_beyond_the_norm_can_be_asked_for(client, anna, now):
    a_deal(anna, title="Свежая", at=now)
    a_deal(anna, title="Затянулась", at=now - timedelta(days=9))
    client.force_login(anna)

    html = client.get(BOARD, {"dragging": "1"}).content.decode()

    assert "Затянулась" in html
    assert "Свежая" not in html


def test_the_part_holds_the_board_without_the_page_around_it(client, anna):
    a_deal(anna)
    client.force_login(anna)

    html = client.get(BOARD, headers=ON_BOARD).content.decode()

    assert html.strip().startswith('<div class="board" id="board"')
    assert "<html" not in html


def test_a_card_of_a_colleague_from_elsewhere_can_not_be_dragged(client, anna, dora):
    hers, mine = a_deal(dora), a_deal(anna)
    client.force_login(anna)

    html = client.get(BOARD, {"owner": "all"}).content.decode()

    assert f"/deals/{mine.pk}/move/" in html
    assert f"/deals/{hers.pk}/move/" not in html


@pytest.mark.parametrize("number", [1, 12])
def test_the_board_asks_the_same_questions_however_many_deals_there_are(
    client, anna, number, django_assert_max_num_queries
):
    for n in range(number):
        a_deal(anna, stage=a_stage(n % 7 + 1))
    client.force_login(anna)

    with django_assert_max_num_queries(BUDGET):
        client.get(BOARD)


def test_a_dropped_card_moves_and_the_board_comes_back_with_an_undo(client, anna):
    deal = a_deal(anna)
    client.force_login(anna)

    answer = move(client, deal, a_stage(3).pk)

    deal.refresh_from_db()
    assert deal.stage == a_stage(3)
    assert 'id="board"' in answer
    assert 'class="undo" method="post" action="/undo/' in answer


def test_the_undo_of_a_move_moves_the_deal_back_to_the_same_board(client, anna):
    deal = a_deal(anna)
    client.force_login(anna)
    address = f"/deals/{deal.pk}/move/?board=1&owner=all&stage={a_stage(3).pk}"
    undo = client.post(address).told.undo

    answer = client.post(undo, headers={"Referer": "http://testserver/board/?owner=all"})

    deal.refresh_from_db()
    assert (deal.stage, deal.stage_since) == (a_stage(1), NOON)
    assert answer.headers["Location"] == "/board/?owner=all"


@pytest.mark.parametrize("end", ["won", "refused"])
def test_a_card_dropped_on_an_end_asks_what_the_end_needs(client, anna, end):
    deal = a_deal(anna)
    client.force_login(anna)

    answer = client.post(f"/deals/{deal.pk}/move/?board=1", {"stage": end}, headers=ON_BOARD)

    deal.refresh_from_db()
    assert answer.status_code == 422
    assert 'value="/board/"' in answer.content.decode()
    assert deal.is_open


def test_without_scripts_an_end_opens_its_page(client, anna):
    deal = a_deal(anna)
    client.force_login(anna)

    answer = client.post(f"/deals/{deal.pk}/move/", {"stage": "refused"})

    assert answer.headers["Location"] == reverse("deals:refuse", args=[deal.pk])


@pytest.mark.parametrize("stage", ["0", "", "одиннадцать"])
def test_a_stage_that_is_not_there_is_refused_in_words(client, anna, stage):
    deal = a_deal(anna)
    client.force_login(anna)

    answer = client.post(f"/deals/{deal.pk}/move/?board=1", {"stage": stage}, headers=ON_BOARD)

    assert answer.status_code == 409
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.content


def test_a_stranger_does_not_move_a_deal(client, anna, dora):
    deal = a_deal(anna)
    client.force_login(dora)

    answer = client.post(
        f"/deals/{deal.pk}/move/?board=1", {"stage": a_stage(3).pk}, headers=ON_BOARD
    )

    deal.refresh_from_db()
    assert answer.status_code == 409
    assert deal.stage == a_stage(1)


def move(client, deal, stage):
    address = f"/deals/{deal.pk}/move/?board=1&owner=all"
    return client.post(address, {"stage": stage}, headers=ON_BOARD).content.decode()
