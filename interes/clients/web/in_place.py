"""Edit one value where it stands: click, change, Enter; nobody's change is silently lost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise

from interes.clients.web.dialogs import with_a_door
from interes.foundation.edits import ChangedMeanwhile, as_seen
from interes.foundation.refusals import Refusal
from interes.ui.pages import block, is_part, page

TEMPLATE = "clients/in_place.html"


class NotThis(Refusal):
    """What was written can't be a value of this field."""


@dataclass(frozen=True, slots=True)
class Editing:
    """One value of one record, how it is shown and saved, and what helps to write it.

    `words` are suggestions, `choose` what a choice is made of; `pick` reads a field that names
    another record by typing, from what `source` offers.
    """

    record: models.Model
    field: str
    label: str
    here: str
    home: str
    shown: Callable[[Any], str]
    save: Callable[[Any, str], models.Model]
    reloads: bool = False
    words: Sequence[str] = ()
    choose: Mapping[str, Any] | None = None
    pick: Callable[[Mapping[str, str]], Any] | None = None
    source: str = ""


def edit_field(  # noqa: PLR0913 - what a small form can't do without
    request: HttpRequest,
    record: models.Model,
    field: str,
    label: str | Promise,
    *,
    address: str,
    home: str,
    shown: Callable[[Any], str],
    save: Callable[..., models.Model],
    reloads: bool = False,
) -> HttpResponse:
    """Edit a plain value: `address` names its small form, `save` takes field, value and was."""
    editing = Editing(
        record=record,
        field=field,
        label=str(label),
        here=reverse(address, args=[record.pk, field]),
        home=home,
        shown=lambda changed: shown(getattr(changed, field)),
        save=lambda value, was: save(field=field, value=value, was=was),
        reloads=reloads,
    )
    return answer(request, editing)


def answer(request: HttpRequest, editing: Editing) -> HttpResponse:
    """Show the small form, or save what it brings and show the value again."""
    if request.method == "POST":
        return _save(request, editing)
    if is_part(request) and "shown" in request.GET:
        context = {"editing": editing, "value": editing.shown(editing.record)}
        return HttpResponse(block(request, TEMPLATE, "value", context))
    return _form(request, editing, as_seen(editing.record, editing.field))


def _save(request: HttpRequest, editing: Editing) -> HttpResponse:
    was = request.POST.get("was", "").replace("\r\n", "\n")
    try:
        record = editing.save(_value(editing, request.POST), was)
    except ChangedMeanwhile as changed:
        # Enter once more means: mine, knowing what the other one wrote.
        return _form(request, editing, changed.now, str(changed), changed=True)
    except Refusal as refusal:
        return _form(request, editing, was, with_a_door(refusal))
    return _shown(request, editing, record)


def _value(editing: Editing, data: Mapping[str, str]) -> Any:
    if editing.pick is not None:
        return editing.pick(data)
    form = one_field(editing, data)
    if not form.is_valid():
        raise NotThis(str(form.errors[editing.field][0]), field=editing.field)
    return form.cleaned_data[editing.field]


def _shown(request: HttpRequest, editing: Editing, record: models.Model) -> HttpResponse:
    if not is_part(request):
        return redirect(editing.home)
    context = {"editing": editing, "value": editing.shown(record)}
    if _in_cell(request):
        return HttpResponse(block(request, TEMPLATE, "cell", context))
    if editing.reloads:
        return HttpResponse(status=204, headers={"HX-Redirect": editing.home})
    return HttpResponse(block(request, TEMPLATE, "value", context))


def _in_cell(request: HttpRequest) -> bool:
    """Tell whether the value stands in a cell of a list, which is drawn without its name."""
    return bool(request.GET.get("cell"))


def _form(
    request: HttpRequest, editing: Editing, was: str, error: str = "", *, changed: bool = False
) -> HttpResponse:
    sent = request.POST if error else None
    control = None if editing.pick else one_field(editing, sent)[editing.field]
    context: dict[str, Any] = {"editing": editing, "control": control, "was": was}
    context |= {"error": error, "changed": changed, "back": _back(request, editing)}
    status = 422 if error else 200
    if not is_part(request):
        return page(request, TEMPLATE, context, status=status)
    part = "cell_form" if _in_cell(request) else "small_form"
    return HttpResponse(block(request, TEMPLATE, part, context), status=status)


def _back(request: HttpRequest, editing: Editing) -> str:
    """Return what gives the value as it stands: its line, or the page without scripts."""
    return f"{editing.here}?shown=1" if is_part(request) else editing.home


def one_field(editing: Editing, data: Mapping[str, str] | None = None) -> forms.Form:
    """Return a form of the one field, as its model describes it."""
    column: Any = editing.record._meta.get_field(editing.field)
    control = column.formfield(**(editing.choose or {}))
    control.required = False
    control.widget.attrs.pop("required", None)
    match control:
        case forms.DateField():
            control.widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        case forms.DecimalField() | forms.IntegerField():
            control.widget = forms.TextInput({"inputmode": "decimal"})
    control.widget.attrs |= {"aria-label": editing.label, "autocomplete": "off"}
    if editing.words:
        control.widget.attrs["list"] = f"words_{editing.field}"
    known = {editing.field: column.value_from_object(editing.record)}
    form: type[forms.Form] = type("OneField", (forms.Form,), {editing.field: control})
    return form(_tidy(control, editing.field, data) if data is not None else None, initial=known)


def _tidy(control: forms.Field, name: str, data: Mapping[str, str]) -> dict[str, str]:
    text = data.get(name, "")
    if isinstance(control, (forms.DecimalField, forms.IntegerField)):
        # People write 1 840 000,50; a field of a form reads 1840000.50.
        text = "".join(text.split()).replace(",", ".")
    return {name: text}
