"""Read the files, recognise them, and turn their rows into records."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from interes.exchange.actions.importing.tally import FileTally, Tally
from interes.exchange.queries.import_wording import refusal_of_file
from interes.exchange.rules.importing import kinds, readers
from interes.exchange.rules.importing.opportunities import Today
from interes.exchange.rules.importing.records import AnyRecord, Origin
from interes.exchange.rules.importing.tables import Row, Unreadable
from interes.exchange.rules.importing.values import RowRefused
from interes.foundation.refusals import Refusal


class FileRefused(Refusal):
    """A file that is not one we know; nothing of the run is imported."""


def read_all(paths: Sequence[Path], today: Today) -> tuple[list[AnyRecord], Tally]:
    """Return the records of all files, and the tally with the rows that gave none.

    Raises FileRefused if any file can't be read or is of no known kind.
    """
    tally = Tally([_recognised(path) for path in paths])
    records = [
        record
        for number, file in enumerate(tally.files)
        for record in _records(number, file, tally, today)
    ]
    return _once(records, tally), tally


def _recognised(path: Path) -> FileTally:
    try:
        table = readers.read(path.name, path.read_bytes())
        return FileTally(table, kinds.recognise(table))
    except Unreadable as reason:
        raise FileRefused(refusal_of_file(reason.code, reason.facts), field="chosen") from reason
    except OSError as problem:
        facts = {"file": str(path), "why": problem.strerror or ""}
        raise FileRefused(refusal_of_file("unopened", facts), field="chosen") from problem


def _records(number: int, file: FileTally, tally: Tally, today: Today) -> Iterable[AnyRecord]:
    columns = tuple(name.replace(" ", "_") for name in file.table.columns)
    for row in file.table.rows:
        origin = Origin(number, row.line)
        if file.kind.read is None:
            tally.end(origin, "skipped")
            continue
        try:
            _check_width(row, columns)
            cells = row.by_name(columns)
            yield file.kind.read(cells, origin, today)
        except RowRefused as reason:
            tally.object_to(origin, "refused", reason.code, **reason.facts)
            continue
        for code, about in file.kind.remarks(cells) if file.kind.remarks else ():
            tally.note(code, about)


def _check_width(row: Row, columns: tuple[str, ...]) -> None:
    """Refuse a row whose cells may stand under wrong names: a delimiter or a quote is missing."""
    if row.extra_cells(columns) or (row.is_broken and len(row.cells) != len(columns)):
        raise RowRefused("ragged", found=len(row.cells), expected=len(columns))


def _once(records: Iterable[AnyRecord], tally: Tally) -> list[AnyRecord]:
    """Keep the first record of a key: its repetition is skipped, a contradiction refused."""
    first: dict[str, AnyRecord] = {}
    for record in records:
        known = first.setdefault(record.key, record)
        if known is record:
            continue
        where = {"line": known.origin.line if known.origin else 0}
        how = ("skipped", "repeated") if known == record else ("refused", "given_twice")
        tally.object_to(record.origin, how[0], how[1], **where)  # type: ignore[arg-type]
    return list(first.values())
