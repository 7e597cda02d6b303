"""The own profile: who I am, how I like the screen, my password."""

from typing import cast
from urllib.parse import urlsplit

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from interes.foundation.edits import ChangedByBoth, Seen
from interes.foundation.refusals import Refusal
from interes.team import actions
from interes.team.models import User
from interes.team.web.forms import AboutForm, AppearanceForm, PasswordForm
from interes.ui.forms import explain, seen_facts, sentence
from interes.ui.pages import done, page, requires

LOOKS = ("language", "theme", "density")


@requires("profile.change")
def profile(request: HttpRequest) -> HttpResponse:
    """Show the profile, or keep what the person says about themselves."""
    me = cast("User", request.user)
    about, clash = AboutForm(request.POST or None), None
    if about.is_valid():
        try:
            saw = Seen.in_form(request.POST)
            actions.change_profile(by=me, seen=saw, **about.cleaned_data)
        except ChangedByBoth as refusal:
            clash = refusal
        else:
            return done(request, resolve_url("team:profile"), _("Saved."))
    return _profile(request, about=about if about.is_bound else None, clash=clash)


@requires("profile.change")
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Change language, theme or density at once, and stay on the page."""
    looks = AppearanceForm(request.POST)
    if not looks.is_valid():
        return _profile(request, looks=looks)
    chosen = {name: looks.cleaned_data[name] for name in LOOKS if looks.cleaned_data[name]}
    me = actions.change_profile(by=cast("User", request.user), **chosen)
    with translation.override(me.language):
        return done(request, _where_from(request))


@requires("profile.change")
@require_POST
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Change the own password; this session stays, the others end."""
    entry = PasswordForm(request.POST)
    if entry.is_valid():
        try:
            present, new = entry.cleaned_data["present"], entry.cleaned_data["password"]
            me = actions.change_password(by=cast("User", request.user), present=present, new=new)
        except Refusal as refusal:
            explain(entry, refusal)
        else:
            update_session_auth_hash(request, me)
            notice = _("Your password is changed. Other devices must sign in again.")
            return done(request, resolve_url("team:profile"), notice)
    return _profile(request, entry=entry)


def _profile(
    request: HttpRequest,
    *,
    about: AboutForm | None = None,
    looks: AppearanceForm | None = None,
    entry: PasswordForm | None = None,
    clash: ChangedByBoth | None = None,
) -> HttpResponse:
    me = cast("User", request.user)
    mine = {name: getattr(me, name) for name in ("name", "post", "phone", *LOOKS)}
    entry = entry or PasswordForm()
    context = {
        "about": about or AboutForm(initial=mine),
        "looks": looks or AppearanceForm(initial=mine),
        "entry": entry,
        "refusal": sentence(entry),
    }
    context |= seen_facts(me, actions.ABOUT, request.POST, clash)
    is_wrong = clash or any(one.errors for one in (about, looks, entry) if one is not None)
    parts = ("about", "looks", "password")
    return page(request, "team/profile.html", context, parts=parts, status=422 if is_wrong else 200)


def _where_from(request: HttpRequest) -> str:
    """Return the page of ours on which the person is, else the profile."""
    page_address = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page_address, {request.get_host()}):
        return resolve_url("team:profile")
    parts = urlsplit(page_address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
