"""People of ours: who they are, what they may, whether they may sign in."""

from typing import Any, cast

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from interes.foundation.edits import ChangedByBoth, Seen
from interes.foundation.keyset import Order
from interes.foundation.refusals import Refusal
from interes.team import actions, queries
from interes.team.models import User
from interes.team.web.forms import NewPasswordForm, NewUserForm, UserForm
from interes.ui.forms import explain, seen_facts, sentence
from interes.ui.lists import listing
from interes.ui.pages import done, page, refused, requires

ORDERS = (
    Order("name", "name_key"),
    Order("role", "role"),
    Order("seen", "seen_key", descending=True),
)
LIST = "team:users"


@requires("settings.see")
def users(request: HttpRequest) -> HttpResponse:
    """List the people."""
    found = queries.users_like(
        request.GET.get("q", ""),
        role=request.GET.get("role", ""),
        state=request.GET.get("state", ""),
    )
    context = {
        "list": listing(request, found, ORDERS),
        "count_of": queries.count_by_state(),
        "roles": User.Role.choices,
    }
    return page(request, "team/users.html", context, parts=("rows",))


@requires("users.change")
@sensitive_post_parameters("password")
def new(request: HttpRequest) -> HttpResponse:
    """Take a person into the team."""
    entry = NewUserForm(request.POST or None)
    if entry.is_valid():
        try:
            facts = entry.cleaned_data | {"password": entry.cleaned_data["password"] or None}
            user = actions.create_user(by=_me(request), **facts)
        except Refusal as refusal:
            explain(entry, refusal)
        else:
            return done(request, resolve_url(LIST), _("%(name)s is in the team.") % {"name": user})
    return _form(request, "team/user_new.html", entry)


@requires("users.change")
def user(request: HttpRequest, user_id: int) -> HttpResponse:
    """Show a person to change."""
    person = get_object_or_404(queries.seen_by(_me(request)), pk=user_id)
    known = {name: getattr(person, name) for name in UserForm.base_fields}
    entry = UserForm(request.POST or None, initial=known)
    seen = seen_facts(person, actions.USER_FACTS, request.POST)
    if entry.is_valid():
        try:
            saw = Seen.in_form(request.POST)
            actions.change_user(user_id=user_id, by=_me(request), seen=saw, **entry.cleaned_data)
        except ChangedByBoth as clash:
            seen = seen_facts(person, actions.USER_FACTS, request.POST, clash)
        except Refusal as refusal:
            explain(entry, refusal)
        else:
            return done(request, resolve_url(LIST), _("Saved."))
    return _form(request, "team/user.html", entry, person=person, **seen)


@requires("users.change")
@sensitive_post_parameters("password")
def password(request: HttpRequest, user_id: int) -> HttpResponse:
    """Give a person a new password."""
    person = get_object_or_404(queries.seen_by(_me(request)), pk=user_id)
    entry = NewPasswordForm(request.POST or None)
    if entry.is_valid():
        try:
            actions.set_password(user_id=user_id, by=_me(request), **entry.cleaned_data)
        except Refusal as refusal:
            explain(entry, refusal)
        else:
            notice = _("%(name)s has a new password and must sign in again.") % {"name": person}
            return done(request, resolve_url(LIST), notice)
    return _form(request, "team/user_password.html", entry, person=person)


@requires("users.change")
@require_POST
def switch_off(request: HttpRequest, user_id: int) -> HttpResponse:
    """Stop a person from signing in."""
    person = get_object_or_404(queries.seen_by(_me(request)), pk=user_id)
    try:
        actions.switch_off(user_id=user_id, by=_me(request))
    except Refusal as refusal:
        return refused(request, resolve_url(LIST), str(refusal))
    notice = _("%(name)s can't sign in any more. What they own stays theirs.") % {"name": person}
    # Their own page says what waits for somebody else now.
    their_page, undo = resolve_url("team:user", user_id), resolve_url("team:switch_on", user_id)
    return done(request, their_page, notice, undo=undo)


@requires("users.change")
@require_POST
def switch_on(request: HttpRequest, user_id: int) -> HttpResponse:
    """Let a person sign in again."""
    person = get_object_or_404(queries.seen_by(_me(request)), pk=user_id)
    actions.switch_on(user_id=user_id, by=_me(request))
    return done(request, resolve_url(LIST), _("%(name)s may sign in again.") % {"name": person})


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)


def _form(request: HttpRequest, template: str, entry: BaseForm, **more: Any) -> HttpResponse:
    context = {"entry": entry, "refusal": sentence(entry)} | more
    status = 422 if entry.errors or "clash" in more else 200
    return page(request, template, context, parts=("dialog_body",), status=status)
