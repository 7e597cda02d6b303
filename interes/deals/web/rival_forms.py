"""What is known of a rival, written down; taken out of use; two names of one made one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.clients import queries as clients
from interes.deals import actions, queries
from interes.deals.models import Rival
from interes.deals.web.dialogs import form_page
from interes.foundation.edits import Seen, seen_together
from interes.foundation.keys import key_in
from interes.team.queries import visitor
from interes.ui.pages import done, requires

TEXTS = ("name", "name_en", "kind", "strengths", "weaknesses", "how_we_win")


@require_http_methods(["GET", "POST"])
@requires("rivals.change")
def add(request: HttpRequest) -> HttpResponse:
    """Write a rival down."""

    def act() -> tuple[str, str, str]:
        made = actions.add_rival(facts=_said(request), by=visitor(request))
        return _page(made), _("Rival added: %(name)s") % {"name": made}, ""

    context = {"title": _("New rival"), "cancel": reverse("deals:rivals")} | _choices(request)
    return form_page(request, "deals/rival_form.html", context, act)


@require_http_methods(["GET", "POST"])
@requires("rivals.change")
def change(request: HttpRequest, rival_id: int) -> HttpResponse:
    """Write what is known of a rival anew."""
    one = get_object_or_404(queries.rivals_to_set(), pk=rival_id)

    def act() -> tuple[str, str, str]:
        facts, seen = _said(request), Seen.in_form(request.POST)
        actions.change_rival(rival_id=rival_id, facts=facts, by=visitor(request), seen=seen)
        return _page(one), _("Saved"), ""

    values = {name: getattr(one, name) for name in TEXTS}
    context = {
        "title": _("What we know of %(name)s") % {"name": one},
        "cancel": _page(one),
        "values": values | {"company": one.company_id, "company_text": str(one.company or "")},
        "as_seen": seen_together(one, TEXTS),
    }
    return form_page(request, "deals/rival_form.html", context | _choices(request), act)


@require_POST
@requires("rivals.tidy")
def use(request: HttpRequest, rival_id: int) -> HttpResponse:
    """Let a rival be named, or not any more."""
    one = get_object_or_404(queries.rivals_to_set(), pk=rival_id)
    is_active = request.POST.get("use") == "yes"
    actions.use_rival(rival_id=rival_id, is_active=is_active, by=visitor(request))
    words = _("In use again: %(name)s") if is_active else _("Out of use: %(name)s")
    return done(request, _page(one), words % {"name": one})


@require_http_methods(["GET", "POST"])
@requires("rivals.tidy")
def merge(request: HttpRequest, rival_id: int) -> HttpResponse:
    """Make one rival of two names of it."""
    kept = get_object_or_404(queries.rivals_to_set(), pk=rival_id)
    others = queries.rivals_to_set().exclude(pk=rival_id)

    def act() -> tuple[str, str, str]:
        other = others.filter(pk=key_in(request.POST.get("other")) or 0).first()
        if other is None:
            raise actions.RivalUnclear(_("Choose the other name."), field="other")
        name = str(other)
        actions.merge_rivals(kept_id=kept.pk, other_id=other.pk, by=visitor(request))
        told = {"other": name, "kept": kept}
        return _page(kept), _("%(other)s is %(kept)s now") % told, ""

    context = {"kept": kept, "others": [(str(one.pk), str(one)) for one in others]}
    return form_page(request, "deals/merge_rivals.html", context, act)


def _page(one: Rival) -> str:
    return reverse("deals:rival", args=[one.pk])


def _choices(request: HttpRequest) -> dict[str, Any]:
    return {"action": request.path, "kinds": Rival.Kind.choices}


def _said(request: HttpRequest) -> dict[str, Any]:
    company = clients.chosen_company(visitor(request), request.POST)
    facts: dict[str, Any] = {name: request.POST.get(name, "") for name in TEXTS}
    return facts | {"company_id": company.pk if company else None}
