"""When a deal is passed on, whom it concerns is told, each once."""

import pytest

from interes.deals import actions
from interes.desk.models import Notice
from interes.desk.queries import sentence_of
from tests.cast import NOON, a_deal, a_stage, a_user

NOTE = "Обещали расчёт к среде"


@pytest.fixture
def vera(db):
    return a_user("Вера Тихонова", email="vera@example.ru")


@pytest.fixture
def deal(anna, vera):
    made = a_deal(anna)
    actions.offer_passing(deal_id=made.pk, to=vera, note=NOTE, by=anna, at=NOON)
    return made


def told(user):
    return list(Notice.objects.filter(user=user).order_by("id").values_list("kind", flat=True))


def test_who_is_asked_is_told_with_the_note(deal, anna, vera):
    notice = Notice.objects.get(user=vera)

    assert notice.kind == "deal_offered"
    assert NOTE in notice.facts["note"]
    assert anna.name in sentence_of(notice.kind, notice.facts)
    assert told(anna) == []


def test_the_passer_is_told_of_the_answer(deal, anna, vera):
    actions.return_passing(deal_id=deal.pk, note="Нет чертежей", by=vera, at=NOON)
    actions.offer_passing(deal_id=deal.pk, to=vera, note=NOTE, by=anna, at=NOON)
    actions.accept_passing(deal_id=deal.pk, by=vera, at=NOON)

    assert told(anna) == ["deal_returned", "deal_accepted"]


def test_the_owner_is_told_when_the_stage_is_done(deal, anna, vera):
    actions.accept_passing(deal_id=deal.pk, by=vera, at=NOON)
    actions.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=vera, at=NOON)

    assert told(anna) == ["deal_accepted", "deal_given_back"]


def test_who_takes_the_work_back_is_not_told_of_it(deal, anna, vera):
    actions.accept_passing(deal_id=deal.pk, by=vera, at=NOON)
    actions.take_work_back(deal_id=deal.pk, by=anna, at=NOON)

    assert told(anna) == ["deal_accepted"]
