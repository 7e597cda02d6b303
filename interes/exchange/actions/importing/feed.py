"""The rows of a file, understood a chunk ahead of the writing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any

from django.conf import settings

from interes.activities import queries as activities
from interes.clients import queries as clients
from interes.clients.queries import laws
from interes.deals import queries as deals
from interes.exchange.actions.importing.known_companies import signs_of_company
from interes.exchange.actions.importing.matching import Signs
from interes.exchange.actions.importing.shelf import path_of
from interes.exchange.actions.importing.work import Clock
from interes.exchange.models import ImportFile, ImportRun
from interes.exchange.queries.refused_rows import reason_columns
from interes.exchange.rules.importing.context import Context, Laws
from interes.exchange.rules.importing.mapping import Mapping
from interes.exchange.rules.importing.reading import open_sheets
from interes.exchange.rules.importing.records import (
    Company,
    Problem,
    Record,
    Talk,
    ToDo,
    Understood,
)
from interes.exchange.rules.importing.sheets import Line, Sheet
from interes.exchange.rules.importing.understanding import understander

CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Taken:
    """One row as it stands in the file, and what it says."""

    cells: tuple[str, ...]
    says: Understood
    # By the identity of each company it names: by what that is told apart from others.
    signs: dict[int, Signs] = field(default_factory=dict)


@dataclass(slots=True)
class Seen:
    """What stood in earlier rows of the file: a repetition is told from a contradiction."""

    first: dict[int, tuple[int, int]] = field(default_factory=dict)

    def check(self, says: Understood) -> Understood:
        """Return the row, or why it can't be taken beside the earlier ones."""
        if not says.records or says.records[0].by_the_way:
            return says
        main = says.records[0]
        mark, content = hash(main.key), hash(_content(says.records))
        line, before = self.first.setdefault(mark, (says.line, content))
        if line == says.line:
            return says
        if isinstance(main, Talk | ToDo) and _is_made_up(main.key):
            return self._again(says, main)
        if before == content:
            return Understood(line=says.line, skipped=Problem("repeated", {"line": line}))
        if _is_made_up(main.key):
            others = says.records[1:]
            return replace(says, records=(replace(main, by_the_way=True), *others))
        return Understood(line=says.line, refused=Problem("given_twice", {"line": line}))

    def _again(self, says: Understood, main: Record) -> Understood:
        """Give the third equal call of a day a key of its own: no old number tells them apart."""
        number = 2
        while hash(f"{main.key}#{number}") in self.first:
            number += 1
        key = f"{main.key}#{number}"
        self.first[hash(key)] = (says.line, 0)
        return replace(says, records=(replace(main, key=key), *says.records[1:]))


def _is_made_up(key: str) -> bool:
    return key.split(":", 2)[-1].startswith("~")


def _content(records: tuple[Record, ...]) -> str:
    """Return all that the records say; where they stand in the file is no part of it."""
    return repr([(type(r).__name__, *_facts_of(type(r))(r)) for r in records])  # type: ignore[arg-type]


@cache
def _facts_of(sort: type[Record]) -> Callable[[Record], tuple[Any, ...]]:
    return attrgetter(*(one.name for one in fields(sort) if one.name != "origin"))


def sheet_of(file: ImportFile) -> Sheet:
    """Open a kept file again at its sheet; raises Unreadable."""
    return without_reasons(open_sheets(path_of(file.place), file.name)[file.part])


def without_reasons(sheet: Sheet) -> Sheet:
    """Leave out the column in which we said why rows were refused: the file was mended."""
    if len(sheet.columns) < 2 or sheet.columns[-1] not in reason_columns():
        return sheet
    width = len(sheet.columns) - 1

    def rows() -> Iterator[Line]:
        for line in sheet.rows():
            extra = line.cells[width + 1 :]
            yield line._replace(cells=(*line.cells[:width], *extra))

    return replace(sheet, columns=sheet.columns[:width], rows=rows)


def context_for(run: ImportRun) -> Context:
    """Return what a row can't know of itself."""
    attributes = (
        *clients.company_attributes(),
        *clients.person_attributes(),
        *deals.deal_attributes(),
        *activities.ACTIVITY_ATTRIBUTES,
    )
    return Context(
        now=run.at,
        zone=Clock(run.at).zone,
        currency=run.currency,
        country=settings.LANGUAGE_CODE[:2].upper() if settings.LANGUAGE_CODE[:2] != "en" else "US",
        laws=Laws(
            legal_form=laws.split_legal_form,
            names=laws.person_names,
            check_inn=laws.check_inn,
            check_kpp=laws.check_kpp,
            check_ogrn=laws.check_ogrn,
        ),
        custom={one.name: str(one.kind) for one in attributes if one.is_custom},
        added=clients.custom_readers(),
    )


@dataclass(slots=True)
class Feed:
    """The rows of a file, a chunk at a time; the next one can be read while this one is copied.

    Not by a thread of its own: it would hold the interpreter whenever the writer needs it.
    """

    source: Iterator[list[Taken]]
    _ahead: list[Taken] | Exception | None = None

    def __iter__(self) -> Iterator[list[Taken]]:
        """Give chunk after chunk; raises what reading ahead met when its turn comes."""
        while chunk := self._take():
            yield chunk

    def read_ahead(self) -> None:
        """Read and understand the next chunk, unless that was done."""
        if self._ahead is None:
            try:
                self._ahead = next(self.source, [])
            except Exception as problem:
                self._ahead = problem

    def _take(self) -> list[Taken]:
        self.read_ahead()
        chunk, self._ahead = self._ahead, None
        if isinstance(chunk, Exception):
            raise chunk
        return chunk or []


def chunks(file: ImportFile, run: ImportRun, *, most: int | None = None, size: int = CHUNK) -> Feed:
    """Return the rows after the position, a chunk at a time."""
    mapping = Mapping.from_json(file.mapping)
    rows = _taken(sheet_of(file).rows(), mapping, context_for(run), file.position)
    return Feed(_batches(islice(rows, most) if most else rows, size))


def _taken(
    lines: Iterable[Line], mapping: Mapping, context: Context, position: int
) -> Iterator[Taken]:
    understand, seen = understander(mapping, context), Seen()
    for place, line in enumerate(lines):
        says = seen.check(understand(line))
        if place >= position:
            yield Taken(line.cells, says, dict(_signs(says.records)))


def _signs(records: Iterable[Record]) -> Iterator[tuple[int, Signs]]:
    """Work out by what companies are told apart, while there is time."""
    for record in records:
        if isinstance(record, Company):
            yield id(record), signs_of_company(record)


def _batches(rows: Iterable[Taken], size: int) -> Iterator[list[Taken]]:
    source = iter(rows)
    while batch := list(islice(source, size)):
        yield batch
