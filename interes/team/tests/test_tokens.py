"""Tokens for programs: made by people, told once, taken back by anyone who may."""

import re

import pytest

from interes.team.actions import TokenUnclear, digest_of, make_token
from interes.team.models import Token
from interes.team.rules import opens, pace
from tests.cast import NOON

FORM = {"name": "Сайт", "days": "30", "clients": "write", "deals": "read"}


def told(answer):
    return re.search(r'value="(interes_[\w-]+)"', answer.content.decode()).group(1)


def test_a_token_is_told_once_and_kept_as_a_digest(client, anna):
    client.force_login(anna)

    answer = client.post("/profile/tokens/new/", FORM)

    token = Token.objects.get()
    assert token.digest == digest_of(told(answer))
    assert token.scopes == ["clients:write", "deals:read"]
    assert answer["Cache-Control"] == "no-store"
    assert told(answer) not in client.get("/profile/tokens/").content.decode()


def test_a_token_that_opens_nothing_is_not_made(client, anna):
    client.force_login(anna)

    answer = client.post("/profile/tokens/new/", {"name": "Сайт", "days": "30"})

    assert answer.status_code == 422
    assert not Token.objects.exists()


def test_a_revoked_token_can_not_be_revoked_again(client, anna):
    client.force_login(anna)
    client.post("/profile/tokens/new/", FORM)

    client.post(f"/profile/tokens/{Token.objects.get().pk}/revoke/")

    assert "/revoke/" not in client.get("/profile/tokens/").content.decode()


def test_a_colleague_revokes_no_token_of_others_an_administrator_does(client, anna, dora, ada):
    token, _text = make_token(by=anna, at=NOON, name="Сайт", scopes=["deals:read"])
    client.force_login(dora)
    client.post(f"/profile/tokens/{token.pk}/revoke/")
    assert Token.objects.get().revoked_at is None

    client.force_login(ada)
    client.post(f"/profile/tokens/{token.pk}/revoke/")

    assert Token.objects.get().revoked_at is not None


def test_an_administrator_sees_the_tokens_of_everyone(client, anna, ada):
    make_token(by=anna, at=NOON, name="Сайт", scopes=["deals:read"])
    client.force_login(ada)

    assert "Сайт" in client.get("/settings/tokens/").content.decode()


@pytest.mark.parametrize(
    ("name", "scopes", "until"),
    [(" ", ["deals:read"], None), ("Сайт", ["all"], None), ("Сайт", ["deals:read"], NOON)],
)
def test_a_token_needs_a_name_a_room_and_time_to_live(anna, name, scopes, until):
    with pytest.raises(TokenUnclear):
        make_token(by=anna, at=NOON, name=name, scopes=scopes, expires_at=until)


def test_the_lists_of_tokens_ask_as_often_for_one_as_for_many(
    client, ada, django_assert_max_num_queries
):
    for number in range(9):
        make_token(by=ada, at=NOON, name=f"Сайт {number}", scopes=["deals:read"])
    client.force_login(ada)

    for page in ("/profile/tokens/", "/settings/tokens/"):
        with django_assert_max_num_queries(6):
            client.get(page)


def test_whoever_may_write_in_a_room_may_read_there_too():
    assert opens(["deals:write"], "deals", writes=False)
    assert not opens(["deals:read"], "deals", writes=True)
    assert not opens(["clients:write"], "deals", writes=False)


def test_the_pace_is_counted_to_the_end_of_the_minute():
    now = pace(11, NOON, NOON.replace(second=20), limit=10)

    assert (now.is_over, now.seconds) == (True, 40)
