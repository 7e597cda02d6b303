"""The keys by which records are known again: of the old ids, or of what the records are."""

import hashlib
from dataclasses import dataclass

from interes.exchange.rules.importing.records import Link
from interes.exchange.rules.importing.values import squeezed

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Keys:
    """Makes the keys of one system; in files without ids records go by their names alone."""

    system: str
    by_name: bool = False

    def of(self, thing: str, old_id: str) -> str:
        """Return the key of an old id; several sorts of talks share their numbers."""
        return self._short(f"{self.system}:{thing}:{old_id}")

    def made_up(self, thing: str, *facts: object) -> str:
        """Return a key made of what the record is: the same file twice gives the same keys."""
        if self.by_name:
            return self._short(f"{self.system}:{thing}:{squeezed(str(facts[0]))}")
        text = "|".join(squeezed(str(fact)) if fact else "" for fact in facts).rstrip("|")
        return self._short(f"{self.system}:{thing}:~{text}")

    def link(self, thing: str, old_id: str, name: str, email: str = "") -> Link | None:
        """Return a link by what the row gives of another record; None if it gives nothing."""
        if old_id:
            return Link(self.of(thing, old_id), name, email)
        if name and self.by_name:
            return Link(self.made_up(thing, name), name, email)
        return Link("", name, email) if name or email else None

    def _short(self, key: str) -> str:
        """Return a key that fits; the end of a long one becomes its sum."""
        if len(key) <= _LONGEST:
            return key
        mark = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:24]
        return key[: _LONGEST - 25] + "#" + mark
