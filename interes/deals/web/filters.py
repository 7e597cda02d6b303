"""What the filters of the board and the lists offer, and where they stand at first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from interes.deals import queries
from interes.deals.models import Deal, Stage, Step
from interes.foundation.keys import key_in
from interes.team import queries as team
from interes.team.models import User
from interes.ui.lists import Address

WARMEST = 9

type Options = list[tuple[str, str]]


def usual_owner(user: User) -> str:
    """Say whose deals a person sees at first: own, those of the department, or all."""
    if user.role == User.Role.SELLER:
        return "mine"
    return "department" if user.role == User.Role.HEAD and user.department_id else "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of a page as the address tells them, with the usual ones filled in."""

    told: dict[str, str]

    def __getitem__(self, name: str) -> str:
        """Return one filter, empty if it is not set."""
        return self.told.get(name, "")

    @property
    def in_address(self) -> dict[str, str]:
        """Return what must be said in an address to come here again."""
        return {name: value for name, value in self.told.items() if value}


def wanted(request: HttpRequest, names: tuple[str, ...], **usual: str) -> Wanted:
    """Read the filters of a page."""
    told = {name: request.GET.get(name, "").strip()[:100] for name in names}
    return Wanted({name: told[name] or usual.get(name, "") for name in names})


def owner_views(user: User) -> Options:
    """Return the ways to look at deals by owner that stand beside the filters."""
    views = [("mine", pgettext("whose deals", "Mine")), ("all", pgettext("whose deals", "All"))]
    if user.department_id:
        views.insert(1, ("department", _("My department")))
    return views


def owner_tabs(user: User, at: Address, here: str) -> list[tuple[str, str, bool, None]]:
    """Return the same ways as tabs that keep the other filters."""
    return [(word, at.with_(owner=one), one == here, None) for one, word in owner_views(user)]


def at_work() -> tuple[str, str]:
    """Return the way to see what one works on: what was passed to them, and the rest of theirs."""
    return "work", pgettext("deals", "I work on")


def people(user: User, chosen: str = "") -> Options:
    """Return everyone who may own a deal, as the choices of a filter.

    The chosen one is among them even if they don't work here any more: their deals wait.
    """
    known = Q(is_active=True) | Q(pk=key_in(chosen) or 0)
    people = team.seen_by(user).filter(known).select_related(None)
    return [(str(one.pk), one.name) for one in people]


def sources() -> Options:
    """Return the sources, and that none was noted."""
    found = [(str(one.pk), one.name) for one in queries.sources()]
    return [*found, ("none", _("No source noted"))]


def stages(known: Sequence[Stage]) -> list[Any]:
    """Return the stages in use; of several pipelines each under its name."""
    groups: dict[str, Options] = {}
    for stage in known:
        if stage.is_active:
            groups.setdefault(stage.pipeline.name, []).append((str(stage.pk), stage.name))
    return list(groups.items()) if len(groups) > 1 else next(iter(groups.values()), [])


def tones(known: Sequence[Stage]) -> dict[int, str]:
    """Return the colour of each stage by its place on the way of its pipeline."""
    ways: dict[int, list[int]] = {}
    for stage in known:
        ways.setdefault(stage.pipeline_id, []).append(stage.pk)
    return {
        stage: f"st-{round(place * WARMEST / max(len(way) - 1, 1))}"
        for way in ways.values()
        for place, stage in enumerate(way)
    }


def channels() -> Options:
    """Return the channels by which deals come."""
    return [(value, str(word)) for value, word in Deal.Channel.choices]


def kinds_of_steps() -> Options:
    """Return what a step may be."""
    return [(value, str(word)) for value, word in Step.Kind.choices]


def expected() -> Options:
    """Return when a deal may be expected to be won."""
    return [
        ("past", _("Expected day has passed")),
        ("month", _("Expected this month")),
        ("next", _("Expected next month")),
        ("none", _("No expected day")),
    ]
