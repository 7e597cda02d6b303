"""Keep views of lists, and choose with what a list begins."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from interes.foundation.acts import act
from interes.foundation.edits import ChangedByBoth, Clash, Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions.ensure import NotAllowed, ensure
from interes.team.models import ListChoice, SavedView, User
from interes.team.queries import may_change_view

LONGEST = 60
MOST = 60


class ViewUnclear(Refusal):
    """A view without a name, or one too many."""


@act
def save_view(
    *, listed: str, name: str, query: str, by: User, at: datetime, is_shared: bool = False
) -> SavedView:
    """Keep a list as it stands under a name; raises ViewUnclear, NotAllowed."""
    if is_shared:
        ensure(by, "views.share")
    seen = SavedView.objects.filter(listed=listed, removed_at=None)
    if seen.filter(owner=by).count() >= MOST:
        raise ViewUnclear(_("You have too many views of this list. Remove some first."))
    last = seen.aggregate(last=Max("place"))["last"] or 0
    return SavedView.objects.create(
        listed=listed,
        name=_named(name),
        query=query,
        owner=by,
        is_shared=is_shared,
        place=last + 1,
        made_at=at,
    )


@act
def change_view(
    *,
    view_id: int,
    by: User,
    name: str = "",
    query: str | None = None,
    seen: Seen | None = None,
) -> SavedView:
    """Rename a view or let it mean something else.

    Raises ChangedByBoth, ViewUnclear, NotAllowed.
    """
    view = _mine(view_id, by)
    facts = {"name": _named(name)} if name else {}
    if query is not None:
        facts["query"] = query
    write(view, _agreed(view, facts, seen))
    return view


def _agreed(view: SavedView, facts: dict[str, str], seen: Seen | None) -> dict[str, str]:
    """Return what to write; what a view shows is told in words, not as its address says it."""
    try:
        return agreed(view, facts, seen)
    except ChangedByBoth as both:
        now = _("as the list shows it now"), _("as it was kept meanwhile")
        both.clashes = [
            Clash(one.field, _("what it shows"), *now) if one.field == "query" else one
            for one in both.clashes
        ]
        raise


@act
def share_view(*, view_id: int, by: User, is_shared: bool) -> SavedView:
    """Show a view to everyone, or keep it for its owner again; raises NotAllowed."""
    view = _mine(view_id, by)
    ensure(by, "views.share", view)
    view.is_shared = is_shared
    view.save(update_fields=["is_shared"])
    return view


@act
def remove_view(*, view_id: int, by: User, at: datetime | None) -> SavedView:
    """Take a view away, or put it back if there is no time; raises NotAllowed."""
    view = _mine(view_id, by)
    view.removed_at = at
    view.save(update_fields=["removed_at"])
    ListChoice.objects.filter(view=view).update(view=None)
    return view


@act
def move_view(*, view_id: int, by: User, up: bool) -> None:
    """Change the places of a view and of its neighbour; raises NotAllowed."""
    view = _mine(view_id, by)
    row = list(
        SavedView.objects.select_for_update()
        .filter(listed=view.listed, is_shared=view.is_shared, removed_at=None)
        .order_by("place", "id")
    )
    if not view.is_shared:
        row = [one for one in row if one.owner_id == view.owner_id]
    here = row.index(view)
    there = here - 1 if up else here + 1
    if 0 <= there < len(row):
        row[here], row[there] = row[there], row[here]
    for place, one in enumerate(row, 1):
        SavedView.objects.filter(pk=one.pk).update(place=place)


@act
def choose_columns(*, listed: str, columns: Sequence[str], by: User) -> ListChoice:
    """Begin a list with these columns; none means the usual ones."""
    choice, _is_new = ListChoice.objects.get_or_create(user=by, listed=listed)
    choice.columns = list(columns)
    choice.save(update_fields=["columns"])
    return choice


@act
def begin_with_view(*, view_id: int | None, listed: str, by: User) -> ListChoice:
    """Begin a list with a view, or with everything."""
    choice, _is_new = ListChoice.objects.get_or_create(user=by, listed=listed)
    choice.view_id = view_id
    choice.save(update_fields=["view"])
    return choice


def _mine(view_id: int, by: User) -> SavedView:
    view = SavedView.objects.select_for_update(of=("self",)).select_related("owner").get(pk=view_id)
    if not may_change_view(by, view):
        raise NotAllowed(_("Only its owner or an administrator can change this view."))
    return view


def _named(name: str) -> str:
    kept = " ".join(name.split())
    if not kept:
        raise ViewUnclear(_("Give the view a name."), field="name")
    if len(kept) > LONGEST:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": LONGEST}
        raise ViewUnclear(sentence, field="name")
    return kept
