"""Lists as a person sees them: which view is open, with what columns, narrowed by what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from interes.foundation import filters
from interes.foundation.attributes import Attribute
from interes.foundation.filters import Fields, Group, Reader
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.foundation.remembering import remembered
from interes.team.models import ListChoice, SavedView, User
from interes.team.queries.may import may
from interes.ui.lists import Address, ListOf, chosen_columns

# What does not belong to a view: the page, what is open beside the list, the view itself.
PASSING = frozenset({"after", "open", "deal", "view"})
EVERYTHING = "all"


def reader(user: User, now: datetime) -> Reader:
    """Return who asks a filter; `now` is in the zone of the reader."""
    return Reader(user.pk, user.department_id, now)


def views_of(user: User, listed: str) -> QuerySet[SavedView]:
    """Return the views of a list that this person may see: own and shared."""
    seen = SavedView.objects.filter(Q(owner=user) | Q(is_shared=True), removed_at=None)
    return seen.filter(listed=listed).order_by("is_shared", "place", "id")


def choice_of(user: User, listed: str) -> ListChoice | None:
    """Return the columns and the view this person begins a list with, if they chose any."""
    chosen = ListChoice.objects.filter(user=user, listed=listed).select_related("view")
    return remembered(f"list choice {user.pk} {listed}", chosen.first)


def begins_with(user: User, one: ListOf, query: QueryDict) -> str:
    """Return the address of the view that the person begins the list with, if they chose one."""
    choice = None if query else choice_of(user, one.name)
    view = choice.view if choice else None
    return view_url(one, view) if view and view.removed_at is None else ""


def may_change_view(user: User, view: SavedView) -> bool:
    """Tell whether the person may rename, change or remove a view."""
    if view.owner_id == user.pk:
        return True
    return view.is_shared and may(user, "views.share", view)


@dataclass(frozen=True, slots=True)
class Tab:
    """A view as a tab above its list."""

    id: int | None
    name: str
    href: str
    is_here: bool
    is_shared: bool


@dataclass(frozen=True, slots=True)
class ListState:
    """A list as it stands: columns, chips of the filter, tabs of the views."""

    one: ListOf
    at: Address
    fields: Fields
    found: QuerySet[Any, Any]
    columns: tuple[Attribute, ...]
    chips: tuple[tuple[str, str], ...]
    trouble: str
    tabs: tuple[Tab, ...]
    view: SavedView | None
    usual_view: int | None
    is_changed: bool
    may_change: bool

    def page(self, name: str, *args: Any) -> str:
        """Return the address of a tool of the list, which knows how the list stands."""
        told = QueryDict(mutable=True)
        told["at"] = kept_query(self.at.query, but=frozenset({"after", "open", "deal"}))
        return f"{reverse(f'team:{name}', args=[self.one.name, *args])}?{told.urlencode()}"

    @property
    def everything(self) -> str:
        """Return the address of the whole list, whatever view it begins with."""
        return f"{self.one.url}?view={EVERYTHING}" if self.usual_view else self.one.url

    @property
    def query(self) -> str:
        """Return what the address says of the list, without the page."""
        return kept_query(self.at.query, but=frozenset({"after", "open", "deal"}))


def list_state(user: User, one: ListOf, at: Address) -> ListState:
    """Return a list as the address wants it; a filter that can't be read shows nothing."""
    fields = one.fields()
    views, choice = list(views_of(user, one.name)), choice_of(user, one.name)
    view = next((view for view in views if view.pk == key_in(at.get("view"))), None)
    found, trouble = _found(user, one, at, fields)
    return ListState(
        one=one,
        at=at,
        fields=fields,
        found=found,
        columns=columns_of(one, at.query, choice),
        chips=tuple(_chips(at, fields)),
        trouble=trouble,
        tabs=tuple(_tabs(views, view, one)),
        view=view,
        usual_view=choice.view_id if choice else None,
        is_changed=view is not None and not _same(view.query, at.query),
        may_change=view is not None and may_change_view(user, view),
    )


def columns_of(one: ListOf, query: QueryDict, choice: ListChoice | None) -> tuple[Attribute, ...]:
    """Return the columns: those of the address, else those the person chose, else the usual."""
    return chosen_columns(one, query.get("cols", ""), choice.columns if choice else ())


def seen_columns(user: User, one: ListOf, query: QueryDict) -> tuple[Attribute, ...]:
    """Return the columns as this person sees them at an address: what a file of the list has."""
    return columns_of(one, query, choice_of(user, one.name))


def _found(user: User, one: ListOf, at: Address, fields: Fields) -> tuple[QuerySet[Any, Any], str]:
    try:
        return one.found(user, at.query), ""
    except Refusal as refusal:
        return fields.model._default_manager.none(), str(refusal)


def _chips(at: Address, fields: Fields) -> Iterable[tuple[str, str]]:
    """Return each condition of the filter in words, with the address without it."""
    try:
        tree = filters.parse(at.get("where"))
    except Refusal:
        return
    whole = tree.parts if tree.way == "and" else (tree,)
    for number, part in enumerate(whole):
        rest = Group("and", (*whole[:number], *whole[number + 1 :]))
        yield filters.in_words(part, fields), at.with_(where=filters.serialise(rest))


def _tabs(views: Sequence[SavedView], here: SavedView | None, one: ListOf) -> Iterable[Tab]:
    for view in views:
        yield Tab(view.pk, view.name, view_url(one, view), view == here, view.is_shared)


def view_url(one: ListOf, view: SavedView) -> str:
    """Return the address of a view: all that it means, so that it can be sent to anyone."""
    return f"{one.url}?{view.query}{'&' if view.query else ''}view={view.pk}"


def query_of(view: SavedView) -> QueryDict:
    """Return what a view says, as an address would."""
    return QueryDict(view.query)


def kept_query(query: QueryDict, but: frozenset[str] = PASSING) -> str:
    """Return what an address says of a list, without what passes."""
    kept = query.copy()
    for name in but:
        kept.pop(name, None)
    return kept.urlencode()


def _same(kept: str, query: QueryDict) -> bool:
    """Tell whether two addresses ask for the same, in whatever order."""
    one = {name: values for name, values in QueryDict(kept).lists() if name not in PASSING}
    other = {name: values for name, values in query.lists() if name not in PASSING}
    return one == {name: values for name, values in other.items() if any(values)}
