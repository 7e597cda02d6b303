"""The first page of the settings: a card for each of their pages."""

from django.http import HttpRequest, HttpResponse

from interes.ui.pages import page, requires


@requires("settings.see")
def index(request: HttpRequest) -> HttpResponse:
    """Show what can be set, and to whom."""
    return page(request, "team/settings.html", {})
