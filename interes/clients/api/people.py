"""People at clients, and their posts, for programs."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query

from interes.clients import actions, queries
from interes.clients.api import examples
from interes.clients.api import person_schemas as schemas
from interes.clients.api.naming import a_company
from interes.clients.models import Person, Post
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.api import (
    Page,
    Problem,
    Room,
    answered,
    customs,
    match,
    one_page,
    read_filters,
    tags,
)
from interes.ui.api.types import AskedKey

people = Room("clients", "people")

ORDERS = (
    Order("id", "id"),
    Order("name", "sort_name"),
    Order("created_at", "created_at"),
    Order("changed_at", "changed_at"),
)
_DESCRIBED = {"tags", "custom"}


@people.get("/people", "clients.see", answer=Page[schemas.Person], example=[examples.PERSON])
def list_people(request: HttpRequest, wanted: Query[schemas.PeopleWanted]) -> HttpResponse:
    """List people."""
    found = queries.wanted_people(visitor(request), text=wanted.q or "")
    if wanted.company:
        found = found.filter(pk__in=Post.objects.filter(company=wanted.company).values("person"))
        wanted.company = None
    found = read_filters(request, found, wanted, queries.person_fields())
    rows = found.order_by().values(*queries.PERSON_VALUES)
    return one_page(request, rows, wanted, ORDERS, queries.person_records)


@people.post(
    "/people",
    "clients.create",
    answer=schemas.Person,
    status=201,
    example=examples.PERSON,
    sent=examples.NEW_PERSON,
)
def create_person(request: HttpRequest, sent: schemas.NewPerson) -> HttpResponse:
    """Take a person into the base, with a post if a company is named."""
    me, facts = visitor(request), sent.said()
    facts["company"] = a_company(request, "company", sent.company)
    contacts = facts.pop("contacts", [])
    described = {name: facts.pop(name) for name in _DESCRIBED & facts.keys()}
    with transaction.atomic():
        person = actions.create_person(by=me, at=timezone.now(), **facts)
        for one in contacts:
            actions.add_contact_point(by=me, person=person, **one.model_dump())
        _describe(request, person, described)
    return answered(request, _record(person.pk), status=201, at=f"{request.path}/{person.pk}")


@people.get("/people/{person_id}", "clients.see", answer=schemas.Person, example=examples.PERSON)
def read_person(request: HttpRequest, person_id: AskedKey) -> HttpResponse:
    """Read one person."""
    return answered(request, _record(_seen(request, person_id).pk))


@people.patch(
    "/people/{person_id}",
    "clients.change",
    answer=schemas.Person,
    example=examples.PERSON,
    sent={"birthday": "1984-05-17"},
    versioned=True,
)
def change_person(
    request: HttpRequest, person_id: AskedKey, sent: schemas.PersonChange
) -> HttpResponse:
    """Change what is named, and nothing else."""
    facts = sent.said()
    with transaction.atomic():
        person = _seen(request, person_id, locked=True)
        match(request, _record(person_id))
        _describe(request, person, {name: facts.pop(name) for name in _DESCRIBED & facts.keys()})
        # What is written comes before what is emptied: a person has a name at every moment.
        for field in sorted(facts, key=lambda name: not facts[name]):
            actions.change_person(
                person_id=person_id, field=field, value=facts[field], by=visitor(request)
            )
    return answered(request, _record(person_id))


@people.delete("/people/{person_id}", "clients.remove", answer=None, status=204, versioned=True)
def remove_person(request: HttpRequest, person_id: AskedKey) -> HttpResponse:
    """Put a person into the basket, from which they can be taken out again; nothing is lost."""
    with transaction.atomic():
        _seen(request, person_id, locked=True)
        match(request, _record(person_id))
        actions.remove_person(person_id=person_id, by=visitor(request), at=timezone.now())
    return HttpResponse(status=204)


@people.post(
    "/people/{person_id}/restore", "clients.remove", answer=schemas.Person, example=examples.PERSON
)
def restore_person(request: HttpRequest, person_id: AskedKey) -> HttpResponse:
    """Take a person out of the basket."""
    actions.restore_person(person_id=person_id, by=visitor(request))
    return answered(request, _record(person_id))


@people.post(
    "/people/{person_id}/posts",
    "clients.change",
    answer=schemas.Post,
    status=201,
    example=examples.POST,
    sent={"company": 12, "title": "Purchasing director", "from_date": "2026-11-01"},
)
def move_person(request: HttpRequest, person_id: AskedKey, sent: schemas.NewPost) -> HttpResponse:
    """Give a person a new post; the posts held till now end, but for `keeping`."""
    _seen(request, person_id)
    company = a_company(request, "company", sent.company)
    assert company is not None
    post = actions.move_person(
        person_id=person_id,
        company=company,
        title=sent.title,
        day=sent.from_date or timezone.localdate(),
        by=visitor(request),
        keeping=sent.keeping,
    )
    return answered(request, _post(request, post.pk), status=201, at=f"/api/v1/posts/{post.pk}")


@people.get("/posts/{post_id}", "clients.see", answer=schemas.Post, example=examples.POST)
def read_post(request: HttpRequest, post_id: AskedKey) -> HttpResponse:
    """Read one post."""
    return answered(request, _post(request, post_id))


@people.patch(
    "/posts/{post_id}",
    "clients.change",
    answer=schemas.Post,
    example=examples.POST,
    sent={"until_date": "2026-11-20"},
    versioned=True,
)
def change_post(request: HttpRequest, post_id: AskedKey, sent: schemas.PostChange) -> HttpResponse:
    """Correct a post: its title or its days."""
    facts = sent.said()
    with transaction.atomic():
        Post.objects.select_for_update().filter(pk=post_id).first()
        match(request, _post(request, post_id))
        for field in sorted(facts, key=lambda name: name != "until_date" or bool(facts[name])):
            actions.change_post(
                post_id=post_id, field=field, value=facts[field], by=visitor(request)
            )
    return answered(request, _post(request, post_id))


def _describe(request: HttpRequest, person: Person, said: dict[str, Any]) -> None:
    me = visitor(request)
    if "tags" in said:
        actions.tag_person(person_id=person.pk, by=me, **tags(person.tags, said["tags"]))
    if said.get("custom"):
        actions.set_customs(record=person, values=customs(said["custom"]), by=me)


def _seen(request: HttpRequest, key: int, *, locked: bool = False) -> Person:
    known = queries.people_seen_by(visitor(request))
    if locked:
        known = known.select_for_update(of=("self",))
    person = known.filter(pk=key).first()
    if person is None:
        raise Problem("not-found")
    return person


def _record(key: int) -> dict[str, Any]:
    record = queries.person_record(key)
    if record is None:
        raise Problem("not-found")
    return record


def _post(request: HttpRequest, key: int) -> dict[str, Any]:
    seen = queries.people_seen_by(visitor(request)).values("pk")
    rows = Post.objects.filter(pk=key, person__in=seen).values(*queries.POST_VALUES)
    records = queries.post_records(rows)
    if not records:
        raise Problem("not-found")
    return records[0]
