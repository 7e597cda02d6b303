"""The text of a filter and its tree: reading and writing, without knowing what it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interes.foundation.refusals import Refusal

LONGEST = 8_000
DEEPEST = 6
MOST = 60
MOST_VALUES = 500
JOINS = ("and", "or", "not")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_MARKS = "\\(),"


class Unreadable(Refusal):
    """A filter that can't be understood; `field` names what it asks about, if that is known."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One question about one thing: `city.in(Тверь,Казань)`."""

    field: str
    op: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions that hold together ("and"), at least one ("or"), or none of them ("not")."""

    way: str = "and"
    parts: "tuple[Node, ...]" = ()

    @property
    def conditions(self) -> "Iterator[Condition]":
        """Return every condition of it, however deep."""
        for part in self.parts:
            if isinstance(part, Condition):
                yield part
            else:
                yield from part.conditions


type Node = Condition | Group


def serialise(tree: Group) -> str:
    """Write a tree as text; the outermost "and" is written without its brackets."""
    if tree.way == "and":
        return ",".join(_written(part) for part in tree.parts)
    return _written(tree)


def _written(node: Node) -> str:
    if isinstance(node, Group):
        return f"{node.way}({','.join(_written(part) for part in node.parts)})"
    return f"{node.field}.{node.op}({','.join(_escaped(value) for value in node.values)})"


def _escaped(value: str) -> str:
    return "".join(f"\\{sign}" if sign in _MARKS else sign for sign in value)


def parse(text: str) -> Group:
    """Read a text as a tree; raises Unreadable."""
    if len(text) > LONGEST:
        raise Unreadable(_("This filter is too long."))
    reading = _Reading(text.strip())
    parts = reading.nodes(0) if reading.text else ()
    if reading.at < len(reading.text):
        raise reading.trouble()
    tree = parts[0] if len(parts) == 1 and isinstance(parts[0], Group) else Group("and", parts)
    if sum(1 for _one in tree.conditions) > MOST:
        raise Unreadable(_("This filter asks too many things at once."))
    return tree


class _Reading:
    """A text and how far it has been read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def trouble(self) -> Unreadable:
        rest = self.text[self.at : self.at + 20]
        if not rest:
            return Unreadable(_("The filter breaks off in the middle: a bracket is not closed."))
        return Unreadable(_("The filter can't be read from here on: %(rest)s") % {"rest": rest})

    def nodes(self, depth: int) -> tuple[Node, ...]:
        if depth > DEEPEST:
            raise Unreadable(_("The brackets of this filter stand too deep in each other."))
        found = [self._node(depth)]
        while self._takes(","):
            found.append(self._node(depth))
        return tuple(found)

    def _node(self, depth: int) -> Node:
        self._skip_spaces()
        name = self._name()
        if name in JOINS and self._takes("("):
            return self._group(name, depth)
        self._needs(".")
        op = self._name()
        self._needs("(")
        return Condition(name, op, self._values())

    def _group(self, way: str, depth: int) -> Group:
        if self._takes(")"):
            return Group(way)
        parts = self.nodes(depth + 1)
        self._needs(")")
        return Group(way, parts)

    def _values(self) -> tuple[str, ...]:
        found: list[str] = []
        while len(found) <= MOST_VALUES:
            found.append(self._value())
            if self._takes(")"):
                return tuple(value for value in found if value)
            self._needs(",")
        raise Unreadable(_("This filter names too many values."))

    def _value(self) -> str:
        value = ""
        while self.at < len(self.text) and self.text[self.at] not in "(),":
            self.at += self.text[self.at] == "\\"
            value += self.text[self.at : self.at + 1]
            self.at += 1
        return value.strip()

    def _name(self) -> str:
        match = _NAME.match(self.text, self.at)
        if match is None:
            raise self.trouble()
        self.at = match.end()
        return match.group()

    def _needs(self, sign: str) -> None:
        if not self._takes(sign):
            raise self.trouble()

    def _takes(self, sign: str) -> bool:
        self._skip_spaces()
        has = self.text.startswith(sign, self.at)
        self.at += has
        return has

    def _skip_spaces(self) -> None:
        while self.text[self.at : self.at + 1].isspace():
            self.at += 1
