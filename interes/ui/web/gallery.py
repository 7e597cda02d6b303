"""The living gallery: every component on one page, in both themes."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from interes.ui.formats.words import Due
from interes.ui.pages import page, requires
from interes.ui.web.examples import examples

THEMES = ("auto", "light", "dark")


@requires("ui.see")
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component with believable content; ?theme=dark shows the other face."""
    context = shown(get_language() or "ru")
    theme = request.GET.get("theme", "")
    if theme in THEMES:
        context["theme"] = theme
    return page(request, "ui/gallery.html", context)


def shown(language: str) -> dict[str, object]:
    """Gather what the gallery shows in one language."""
    told = examples(language)
    words = told["x"]
    told["due"] = {state: Due(words[state], state) for state in ("late", "today", "soon")}
    return told
