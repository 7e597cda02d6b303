"""Everything about one person on one page, and its facts edited in place."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interes.clients import actions, queries
from interes.clients.models import Noun, Person, Post
from interes.clients.web import in_place, merged
from interes.clients.web.company_fields import Line
from interes.team.queries import visitor
from interes.ui import formats
from interes.ui.pages import page, requires

LABELS = {
    "last_name": _("Last name"),
    "first_name": _("First name"),
    "middle_name": _("Patronymic"),
    "birthday": _("Birthday"),
    "about": _("About"),
}
POST_LABELS = {"title": _("Post"), "from_date": _("Since"), "until_date": _("Until")}
_IN_THE_HEADING = frozenset({"last_name", "first_name", "middle_name"})


@requires("clients.see")
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show the person."""
    facts = queries.person_facts(visitor(request), person_id)
    if facts is None:
        return merged.where_it_went(request, Noun.PERSON, person_id)
    context = {
        "facts_of": facts,
        "lines": lines(facts.person),
        "custom": queries.custom_sections("person", facts.person.custom),
        "post_lines": {post.pk: post_lines(post) for post in facts.posts + facts.former_posts},
        **merged.merged_here(Noun.PERSON, person_id),
    }
    return page(request, "clients/person.html", context)


def lines(person: Person) -> list[Line]:
    """Return the facts of a person, each with the address of its small form."""
    return [
        Line(name, str(label), shown(getattr(person, name)), _address(person, name))
        for name, label in LABELS.items()
    ]


def post_lines(post: Post) -> list[Line]:
    """Return the facts of a post."""
    return [
        Line(
            name,
            str(label),
            shown(getattr(post, name)),
            reverse("clients:post_field", args=[post.pk, name]),
        )
        for name, label in POST_LABELS.items()
    ]


def shown(value: Any) -> str:
    """Return a text or a day as the reader writes it."""
    if value is None or isinstance(value, str):
        return value or ""
    return formats.day_year(value)


def _address(person: Person, field: str) -> str:
    return reverse("clients:person_field", args=[person.pk, field])


@requires("clients.change")
def person_field(request: HttpRequest, person_id: int, field: str) -> HttpResponse:
    """Edit one fact of a person in place."""
    by = visitor(request)
    person = queries.people_seen_by(by).filter(pk=person_id).first()
    if person is None or field not in LABELS:
        raise Http404
    return in_place.edit_field(
        request,
        person,
        field,
        LABELS[field],
        address="clients:person_field",
        home=reverse("clients:person", args=[person.pk]),
        shown=shown,
        save=partial(actions.change_person, person_id=person.pk, by=by),
        reloads=field in _IN_THE_HEADING,
    )
