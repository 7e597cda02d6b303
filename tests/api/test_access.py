"""Who may ask and write what through the API: every operation, for every role and every token."""

import pytest

from interes.team import actions
from interes.team.models import User
from interes.team.rules import READ, ROOMS, SCOPES, VERBS, WRITE, allowed
from tests.api.conftest import Program, a_token
from tests.cast import NOON
from tests.test_access import OPERATIONS, everything, world  # noqa: F401 - a fixture

SAFE = ("GET", "HEAD")
EACH = [(route, method) for route in OPERATIONS for method in route.view.requires]


def names(route, method):
    return f"{method} {route.name}"


def asks(program, route, method, world):  # noqa: F811
    address = route.url(world).removeprefix("/api/v1")
    return getattr(program, method.lower())(address)


def test_every_operation_says_what_it_asks_for_and_of_which_room(subtests):
    assert len(EACH) >= 8
    for route, method in EACH:
        with subtests.test(names(route, method)):
            verb, room = route.view.requires[method]

            assert verb in VERBS
            assert room in ROOMS


def test_nothing_opens_without_a_token(world, anna, subtests):  # noqa: F811
    stranger, signed_in = Program(), Program()
    signed_in.client.force_login(anna)
    for route, method in EACH:
        for who in (stranger, signed_in, Program("interes_" + "x" * 43)):
            with subtests.test(names(route, method)):
                answer = asks(who, route, method, world)

                assert answer.status_code == 401
                assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("person", ["anna", "dora", "boris", "ada"])
def test_an_operation_opens_for_those_who_may(world, request, subtests, person):  # noqa: F811
    owner = request.getfixturevalue(person)
    program = Program(a_token(owner))
    for route, method in EACH:
        verb, _room = route.view.requires[method]
        with subtests.test(names(route, method)):
            status = asks(program, route, method, world).status_code

            assert status < 500
            assert status == 403 or (status != 401 and allowed(owner.role, verb))


def test_a_token_opens_only_what_its_scopes_say(world, ada, subtests):  # noqa: F811
    tokens = {scope: Program(a_token(ada, scope)) for scope in SCOPES}
    for route, method in EACH:
        _verb, room = route.view.requires[method]
        good = {f"{room}:{WRITE}"} | ({f"{room}:{READ}"} if method in SAFE else set())
        for scope, program in tokens.items():
            with subtests.test(names(route, method), scope=scope):
                status = asks(program, route, method, world).status_code

                assert (status != 403) == (scope in good)


def test_a_program_of_another_department_changes_nothing_in_a_deal(world, dora, subtests):  # noqa: F811
    program = Program(a_token(dora))
    before = everything()
    for route, method in EACH:
        if route.view.requires[method][0] == "deals.change":
            with subtests.test(names(route, method)):
                asks(program, route, method, world)

                assert everything() == before


def test_a_token_dies_with_its_time_its_owner_and_by_hand(anna, ada):
    token, text = actions.make_token(by=anna, at=NOON, name="Website", scopes=SCOPES)
    dated = a_token(anna, expires_at=NOON.replace(year=2126))
    assert Program(text).get("/me").status_code == 200

    actions.revoke_token(token_id=token.pk, by=ada, at=NOON)

    assert Program(text).get("/me").status_code == 401
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert Program(dated).get("/me").status_code == 401


def test_no_address_of_the_api_answers_with_a_page(program):
    for address in ("/nothing", "/companies/1/", "/companies/99"):
        answer = program.get(address)

        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"
    assert program.delete("/companies").status_code == 405
