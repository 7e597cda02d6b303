"""What was taken out: one's own exports, and for administrators those of everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from interes.exchange.models import ExportRun
from interes.exchange.queries.exporting.lists import list_called
from interes.team.models import User
from interes.team.queries import may

MOST = 200


@dataclass(frozen=True, slots=True)
class ExportLine:
    """One export as a line of the journal."""

    id: int
    title: str
    form: str
    who: str
    at: datetime
    rows: int
    total: int | None
    state: str
    state_word: str
    size: int | None
    is_unusual: bool
    is_seen: bool
    list_url: str

    @property
    def share(self) -> float:
        """Return how much of it is done, 0…1."""
        return self.rows / self.total if self.total else 0.0

    @property
    def is_at_work(self) -> bool:
        """Tell whether the file is still being made."""
        return self.state in {"waiting", "running"}


def exports_of(user: User, *, everybody: bool = False) -> Sequence[ExportLine]:
    """Return the latest exports of a person, or of everybody."""
    found = ExportRun.objects.all() if everybody else ExportRun.objects.filter(by=user)
    return [_line(run) for run in found.select_related("by").order_by("-at", "-id")[:MOST]]


def export_seen_by(user: User) -> QuerySet[ExportRun]:
    """Return the exports whose pages a person may open: their own, or all."""
    every = ExportRun.objects.select_related("by")
    return every if may(user, "exports.all") else every.filter(by=user)


def export_line(run: ExportRun) -> ExportLine:
    """Return one export."""
    return _line(run)


def unusual_exports() -> Sequence[ExportLine]:
    """Return the unusual exports that no administrator has looked at yet."""
    found = ExportRun.objects.filter(is_unusual=True, seen_by=None).select_related("by")
    return [_line(run) for run in found.order_by("-at")[:MOST]]


def _line(run: ExportRun) -> ExportLine:
    return ExportLine(
        id=run.pk,
        title=title_of(run),
        form=run.get_form_display(),
        who=run.by.name if run.by else _("the product itself"),
        at=run.at,
        rows=run.rows,
        total=run.total,
        state=run.state,
        state_word=run.get_state_display(),
        size=run.size,
        is_unusual=run.is_unusual,
        is_seen=run.seen_by_id is not None,
        list_url=_where(run),
    )


def title_of(run: ExportRun) -> str:
    """Return what was taken out, in the words of the reader."""
    known = list_called(run.what)
    if known:
        return str(known.label)
    words = {"company": _("A company"), "person": _("A person"), "archive": _("The whole base")}
    return words.get(run.what, run.what)


def _where(run: ExportRun) -> str:
    known = list_called(run.what)
    if known is None:
        return ""
    return f"{known.url}?{run.query}" if run.query else known.url
