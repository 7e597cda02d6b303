"""The books of imports: which of our records stands for which key, and what was written last."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db import connection

from interes.exchange.models import Imported, ImportRun
from interes.exchange.rules.importing.merging import Texts

BATCH = 2000


@dataclass(slots=True)
class Ledger:
    """What earlier runs wrote, and what this one adds."""

    run: ImportRun
    known: dict[str, Imported] = field(default_factory=dict)
    _fresh: list[Imported] = field(default_factory=list)
    _touched: dict[str, Imported] = field(default_factory=dict)

    def open_at(self, keys: Collection[str]) -> None:
        """Load what is known of the keys."""
        missing = set(keys) - self.known.keys()
        found = Imported.objects.filter(key__in=missing)
        self.known |= {line.key: line for line in found.iterator(BATCH)}

    def record_of(self, key: str) -> int | None:
        """Return our record for the key, if an import brought or joined it."""
        line = self.known.get(key)
        return line.record if line else None

    def written(self, key: str) -> Texts:
        """Return what was written last into the record of the key."""
        line = self.known.get(key)
        return line.written if line else {}

    def write(self, thing: str, key: str, record: int | None, written: Mapping[str, str]) -> None:
        """Keep what the record now holds by the will of a file."""
        line = self.known.get(key)
        if line is None:
            line = Imported(key=key, thing=thing, made_in=self.run)
            self.known[key] = line
            self._fresh.append(line)
        elif line.pk:
            self._touched[key] = line
        line.record, line.written = record, {**line.written, **written}
        line.changed_in = self.run

    def close(self) -> None:
        """Put everything into the database."""
        Imported.objects.bulk_create(self._fresh, batch_size=BATCH)
        Imported.objects.bulk_create(
            self._touched.values(),
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["record", "written", "changed_in"],
        )


def new_ids(table: str, number: int) -> list[int]:
    """Take numbers of a table before its rows are kept, so that rows can name each other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, number],
        )
        return [int(row[0]) for row in cursor.fetchall()]
