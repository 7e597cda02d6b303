"""The page where people sign in, and the way out."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from interes.foundation.refusals import Refusal
from interes.team import actions
from interes.team.models import User
from interes.team.web import kept_form
from interes.team.web.forms import SignInForm
from interes.ui.forms import explain, sentence
from interes.ui.pages import ours, page, requires

UNKNOWN = 401
A_YEAR = 60 * 60 * 24 * 365


@requires(None)
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who it is; whoever is known goes on to where they wanted."""
    if request.user.is_authenticated:
        return _go_on(request)
    if request.GET.get("language") in dict(settings.LANGUAGES):
        return _in_language(request)
    entry = SignInForm(request.POST or None)
    user = _known(request, entry) if entry.is_valid() else None
    if user is None:
        return _ask(request, entry)
    login(request, user)
    return _go_on(request)


@requires(None)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("team:sign_in")


def _go_on(request: HttpRequest) -> HttpResponse:
    """Lead to what the person wanted; to a form only the person who wrote into it."""
    if kept_form.carried(request):
        return redirect(kept_form.give_back(request, request.user) or settings.LOGIN_REDIRECT_URL)
    return redirect(_wanted(request))


def _known(request: HttpRequest, entry: SignInForm) -> User | None:
    try:
        return actions.sign_in(
            email=entry.cleaned_data["email"],
            password=entry.cleaned_data["password"],
            address=_from_where(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        explain(entry, refusal)
        return None


@never_cache
@sensitive_post_parameters()
def ask_again(request: HttpRequest) -> HttpResponse:
    """Ask who it is when a form was sent after the session had ended, and keep the form."""
    sealed = kept_form.seal(request)
    back = request.get_full_path()
    return _ask(request, SignInForm(), sealed=sealed, wanted=back, status=UNKNOWN)


def _ask(
    request: HttpRequest, entry: SignInForm, *, sealed: str = "", wanted: str = "", status: int = 0
) -> HttpResponse:
    context = {
        "entry": entry,
        "refusal": sentence(entry),
        "wanted": wanted or request.GET.get("next", ""),
        "sealed": sealed or kept_form.carried(request),
        "is_first": not User.objects.exists(),
        "languages": settings.LANGUAGES,
    }
    status = status or (422 if entry.errors else 200)
    return page(request, "team/sign_in.html", context, status=status)


def _in_language(request: HttpRequest) -> HttpResponse:
    query = request.GET.copy()
    (language,) = query.pop("language")[-1:]
    response = redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    response.set_cookie(
        "language",
        str(language),
        max_age=A_YEAR,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def _wanted(request: HttpRequest) -> str:
    """Return where the person wanted to go, if that is a page of ours."""
    return ours(request.GET.get("next", ""), resolve_url(settings.LOGIN_REDIRECT_URL))


def _from_where(request: HttpRequest) -> str:
    """Return the address that the tries are counted for.

    Behind a proxy, which there is when the settings name an https address, it is the one that
    the proxy itself saw: the last of the list; the others are only claimed.
    """
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        return forwarded or request.META["REMOTE_ADDR"]
    return str(request.META["REMOTE_ADDR"])
