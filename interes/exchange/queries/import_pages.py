"""What the pages of an import show: sheets with their columns, and rows with what they become."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from interes.exchange.models import ImportFile
from interes.exchange.queries import import_wording as wording
from interes.exchange.queries.import_meanings import Ours, WordsShown, words_shown
from interes.exchange.queries.import_reasons import why_joined
from interes.exchange.queries.import_rows import MANY, RecordFate, RowFate
from interes.exchange.queries.saved_mappings import found_again
from interes.exchange.queries.target_words import (
    Options,
    field_word,
    one_word,
    options_for,
    target_word,
    thing_word,
)
from interes.exchange.rules.importing.mapping import THINGS
from interes.exchange.rules.importing.mapping import Mapping as Columns
from interes.exchange.rules.importing.targets import targets

SAMPLES = 3
LONGEST = 60
SURE, FAIRLY = 0.85, 0.5
# A column kept in words is no guess.
PLAIN = frozenset({"kept", "empty", "noise", "unknown", "chosen"})
ENDS = {
    "made": gettext_lazy("Made"),
    "changed": gettext_lazy("Changed"),
    "same": gettext_lazy("The same"),
    "skipped": gettext_lazy("Skipped"),
    "refused": pgettext_lazy("rows of a file", "Refused"),
}
# The same before it is begun.
AHEAD = {
    "made": gettext_lazy("Will be made"),
    "changed": gettext_lazy("Will be changed"),
    "same": gettext_lazy("Will stay the same"),
    "skipped": gettext_lazy("Will be skipped"),
    "refused": gettext_lazy("Will be refused"),
}
PAGES = {"company": "clients:company", "person": "clients:person", "deal": "deals:deal"}
DELIMITERS = {
    ",": gettext_lazy("commas"),
    ";": gettext_lazy("semicolons"),
    "\t": gettext_lazy("tabs"),
    "|": gettext_lazy("bars"),
}


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column: its first values, what it is taken for, how sure that is and why."""

    place: int
    name: str
    samples: tuple[str, ...]
    target: str
    word: str
    is_sure: bool
    why: str


@dataclass(frozen=True, slots=True)
class SheetShown:
    """One sheet of an import that is not begun yet."""

    id: int
    name: str
    thing: str
    thing_word: str
    rows: int
    how_read: str
    left_out: str
    notes: tuple[str, ...]
    saved: str
    columns: tuple[ColumnShown, ...]
    things: tuple[tuple[str, str], ...]
    options: Options
    currency: str
    day_first: bool
    words: WordsShown
    ours: Ours

    @property
    def asks(self) -> bool:
        """Tell whether there is something on it that somebody should look at first."""
        return bool(self.notes or self.doubtful or self.words.unclear or self.words.people)

    @property
    def taken(self) -> int:
        """Count the columns that are taken."""
        return sum(1 for column in self.columns if column.target)

    @property
    def not_taken(self) -> list[str]:
        """Name the columns that are not taken."""
        return [column.name for column in self.columns if not column.target]

    @property
    def doubtful(self) -> list[str]:
        """Name the columns whose meaning is only guessed."""
        return [c.name for c in self.columns if c.target and not c.is_sure]


def sheet_shown(file: ImportFile, rows: Iterable[Sequence[str]], ours: Ours) -> SheetShown:
    """Return a sheet with the first values of every column."""
    mapping, first = Columns.from_json({"columns": [], **file.mapping}), list(rows)
    saved = found_again(file.columns)
    thing = file.thing or mapping.thing
    return SheetShown(
        id=file.pk,
        name=str(file),
        thing=file.thing,
        thing_word=thing_word(file.thing) if file.thing else "",
        rows=file.rows,
        how_read=_how_read(file),
        left_out="" if file.thing else wording.skipped(file.kind),
        notes=tuple(wording.notes_of_sheet(file.notes)),
        saved=saved.name if saved and _columns(saved.mapping) == _columns(file.mapping) else "",
        columns=tuple(
            _column(place, column, [_short(row[place]) for row in first if len(row) > place])
            for place, column in enumerate(mapping.columns)
        ),
        things=tuple((one, thing_word(one)) for one in THINGS),
        options=options_for(thing, tuple(targets(thing))),
        currency=mapping.currency,
        day_first=mapping.day_first,
        words=words_shown(file, ours),
        ours=ours,
    )


def _columns(mapping: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(column["name"], column["target"]) for column in mapping.get("columns", ())]


def _column(place: int, column: Any, values: Iterable[str]) -> ColumnShown:
    samples = dict.fromkeys(value for value in values if value)
    return ColumnShown(
        place=place,
        name=column.name,
        samples=tuple(samples)[:SAMPLES],
        target=column.target,
        word=target_word(column.target),
        is_sure=column.sure >= FAIRLY or column.why in PLAIN,
        why=_why(column),
    )


def _why(column: Any) -> str:
    reason = wording.why(column.why, column.facts)
    if column.sure >= SURE or column.why in PLAIN or not column.target:
        return reason
    words = _("probably") if column.sure >= FAIRLY else _("perhaps: have a look")
    return f"{words} · {reason}" if reason else words


def _how_read(file: ImportFile) -> str:
    system = wording.system(file.mapping.get("system", ""))
    facts = [system, file.suffix.lstrip(".").upper(), file.encoding]
    if file.delimiter:
        facts.append(str(DELIMITERS.get(file.delimiter, file.delimiter)))
    return " · ".join(fact for fact in facts if fact)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"


@dataclass(frozen=True, slots=True)
class RecordShown:
    """One record of a row, with its page if it has one."""

    name: str
    thing: str
    how: str
    joined: str
    url: str
    changes: tuple[tuple[str, str, str], ...]
    maybe: int


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row and what became of it, in words."""

    line: int
    how: str
    why: str
    cells: str
    records: tuple[RecordShown, ...]


def rows_shown(fates: Iterable[RowFate], *, with_links: bool) -> list[RowShown]:
    """Return rows in words; links only where the records stay."""
    return [
        RowShown(
            line=fate.line,
            how=fate.how,
            why=fate.why,
            cells=" · ".join(cell for cell in fate.cells if cell),
            records=tuple(_record(one, with_links=with_links) for one in fate.records),
        )
        for fate in fates
    ]


def _record(one: RecordFate, *, with_links: bool) -> RecordShown:
    page = PAGES.get(one.thing) if with_links else None
    return RecordShown(
        name=one.name,
        thing=one_word(one.thing),
        how=wording.ended(one.how, ahead=not with_links),
        joined=why_joined(one.joined) if one.joined else "",
        url=reverse(page, args=[one.id]) if page and one.id else "",
        changes=tuple(change for told in one.changes for change in _changes(one.thing, *told)),
        maybe=len(one.maybe),
    )


def _changes(thing: str, field: str, old: str, new: str) -> Iterable[tuple[str, str, str]]:
    """Yield a change in words; of what was added beside, a line each ("phone:+7495…")."""
    if field != MANY:
        yield field_word(f"{thing}.{field}"), old or "—", new or "—"
        return
    for line in new.splitlines():
        sort, _colon, value = line.partition(":")
        yield field_word(f"{thing}.{sort}"), "", value


def counts(files: Iterable[Any], *, ahead: bool = False) -> list[tuple[str, str, int]]:
    """Return every end of rows with its word and the number over all files."""
    every, words = list(files), AHEAD if ahead else ENDS
    return [(end, str(words[end]), sum(getattr(one, end) for one in every)) for end in words]
