"""Merge side by side, field by field; take a merge apart again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from interes.clients import actions, queries
from interes.clients.models import Company, Noun, Person
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.foundation.undoing import Kept
from interes.team.models import User
from interes.team.queries import may, visitor
from interes.ui.pages import done, page, refused, requires
from interes.ui.stays import stays_in_words

TEMPLATE = "clients/merge.html"
_MOST = 6
_CHOICE = "choice_"


@dataclass(frozen=True, slots=True)
class Face:
    """What differs between merging companies and merging people."""

    noun: Noun
    here: str
    record: str
    merge: Any
    choose: Any
    options: str

    @property
    def address(self) -> str:
        """Return the address of the page."""
        return reverse(self.here)


_FACES = {
    Noun.COMPANY: Face(
        Noun.COMPANY,
        "clients:merge_companies",
        "clients:company",
        actions.merge_companies,
        queries.chosen_company,
        "clients:company_options",
    ),
    Noun.PERSON: Face(
        Noun.PERSON,
        "clients:merge_people",
        "clients:person",
        actions.merge_people,
        queries.chosen_person,
        "clients:person_options",
    ),
}


@requires("clients.merge")
def merge_companies(request: HttpRequest) -> HttpResponse:
    """Show companies side by side, or make one of them."""
    return _merge(request, _FACES[Noun.COMPANY])


@requires("clients.merge")
def merge_people(request: HttpRequest) -> HttpResponse:
    """Show people side by side, or make one of them."""
    return _merge(request, _FACES[Noun.PERSON])


def _merge(request: HttpRequest, face: Face) -> HttpResponse:
    by = visitor(request)
    if request.method == "POST" and "kept" in request.POST:
        return _merged(request, face, by)
    if request.method == "POST":
        # Ticked in a list: they are looked at side by side first.
        return redirect(_beside(face, _asked(request.POST)))
    if "add" in request.GET:
        return _with_one_more(request, face, by)
    return _side_by_side(request, face, by)


def _asked(data: QueryDict) -> list[int]:
    keys = [key_in(text) for text in data.getlist("ids")]
    return list(dict.fromkeys(key for key in keys if key))[:_MOST]


def _with_one_more(request: HttpRequest, face: Face, by: User) -> HttpResponse:
    """Add the record that the picker names to those on the page."""
    keys = _asked(request.GET)
    try:
        found = face.choose(by, request.GET, face.noun.value)
    except Refusal as refusal:
        return _side_by_side(request, face, by, error=str(refusal))
    keys += [found.pk] if found else []
    return redirect(_beside(face, list(dict.fromkeys(keys))))


def _beside(face: Face, keys: Sequence[int]) -> str:
    """Return the address of the page with these records side by side."""
    return f"{face.address}?{urlencode({'ids': keys}, doseq=True)}"


def _side_by_side(
    request: HttpRequest, face: Face, by: User, *, refusal: str = "", error: str = ""
) -> HttpResponse:
    data = request.POST if request.method == "POST" else request.GET
    records = list(queries.records_to_merge(face.noun, _asked(data)))
    context = {
        "face": face,
        "records": records,
        "kept": key_in(data.get("kept")) or (records[0].pk if records else None),
        "refusal": refusal,
        "error": error,
        "double": key_in(data.get("double")),
        "others": [one for one in records if not may(by, "clients.merge", one)],
        **_compared(face, records, data),
    }
    return page(request, TEMPLATE, context, status=422 if refusal or error else 200)


def _compared(face: Face, records: Sequence[Any], data: QueryDict) -> dict[str, Any]:
    """Return the lines of the page, and what speaks for and against if there are two records."""
    if not records:
        return {"lines": [], "plain": [], "likeness": [], "chosen": {}}
    lines = [one for one in queries.merge_lines(face.noun, records) if not one.is_silent]
    return {
        "lines": [one for one in lines if one.differs],
        "plain": [one for one in lines if not one.differs],
        "likeness": _likeness(face, records),
        "chosen": _choices(data),
    }


def _likeness(face: Face, records: Sequence[Any]) -> list[str]:
    if len(records) != 2:
        return []
    [(_one, _other, likeness)] = queries.weigh(face.noun, [(records[0].pk, records[1].pk)])
    return [queries.said(reason) for reason in likeness.reasons]


def _choices(data: Mapping[str, str]) -> dict[str, int]:
    """Return which record's value was chosen for each field; 0 is all of them."""
    said = {name.removeprefix(_CHOICE): data[name] for name in data if name.startswith(_CHOICE)}
    keys = {name: key_in(value) for name, value in said.items()}
    return {name: key for name, key in keys.items() if key is not None}


def _merged(request: HttpRequest, face: Face, by: User) -> HttpResponse:
    keys = _asked(request.POST)
    kept = key_in(request.POST.get("kept"))
    try:
        record = face.merge(
            kept_id=kept if kept in keys else (keys or [0])[0],
            other_ids=[key for key in keys if key != kept],
            choices=_choices(request.POST),
            by=by,
            at=timezone.now(),
        )
    except Refusal as refusal:
        return _side_by_side(request, face, by, refusal=str(refusal))
    return done(
        request, reverse(face.record, args=[record.pk]), _told(record), undo=_undo(face, record)
    )


def _told(record: Company | Person) -> str:
    return _("Merged into %(record)s; nothing was lost.") % {"record": record}


def _undo(face: Face, record: Company | Person) -> str:
    last = queries.merged_into(face.noun, record.pk)
    context = last[0].context if last else None
    return reverse("clients:take_apart", args=[context]) if context else ""


@requires("clients.merge")
@require_POST
def take_apart(request: HttpRequest, context_id: UUID) -> HttpResponse:
    """Take a merge apart, and tell what stays because it was changed since."""
    found = queries.records_of_merge(context_id)
    home = reverse("clients:doubles")
    if found is not None:
        home = reverse(_FACES[Noun(found[0])].record, args=[found[1][0]])
    try:
        undone = actions.take_apart(context=context_id, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, home, str(refusal))
    return done(request, home, _stays(undone.kept))


def _stays(kept: Sequence[Kept]) -> str:
    """Say what the undo left alone."""
    if not kept:
        return _("Taken apart: each record has its own again.")
    number, names = stays_in_words(kept)
    sentence = ngettext(
        "Taken apart. %(num)s thing stays as it is: %(names)s.",
        "Taken apart. %(num)s things stay as they are: %(names)s.",
        number,
    )
    return sentence % {"num": number, "names": names}
