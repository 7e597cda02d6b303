"""Forgotten deals and notices, as programs see them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interes.deals import actions
from interes.deals.models import ClimbNorm, Step
from interes.desk import actions as desk
from tests.api.conftest import Program, a_token
from tests.cast import NOON, a_deal

LATE = timedelta(days=30)


@pytest.fixture
def forgotten(anna, boris):
    """A deal that has climbed to the top."""
    now = timezone.localtime()
    deal = a_deal(anna, at=now - 2 * LATE)
    Step.objects.filter(pk=deal.next_step_id).update(due_at=now - LATE, has_time=True)
    actions.climb(deal_id=deal.pk, at=now)
    return deal


def test_a_program_reads_to_whom_a_deal_has_climbed(forgotten, anna, boris, dora):
    told = Program(a_token(dora)).get(f"/deals/{forgotten.pk}/climb").json()

    assert (told["level"], told["may_take"]) == (2, True)
    assert [jump["to"] for jump in told["jumps"]] == [boris.name, boris.name]


def test_a_closed_deal_can_not_be_forgotten(anna):
    deal = actions.win(deal_id=a_deal(anna).pk, by=anna, at=NOON)

    assert Program(a_token(anna)).get(f"/deals/{deal.pk}/climb").status_code == 409


def test_a_program_takes_only_what_is_free(forgotten, anna, dora):
    program, fresh = Program(a_token(dora)), a_deal(anna, at=timezone.now())
    Step.objects.filter(pk=fresh.next_step_id).update(due_at=timezone.now() + LATE)

    assert program.post(f"/deals/{fresh.pk}/take").status_code == 409
    assert program.post(f"/deals/{forgotten.pk}/take").json()["owner"] == dora.pk


def test_an_administrator_sets_the_norm(ada):
    program = Program(a_token(ada))

    assert program.get("/climb-norm").json() == {"hours": 9, "takers": "climbed"}
    assert program.patch("/climb-norm", {"hours": 4}).json() == {"hours": 4, "takers": "climbed"}
    assert program.patch("/climb-norm", {"takers": "nobody"}).status_code in (409, 422)
    assert ClimbNorm.objects.get().takers == "climbed"


def test_a_program_reads_the_notices_of_its_person_and_sees_them(anna, boris):
    for key in range(3):
        desk.notify(to=[anna.pk, boris.pk], kind="nudged", key=str(key), at=NOON)
    program = Program(a_token(anna))

    items = program.get("/notices?is_seen=false&limit=2").json()["items"]
    program.post(f"/notices/{items[0]['id']}/seen")
    left = program.get("/notices?is_seen=false").json()["items"]

    assert [len(items), len(left)] == [2, 2]
    assert program.post("/notices/seen", {"up_to": items[0]["id"]}).json() == {"number": 2}
    assert program.get("/notices?is_seen=false").json()["items"] == []


def test_a_notice_of_somebody_else_is_not_there(anna, boris):
    desk.notify(to=[boris.pk], kind="nudged", key="1", at=NOON)
    key = Program(a_token(boris)).get("/notices").json()["items"][0]["id"]

    assert Program(a_token(anna)).post(f"/notices/{key}/seen").status_code == 404
