"""Answer with a whole page or the part of it that htmx asked for; declare who may come in."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template import engines
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from markupsafe import Markup

PUBLIC = ""
# The hidden field of every form that tells one sending of it from another.
ONCE = "once"
# The hidden field that tells for whom a form was drawn: it goes back to nobody else.
WHOSE = "whose"


def requires[V: Callable[..., HttpResponseBase]](verb: str | None) -> Callable[[V], V]:
    """Declare what a person must be allowed to do to come in; None opens the door to everyone.

    The policy middleware reads the mark and refuses every view that has none.
    """

    def mark(view: V) -> V:
        view.requires = PUBLIC if verb is None else verb  # type: ignore[attr-defined]
        return view

    return mark


def part_asked(request: HttpRequest) -> str:
    """Return the name of the part of a page that is asked for, or nothing for the whole."""
    return request.headers.get("HX-Target", "").rpartition("#")[2]


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    parts: Collection[str] = (),
    status: int = 200,
) -> HttpResponse:
    """Render the block that HX-Target names, if this page offers it, else the whole page."""
    target = part_asked(request)
    known = engines["jinja2"].env.get_template(template)  # type: ignore[attr-defined]
    facts = _facts(request) | context
    html = _part(known, target, facts) if target in parts else known.render(facts)
    response = HttpResponse(html, status=status)
    patch_vary_headers(response, ["HX-Target"])
    return response


def _part(known: Any, name: str, facts: dict[str, Any]) -> str:
    # A block alone would not see what its template imports at the top; running the template
    # up to its first output does the imports.
    context = known.new_context(facts)
    next(known.root_render_func(context), None)
    return "".join(known.blocks[name](context))


def block(request: HttpRequest, template: str, name: str, context: dict[str, Any]) -> str:
    """Render one part of a page, to be drawn inside another page (see panels.draw)."""
    known = engines["jinja2"].env.get_template(template)  # type: ignore[attr-defined]
    return Markup(_part(known, name, _facts(request) | context))


def panel(request: HttpRequest, template: str, part: str, context: dict[str, Any]) -> HttpResponse:
    """Answer with the part for the page that loads it into itself, or with a page of its own."""
    if is_part(request):
        return HttpResponse(block(request, template, part, context))
    return page(request, template, context)


def _facts(request: HttpRequest) -> dict[str, Any]:
    return {
        "request": request,
        "user": getattr(request, "user", None),
        "csrf_input": csrf_input_lazy(request),
        "csrf_token": csrf_token_lazy(request),
        ONCE: uuid4(),
        "whose": whose(getattr(request, "user", None)),
        "messages": messages.get_messages(request),
        "now": timezone.now(),
        "today": timezone.localdate(),
    }


def whose(user: Any) -> str:
    """Return the sign that a form carries of the person it was drawn for."""
    key = getattr(user, "pk", None)
    return signing.Signer(salt=WHOSE).sign(str(key)) if key else ""


def drawn_for(request: HttpRequest) -> str:
    """Return the key of the person for whom a sent form was drawn; nothing if none is known."""
    try:
        return signing.Signer(salt=WHOSE).unsign(request.POST.get(WHOSE, ""))
    except signing.BadSignature:
        return ""


def is_part(request: HttpRequest) -> bool:
    """Tell whether htmx asks, so that the answer must not be a whole-page redirect."""
    return request.headers.get("HX-Request") == "true"


@dataclass(frozen=True, slots=True)
class Told:
    """What an act was answered with: the next page, the notice, and what undoes it."""

    to: str
    notice: str
    undo: str


def offered_undo(request: HttpRequest) -> str:
    """Return the POST address that takes back what this request has done, if that can be."""
    offer = getattr(request, "offer_undo", None)
    return str(offer()) if offer is not None else ""


def done(request: HttpRequest, to: str, notice: str = "", *, undo: str = "") -> HttpResponse:
    """Answer an act: leave a notice and go on to a page.

    The notice takes the act back: at the POST address `undo`, or at the usual one of every act.
    """
    undo = undo or (offered_undo(request) if notice else "")
    if notice:
        messages.success(request, notice, extra_tags=undo)
    response = _on_to(request, to)
    response.told = Told(to, str(notice), undo)  # type: ignore[attr-defined]
    return response


def told_by(response: HttpResponse) -> Told | None:
    """Return what `done` answered with, so that it can be said again; None of other answers."""
    return getattr(response, "told", None)


def ours(address: str, usual: str) -> str:
    """Return an address that came with a request if it is a page of ours, else the usual one."""
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, None)
    return address if is_ours else usual


def refused(request: HttpRequest, to: str, sentence: str) -> HttpResponse:
    """Answer an act that was refused and has no form to show: say why and go back."""
    messages.error(request, sentence)
    return _on_to(request, to)


def _on_to(request: HttpRequest, to: str) -> HttpResponse:
    if not is_part(request):
        return redirect(to)
    return HttpResponse(status=204, headers={"HX-Redirect": to})
