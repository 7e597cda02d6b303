"""Rows written as they are given, without a file around them."""

from interes.exchange.actions.importing import running
from interes.exchange.actions.importing.feed import Taken
from interes.exchange.models import ImportFile, ImportRow, ImportRun
from interes.exchange.rules.importing.records import Record, Understood
from tests.cast import NOON


class Chunks:
    """A running import of one file."""

    def __init__(self) -> None:
        self.run = ImportRun.objects.create(at=NOON, state="running")
        self.file = ImportFile.objects.create(
            run=self.run, order=0, name="rows.csv", kind="test", thing="company", rows=0
        )

    def write(self, record: Record) -> ImportRow:
        """Write one record in a chunk of its own."""
        return self.write_all(record)[0]

    def write_all(self, *records: Record) -> list[ImportRow]:
        """Write records together; return what became of their rows."""
        first = self.file.position + 1
        rows = [
            Taken((), Understood(line=line, records=(record,)))
            for line, record in enumerate(records, first)
        ]
        assert running.carry_chunk(self.run, self.file, rows)
        return list(ImportRow.objects.filter(file=self.file, line__gte=first).order_by("line"))
