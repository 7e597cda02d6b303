"""Who may open and send what: every address of the house, for everyone who may come to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from interes.clients.models import (
    Source,
)
from interes.deals.models import (
    Closure,
    Deal,
    DealPassing,
    DealPerson,
    DealRival,
    Influence,
    QualificationAnswer,
    Stage,
    Step,
    Tick,
)
from interes.team.models import User
from interes.team.rules import VERBS, allowed
from tests.cast import a_company
from tests.everything_there_is import (
    of_automation,
    of_clients,
    of_deals,
    of_exchange,
    of_knowledge,
    of_programs,
    of_the_team,
)

PUBLIC = {"healthz", "team:sign_in", "team:sign_out", "api:openapi"}
# A field that each of these edits; the name of the address says of what.
FIELDS = {
    "clients:company_field": "city",
    "clients:person_field": "about",
    "clients:post_field": "title",
    "clients:site_field": "city",
    "deals:edit": "title",
    "activities:to_do_field": "text",
    "activities:promise_field": "text",
}
ROLES = ("seller", "head", "administrator")


@dataclass(frozen=True)
class Route:
    """One address of the house and the view behind it."""

    name: str
    names: tuple[str, ...]
    view: Any

    @property
    def verb(self) -> str:
        return self.view.requires

    def url(self, world: dict[str, Any]) -> str:
        missing = set(self.names) - set(world) - {"field"}
        assert not missing, f"say in {__name__} what stands for {missing} in {self.name}"
        told = {name: FIELDS[self.name] if name == "field" else world[name] for name in self.names}
        return reverse(self.name, kwargs=told)


def routes(resolver: URLResolver | None = None, room: str = "") -> Iterator[Route]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield Route(f"{room}{entry.name}", tuple(entry.pattern.converters), entry.callback)
        else:
            yield from routes(entry, f"{entry.namespace}:" if entry.namespace else room)


EVERYTHING = list(routes())
# Operations of the API say what they ask for by method; tests/api walks them.
OPERATIONS = [route for route in EVERYTHING if isinstance(getattr(route.view, "requires", 0), dict)]
ALL = [route for route in EVERYTHING if route not in OPERATIONS]
GUARDED = [route for route in ALL if getattr(route.view, "requires", None)]


def asking_for(*verbs: str) -> list[Route]:
    return [route for route in GUARDED if route.verb in verbs]


@pytest.fixture
def world(anna, boris, dora, ada):
    """Something of Anna's for every kind of record that an address may name."""
    nordwind = a_company(owner=anna)
    other = a_company("Ромашка")
    return (
        of_clients(anna, nordwind, other)
        | of_deals(anna, nordwind)
        | of_knowledge(other)
        | of_the_team(anna, nordwind)
        | of_exchange(anna)
        | of_programs(anna)
        | of_automation(ada)
        | {
            "act": "tag",
            "flag": "late",
            "listed": "companies",
            "form": "csv",
            "language": "ru",
            "order": 0,
        }
        | {"noun": "company", "key": nordwind.pk, "record_id": nordwind.pk}
        | {"context": uuid4(), "context_id": uuid4()}
    )


def everything() -> list[Any]:
    """Return all that Anna's deal consists of, as it stands now."""
    nouns = (Deal, Step, DealPerson, DealRival, Influence, Closure, Tick)
    nouns += (QualificationAnswer, DealPassing)
    return [list(noun.objects.order_by("pk").values()) for noun in nouns]


def settings() -> list[Any]:
    known = User.objects.order_by("pk").values("name", "email", "role", "is_active", "password")
    return [list(known), *(list(n.objects.order_by("pk").values()) for n in (Stage, Source))]


def test_every_address_says_what_it_asks_for(subtests):
    for route in ALL:
        with subtests.test(route.name):
            assert hasattr(route.view, "requires"), f"{route.name} declares no rule"
            assert route.verb in VERBS or route.name in PUBLIC


def test_only_these_pages_are_open_to_everyone():
    assert {route.name for route in ALL if not route.verb} == PUBLIC


@pytest.mark.parametrize("way", ["get", "post"])
def test_whoever_has_not_signed_in_is_asked_to(client, world, subtests, way):
    for route in GUARDED:
        with subtests.test(route.name):
            answer = getattr(client, way)(route.url(world))

            assert answer.status_code == 302
            assert answer.headers["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("person", ["anna", "dora", "boris", "ada"])
def test_a_page_opens_for_those_who_may_and_stays_shut_for_the_others(
    client, world, request, subtests, person
):
    visitor = request.getfixturevalue(person)
    client.force_login(visitor)
    opens = {200, 204, 302, 404, 405} | ({403} if person in ("dora", "boris") else set())

    for route in GUARDED:
        with subtests.test(route.name):
            status = client.get(route.url(world)).status_code

            assert status in (opens if allowed(visitor.role, route.verb) else {403})


def test_a_seller_of_another_department_changes_nothing_in_a_deal(client, world, dora, subtests):
    client.force_login(dora)
    before = everything()
    last = Stage.objects.order_by("-order")[0].pk

    for route in asking_for("deals.change"):
        for form in ({}, {"stage": last, "title": "Чужое", "step_text": "Чужое"}):
            with subtests.test(route.name):
                client.post(route.url(world), form)

                assert everything() == before


@pytest.mark.parametrize("person", ["anna", "boris"])
def test_only_an_administrator_sends_the_forms_of_the_settings(
    client, world, request, subtests, person
):
    client.force_login(request.getfixturevalue(person))
    before = settings()

    for route in asking_for("settings.change", "users.change", "import"):
        with subtests.test(route.name):
            form = {"name": "Новое", "name_ru": "Новое", "password": "x" * 20}

            assert client.post(route.url(world), form).status_code == 403
            assert settings() == before


def test_whoever_was_switched_off_is_out(client, world, anna, subtests):
    client.force_login(anna)
    User.objects.filter(pk=anna.pk).update(is_active=False)

    for route in GUARDED:
        with subtests.test(route.name):
            assert client.get(route.url(world)).status_code == 302


def test_a_form_from_another_site_is_refused(world, anna, subtests):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    before = everything()

    for route in GUARDED:
        with subtests.test(route.name):
            answer = client.post(route.url(world), headers={"Origin": "https://evil.example"})

            assert answer.status_code == 403
    assert everything() == before


def test_a_deal_of_the_department_is_open_to_its_head(client, world, boris):
    client.force_login(boris)

    client.post(reverse("deals:win", args=[world["deal_id"]]))

    assert Deal.objects.get(pk=world["deal_id"]).state == "won"
