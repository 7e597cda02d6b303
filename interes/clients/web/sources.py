"""Settings: the sources by which clients hear of us."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from interes.clients import actions, queries
from interes.clients.models import Source
from interes.clients.web.dialogs import dialog
from interes.foundation.edits import Seen, seen_together
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.pages import done, page, refused, requires


class SourceForm(forms.Form):
    """How a source is called."""

    name_ru = forms.CharField(label=gettext_lazy("Name in Russian"), max_length=120, required=False)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=120, required=False)


@requires("settings.see")
def sources(request: HttpRequest) -> HttpResponse:
    """Show the sources."""
    may_change = request.may("settings.change")  # type: ignore[attr-defined]
    return page(
        request,
        "clients/sources.html",
        {"sources": queries.all_sources(), "may_change": may_change},
    )


@requires("settings.change")
def add_source(request: HttpRequest) -> HttpResponse:
    """Show the form of a source, or add it."""

    def save(written: dict[str, Any]) -> HttpResponse:
        source = actions.add_source(by=visitor(request), **written)
        return _done(request, _("%(source)s can be chosen now.") % {"source": source})

    return _dialog(request, SourceForm(request.POST or None), save, _("New source"))


@requires("settings.change")
def rename_source(request: HttpRequest, source_id: int) -> HttpResponse:
    """Show the names of a source, or write them anew."""
    source = queries.all_sources().filter(pk=source_id).first()
    if source is None:
        return refused(request, reverse("clients:sources"), _("There is no such source."))
    known = {"name_ru": source.name_ru, "name_en": source.name_en}

    def save(written: dict[str, Any]) -> HttpResponse:
        seen = Seen.in_form(request.POST)
        actions.rename_source(source_id=source_id, by=visitor(request), seen=seen, **written)
        return _done(request, _("Saved."))

    fields = SourceForm(request.POST or None, initial=known)
    as_seen = seen_together(source, ("name_ru", "name_en"))
    return _dialog(request, fields, save, _("Rename the source"), as_seen=as_seen)


@requires("settings.change")
@require_POST
def switch_source(request: HttpRequest, source_id: int) -> HttpResponse:
    """Offer a source, or offer it no more; the notice leads back."""
    is_on = request.POST.get("is_active") == "1"
    try:
        source = actions.switch_source(source_id=source_id, is_active=is_on, by=visitor(request))
    except Source.DoesNotExist:
        return refused(request, reverse("clients:sources"), _("There is no such source."))
    except Refusal as refusal:
        return refused(request, reverse("clients:sources"), str(refusal))
    told = _("%(source)s can be chosen again.") if is_on else _("%(source)s is not offered now.")
    return _done(request, told % {"source": source})


def _dialog(
    request: HttpRequest, fields: SourceForm, save: Any, title: str, **more: str
) -> HttpResponse:
    context = {"title": title, "here": request.path} | more
    return dialog(request, "clients/source.html", fields, context, save)


def _done(request: HttpRequest, notice: str) -> HttpResponse:
    return done(request, reverse("clients:sources"), notice)
