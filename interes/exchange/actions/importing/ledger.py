"""The books of imports: which of our records stands for which key, and what was written last."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from interes.exchange.actions.importing.writing import as_json, copy_new
from interes.exchange.models import Imported, ImportRun
from interes.exchange.rules.importing.merging import Texts

BATCH = 2000
TOUCH = """
UPDATE imported SET record = new.record, written = new.written, changed_in_id = %(run)s
FROM unnest(%(ids)s::bigint[], %(records)s::bigint[], %(written)s::jsonb[])
    AS new (id, record, written)
WHERE imported.id = new.id
"""


@dataclass(slots=True)
class Line:
    """What stands in the books under one key."""

    id: int | None
    thing: str
    record: int | None
    written: Texts


@dataclass(slots=True)
class Ledger:
    """What earlier chunks and runs wrote, and what this chunk adds."""

    run: ImportRun
    known: dict[str, Line] = field(default_factory=dict)
    fresh: dict[str, Line] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)
    _touched: dict[str, Line] = field(default_factory=dict)

    def open_at(self, keys: Collection[str]) -> None:
        """Load what is known of the keys."""
        missing = set(keys) - self._asked
        if not missing:
            return
        self._asked |= missing
        found = Imported.objects.filter(key__any_of=missing)
        for number, key, thing, record, written in found.values_list(
            "id", "key", "thing", "record", "written"
        ):
            self.known[key] = Line(number, thing, record, written)

    def record_of(self, key: str) -> int | None:
        """Return our record for the key, if an import brought or joined it."""
        line = self.known.get(key)
        return line.record if line else None

    def written(self, key: str) -> Texts:
        """Return what was written last into the record of the key."""
        line = self.known.get(key)
        return line.written if line else {}

    def write(self, thing: str, key: str, record: int | None, written: Mapping[str, Any]) -> None:
        """Keep what the record now holds by the will of a file."""
        line = self.known.get(key)
        if line is None:
            line = self.known[key] = self.fresh[key] = Line(None, thing, record, dict(written))
            return
        if line.id is not None:
            self._touched[key] = line
        line.record, line.written = record, {**line.written, **written}

    def also(self, thing: str, aliases: Collection[str], record: int) -> None:
        """Let a record be found under more keys."""
        for key in aliases:
            if self.record_of(key) != record:
                self.write(thing, key, record, {})

    def close(self) -> None:
        """Put everything into the database."""
        made = {"made_in_id": self.run.pk}
        copy_new(
            Imported,
            [
                {"key": k, "thing": ln.thing, "record": ln.record, "written": ln.written, **made}
                for k, ln in self.fresh.items()
            ],
        )
        lines = list(self._touched.values())
        if lines:
            facts: dict[str, Any] = {
                "run": self.run.pk,
                "ids": [line.id for line in lines],
                "records": [line.record for line in lines],
                "written": [as_json(line.written) for line in lines],
            }
            with connection.cursor() as cursor:
                cursor.execute(TOUCH, facts)
