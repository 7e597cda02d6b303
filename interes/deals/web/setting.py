"""What the pages of settings share: one place up or down, in use or out of it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from interes.foundation.naming import Named
from interes.foundation.refusals import Refusal
from interes.ui.pages import done, refused


def put_in_order(request: HttpRequest, act: Callable[..., Named], back: str) -> HttpResponse:
    """Let a setting change places with its neighbour; `act` takes `up`."""
    act(up=request.POST.get("way") == "up")
    return done(request, back)


def put_in_use(request: HttpRequest, act: Callable[..., Named], back: str) -> HttpResponse:
    """Take a setting out of use or back, unless that is refused; `act` takes `is_active`."""
    is_active = request.POST.get("use") == "yes"
    try:
        setting = act(is_active=is_active)
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    words = _("In use again: %(name)s") if is_active else _("Out of use: %(name)s")
    return done(request, back, words % {"name": setting.name})
