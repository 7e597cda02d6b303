"""Settings: the fields that the company adds to companies, people and deals."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import TextChoices
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.clients import actions, queries
from interes.clients.models import CustomField
from interes.foundation.edits import Seen
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.forms import kept_seen
from interes.ui.pages import done, page, requires

TEMPLATE = "clients/custom_field_form.html"
CURRENCIES = ("RUB", "USD", "EUR", "CNY", "KZT", "BYN")
_PLACE = re.compile(r"ru_(?P<key>[a-z0-9_]{1,60})")


@require_safe
@requires("settings.see")
def custom_fields(request: HttpRequest) -> HttpResponse:
    """Show the added fields of each noun in their order."""
    every = list(queries.all_custom_fields())
    nouns = [
        (noun, words, [one for one in every if one.noun == noun])
        for noun, words in (
            ("company", _("Companies")),
            ("person", _("People")),
            ("deal", _("Deals")),
        )
    ]
    may_change = request.may("settings.change")  # type: ignore[attr-defined]
    return page(request, "clients/custom_fields.html", {"nouns": nouns, "may_change": may_change})


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def add_field(request: HttpRequest) -> HttpResponse:
    """Show the form of a new field, or add it."""

    def act() -> CustomField:
        said = request.POST
        return actions.add_field(
            noun=said.get("noun", ""),
            kind=said.get("kind", ""),
            target=_one_of(said.get("target"), CustomField.Target.values),
            currency=_one_of(said.get("currency"), CURRENCIES),
            by=visitor(request),
            **_told(said),
        )

    noun = _one_of(request.GET.get("noun"), CustomField.Noun.values) or "company"
    context = {"title": _("New field"), "field": None, "values": {"noun": noun, "kind": "text"}}
    return _form(request, context, act, _("%(field)s can be filled in now."))


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def change_field(request: HttpRequest, field_id: int) -> HttpResponse:
    """Show the form of a field, or write it anew."""
    field = _found(field_id)

    def act() -> CustomField:
        seen = Seen.in_form(request.POST)
        told = _told(request.POST)
        return actions.change_field(field_id=field.pk, by=visitor(request), seen=seen, **told)

    values = {
        "name_ru": field.name_ru,
        "name_en": field.name_en,
        "group": field.group,
        "help": field.help,
        "is_asked": "on" if field.is_asked else "",
    }
    context = {"title": _("Change the field"), "field": field, "values": values}
    context["as_seen"] = actions.field_as_seen(field)
    return _form(request, context, act, _("Saved."))


@require_POST
@requires("settings.change")
def order_field(request: HttpRequest, field_id: int) -> HttpResponse:
    """Move a field one place up or down."""
    up = request.POST.get("way") == "up"
    actions.order_field(field_id=_found(field_id).pk, up=up, by=visitor(request))
    return done(request, reverse("clients:fields"))


@require_POST
@requires("settings.change")
def use_field(request: HttpRequest, field_id: int) -> HttpResponse:
    """Take a field out of use, or back; what was written in it stays."""
    is_active = request.POST.get("use") == "yes"
    field = actions.use_field(
        field_id=_found(field_id).pk, is_active=is_active, by=visitor(request)
    )
    words = _("In use again: %(name)s") if is_active else _("Out of use: %(name)s")
    return done(request, reverse("clients:fields"), words % {"name": field.name})


def _found(field_id: int) -> CustomField:
    field = queries.all_custom_fields().filter(pk=field_id).first()
    if field is None:
        raise Http404
    return field


def _form(
    request: HttpRequest, context: dict[str, Any], act: Callable[[], CustomField], notice: str
) -> HttpResponse:
    facts = context | {
        "here": request.get_full_path(),
        "nouns": _in_words(CustomField.Noun),
        "kinds": _in_words(CustomField.Kind),
        "targets": _in_words(CustomField.Target),
        "currencies": [(code, code) for code in CURRENCIES],
        "groups": sorted({one.group for one in queries.all_custom_fields() if one.group}),
        "errors": {},
        "refusal": "",
    }
    if request.method != "POST":
        return page(request, TEMPLATE, facts, parts=("dialog_body",))
    try:
        field = act()
    except Refusal as refusal:
        told = {refusal.field: str(refusal)} if refusal.field else {}
        facts |= {"values": request.POST, "errors": told}
        facts["refusal"] = "" if told else str(refusal)
        if "as_seen" in facts:
            facts |= kept_seen(facts["as_seen"], request.POST, refusal)
        return page(request, TEMPLATE, facts, parts=("dialog_body",), status=422)
    return done(request, reverse("clients:fields"), notice % {"field": field.name})


def _told(said: Mapping[str, str]) -> dict[str, Any]:
    """Return what the form says of a field; a choice without an "in use" tick goes out of use."""
    known = [found["key"] for name in said if (found := _PLACE.fullmatch(name))]
    choices = [
        {
            "key": key,
            "ru": said.get(f"ru_{key}", ""),
            "en": said.get(f"en_{key}", ""),
            "off": said.get(f"on_{key}") != "on",
        }
        for key in known
    ]
    for line in said.get("choices", "").splitlines():
        ru, _bar, en = line.partition("|")
        choices.append({"ru": ru, "en": en})
    return {
        "name_ru": said.get("name_ru", ""),
        "name_en": said.get("name_en", ""),
        "group": said.get("group", ""),
        "help": said.get("help", ""),
        "is_asked": said.get("is_asked") == "on",
        "choices": choices,
    }


def _in_words(choices: type[TextChoices]) -> list[tuple[str, str]]:
    return [(str(value), str(word)) for value, word in choices.choices]


def _one_of(said: str | None, known: Any) -> str:
    return said if said is not None and said in known else ""
