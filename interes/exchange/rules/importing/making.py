"""From what the cells of a row say to one record: what all things have alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from interes.exchange.rules.importing.cells import Said
from interes.exchange.rules.importing.context import Context
from interes.exchange.rules.importing.dialects import Dialect, by_code
from interes.exchange.rules.importing.keys import Keys
from interes.exchange.rules.importing.mapping import Mapping as Map
from interes.exchange.rules.importing.meanings import Meant, key_of, meanings
from interes.exchange.rules.importing.records import Link, Problem, Record


class Refused(Exception):
    """The row can't be taken as it is."""

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the reason in a form that can be said in any language."""
        super().__init__(code)
        self.problem = Problem(code, facts)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a maker has at hand: the mapping, the context, the keys, the dialect if there is one."""

    mapping: Map
    context: Context
    keys: Keys
    dialect: Dialect | None
    names: Mapping[str, str]
    things: frozenset[str]
    has_custom: bool
    stages: Mapping[str, Meant] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_strict(self) -> bool:
        """Tell whether a value that can't be read refuses its row."""
        return self.dialect is not None and self.dialect.strict

    def column(self, target: str) -> str:
        """Return what the file calls the column of a target, else the target itself."""
        return self.names.get(target, target.partition(".")[2].replace("_", " "))


type Make = Callable[[Said, Desk], Record | None]


def desk(mapping: Map, context: Context) -> Desk:
    """Lay ready what the makers need."""
    dialect = by_code(mapping.dialect)
    keys = Keys(mapping.system, by_name=dialect is not None and dialect.by_name)
    names = {c.target: c.name for c in reversed(mapping.columns) if c.target}
    things = frozenset(target.partition(".")[0] for target in names)
    has_custom = any(".custom_" in target for target in names)
    stages = meanings(mapping.stages)
    people = {key_of(word): chosen for word, chosen in mapping.people.items() if chosen}
    return Desk(mapping, context, keys, dialect, names, things, has_custom, stages, people)


def described(said: Said, desk: Desk, thing: str) -> dict[str, Any]:
    """Return what companies, people and deals have alike."""
    values = said.values
    lines = said.lines.get(thing)
    found: dict[str, Any] = {"about": "\n".join(dict.fromkeys(lines))} if lines else {}
    for name in ("tags", "created_at"):
        if (value := values.get(f"{thing}.{name}")) is not None:
            found[name] = value
    if not desk.has_custom:
        return found
    custom = {
        target.partition(".")[2]: value
        for target, value in values.items()
        if target.startswith(f"{thing}.custom_")
    }
    return found | ({"custom": custom} if custom else {})


def owner_of(said: Said, desk: Desk, thing: str, field: str = "owner") -> Link | None:
    """Return the link to one of us: by the old id, an e-mail, a name."""
    values = said.values
    name = values.get(f"{thing}.{field}", "")
    email = values.get(f"{thing}.{field}_email", "")
    if "@" in name and not email:
        name, email = "", name
    if desk.people and (ours := desk.people.get(key_of(name or email))):
        return Link("", "", ours) if "@" in ours else Link("", ours)
    return desk.keys.link("user", values.get(f"{thing}.{field}_id", ""), name, email)


def ids(said: Said, thing: str) -> list[str]:
    """Return the old ids in a cell: a link may name several."""
    text = said.values.get(f"{thing}.id", "")
    return [part.strip() for part in text.replace(",", ";").split(";") if part.strip()]


def not_in_future(said: Said, desk: Desk, target: str, thing: str) -> datetime | None:
    """Return a moment that has passed; one in the future is remarked and not taken."""
    found: datetime | None = said.values.get(target)
    if found is None or found <= desk.context.now:
        return found
    column, value = desk.column(target), found.date().isoformat()
    if desk.is_strict:
        raise Refused("in_the_future", column=column, value=value)
    said.not_taken("in_the_future", column, value, thing)
    return None
