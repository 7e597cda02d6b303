"""Which column of a sheet says what: guessed, shown, changed by people, kept for the next file."""

from collections.abc import Mapping as Dict
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from interes.exchange.rules.importing.records import Problem

# What a row can be about; "" is a sheet that is not taken.
THINGS = ("user", "company", "person", "lead", "deal", "talk", "to_do", "product")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the file, what it says, how sure that is (0 to 1) and why.

    `target` is `<thing>.<field>` ("company.inn", "deal.owner_id"), "" if it is not taken;
    `why` is a code for `import_wording.why`.
    """

    name: str
    target: str = ""
    sure: float = 0.0
    why: str = ""
    facts: Dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How the rows of one sheet become records.

    `system` begins the keys of its records; `currency` is that of sums which name none; dates such
    as 03/04/2021 are the 3rd of April if `day_first`. `stages` and `people` say what words
    for stages, ends and colleagues mean among ours (`meanings`); colleagues go by e-mail or name.
    """

    thing: str = ""
    system: str = "file"
    dialect: str = ""
    columns: tuple[Column, ...] = ()
    currency: str = ""
    day_first: bool = True
    talk: str = ""
    stages: Dict[str, str] = field(default_factory=dict)
    people: Dict[str, str] = field(default_factory=dict)

    def target_of(self, name: str) -> str:
        """Return what the column of this name says, "" if nothing."""
        return next((c.target for c in self.columns if c.name == name), "")

    def with_targets(self, targets: Dict[int, str]) -> "Mapping":
        """Return the mapping with columns (by their place from 0) that a person chose."""
        columns = tuple(
            Column(c.name, targets[i], 1.0, "chosen") if targets.get(i, c.target) != c.target else c
            for i, c in enumerate(self.columns)
        )
        return replace(self, columns=columns)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values, to be kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Dict[str, Any]) -> "Mapping":
        """Return a mapping that was kept."""
        columns = tuple(Column(**column) for column in kept["columns"])
        return cls(**{**kept, "columns": columns})


@dataclass(frozen=True, slots=True)
class Guess:
    """What a sheet seems to hold, and how sure that is.

    `skip` is a code for `import_wording.skipped` where the whole sheet is not taken over: invoices,
    a dictionary, nothing recognised. The mapping is filled in even then, as far as it goes.
    """

    mapping: Mapping
    sure: float
    skip: str = ""
    remarks: tuple[Problem, ...] = ()
