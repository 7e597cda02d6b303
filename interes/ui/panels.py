"""Places on a page that rooms above may fill, without the page knowing them."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Panel:
    """One titled block, loaded from its own address when it comes into view."""

    place: str
    order: int
    title: str | Promise
    url_name: str


_panels: list[Panel] = []


def add(place: str, title: str | Promise, url_name: str, *, order: int = 50) -> None:
    """Offer a panel for a place such as "deal" or "company"."""
    _panels.append(Panel(place, order, title, url_name))


def at(place: str) -> list[Panel]:
    """Return the panels offered for a place, in their order."""
    return sorted((panel for panel in _panels if panel.place == place), key=lambda p: p.order)
