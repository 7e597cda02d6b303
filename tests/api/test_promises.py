"""Promises for programs: written down, kept, broken, given more time, by whose they are."""

import pytest
from django.utils import timezone

from interes.activities.models import Promise, PromiseKind
from tests.api.conftest import Program, a_token
from tests.cast import a_company, a_deal


@pytest.fixture
def ask():
    """Ask as a program of a person; answers with the status and what came."""

    def asked(who, way, path, told=None, **headers):
        answer = getattr(Program(a_token(who)), way)(path, told, **headers)
        return answer.status_code, answer.json() if answer.content else None

    return asked


@pytest.fixture
def new(anna):
    return {
        "side": "ours",
        "kind": PromiseKind.objects.get(name_en="Price").pk,
        "deal": a_deal(anna).pk,
    }


def test_a_promise_is_made_with_the_term_of_its_kind(ask, anna, new):
    status, one = ask(anna, "post", "/promises", new)

    assert (status, one["state"], one["owner"]) == (201, "open", anna.pk)
    assert (one["text"], one["company"]) != ("", None)
    assert one["due_at"] > one["made_at"]


def test_the_kinds_are_read_with_their_terms(ask, dora):
    status, told = ask(dora, "get", "/promise-kinds")

    assert status == 200
    assert ("Price", 2.0) in [(one["name_en"], float(one["hours"])) for one in told["items"]]


@pytest.mark.parametrize(
    ("act", "told", "state"),
    [
        ("keep", {}, "kept"),
        ("break", None, "broken"),
        ("drop", {"because": "Проект отменён"}, "dropped"),
        (
            "postpone",
            {"due_at": "2099-12-01T12:00:00+03:00", "because": "Ждём завод", "told": "Клара"},
            "open",
        ),
    ],
)
def test_what_became_of_it_is_told_and_taken_back(ask, anna, new, act, told, state):
    one = ask(anna, "post", "/promises", new)[1]

    status, after = ask(anna, "post", f"/promises/{one['id']}/{act}", told)
    assert (status, after["state"]) == (200, state)

    if state != "open":
        again = ask(anna, "post", f"/promises/{one['id']}/open-again")[1]
        assert again["state"] == "open"


def test_the_second_program_is_told_that_it_is_marked(ask, anna, new):
    one = ask(anna, "post", "/promises", new)[1]
    ask(anna, "post", f"/promises/{one['id']}/keep", {})

    status, told = ask(anna, "post", f"/promises/{one['id']}/break")

    assert status == 409
    assert "Анна Белова" in told["detail"]


def test_it_is_changed_and_removed_as_it_was_read(ask, anna, boris, new):
    one = ask(anna, "post", "/promises", new)[1]
    told, seen = {"text": "Цена на 220", "owner": boris.pk}, f'"{one["version"]}"'
    changed = Program(a_token(anna)).patch(f"/promises/{one['id']}", told, If_Match=seen).json()
    assert (changed["text"], changed["owner"]) == ("Цена на 220", boris.pk)

    program = Program(a_token(boris))
    late = program.delete(f"/promises/{one['id']}", If_Match=seen)
    gone = program.delete(f"/promises/{one['id']}", If_Match=f'"{changed["version"]}"')

    assert (late.status_code, gone.status_code) == (412, 204)
    assert Promise.objects.get().removed_at is not None


def test_they_are_listed_by_side_state_and_deal(ask, anna, new):
    ask(anna, "post", "/promises", new)
    ask(anna, "post", "/promises", new | {"side": "theirs"})

    path = f"/promises?side=theirs&state=open&deal={new['deal']}&sort=-due_at"
    status, told = ask(anna, "get", path)

    assert (status, [one["side"] for one in told["items"]]) == (200, ["theirs"])


def test_whoever_is_not_there_is_refused_at_the_field(ask, anna, new):
    status, told = ask(anna, "post", "/promises", new | {"person": 999_999})
    assert (status, told["errors"][0]["field"]) == (409, "person")

    status, told = ask(anna, "post", "/promises", {"side": "ours", "kind": new["kind"]})
    assert (status, told["errors"][0]["field"]) == (409, "person")


def test_a_stranger_reads_it_but_may_not_mark_it(ask, anna, dora, new):
    one = ask(anna, "post", "/promises", new)[1]

    assert ask(dora, "get", f"/promises/{one['id']}")[0] == 200
    assert ask(dora, "post", f"/promises/{one['id']}/keep", {})[0] == 403


def test_a_promise_to_a_company_alone_has_a_term_in_its_hours(ask, anna, new):
    far = a_company("Восток", city="Владивосток")
    told = {"side": "theirs", "kind": new["kind"], "company": far.pk}

    one = ask(anna, "post", "/promises", told)[1]

    assert Promise.objects.get(pk=one["id"]).due_at > timezone.now()
