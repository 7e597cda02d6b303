"""The main menu: rooms put their doors into it, the base page draws it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

# The doors of the settings page: who works here, what deals are like, how fast, who else reads.
SETTINGS = ("settings_team", "settings_deals", "settings_rhythm", "settings_programs")


@dataclass(frozen=True, slots=True)
class Door:
    """One entry of the menu; `go` is the physical key pressed after G."""

    label: str | Promise
    url_name: str
    icon: str
    order: int
    group: str
    go: str
    verb: str

    @property
    def url(self) -> str:
        """Return the address behind the door."""
        return reverse(self.url_name)


_doors: list[Door] = []


def add(  # noqa: PLR0913 - the columns of a door
    label: str | Promise,
    url_name: str,
    icon: str,
    *,
    order: int,
    verb: str,
    go: str = "",
    group: str = "main",
) -> None:
    """Put a door into the menu for everyone who may do `verb`."""
    _doors.append(Door(label, url_name, icon, order, group, go, verb))
    _doors.sort(key=lambda door: door.order)


def doors(request: HttpRequest, group: str = "main") -> list[tuple[Door, bool]]:
    """Return the doors this person may open, each with whether they stand in it now."""
    may = getattr(request, "may", lambda _verb: False)
    return [
        (door, _stands_in(request.path, door.url))
        for door in _doors
        if door.group == group and may(door.verb)
    ]


def _stands_in(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
