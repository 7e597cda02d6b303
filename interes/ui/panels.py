"""Places on a page that rooms above may fill, without the page knowing them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Panel:
    """One titled block, loaded from its own address when it comes into view.

    What the first glance needs is drawn with the page itself, by `draw(request, subject id)`.
    """

    place: str
    order: int
    title: str | Promise
    url_name: str
    draw: Callable[[HttpRequest, int], str] | None = None


_panels: list[Panel] = []


def add(
    place: str,
    title: str | Promise,
    url_name: str,
    *,
    order: int = 50,
    draw: Callable[[HttpRequest, int], str] | None = None,
) -> None:
    """Offer a panel for a place such as "deal" or "company"."""
    _panels.append(Panel(place, order, title, url_name, draw))


def at(place: str) -> list[Panel]:
    """Return the panels offered for a place, in their order."""
    return sorted((panel for panel in _panels if panel.place == place), key=lambda p: p.order)
