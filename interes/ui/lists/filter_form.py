"""The form of a filter: rows of conditions in groups, read into a tree and drawn from one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from interes.foundation.attributes import Attribute, Choices, Kind
from interes.foundation.filters import (
    Condition,
    Fields,
    Group,
    Node,
    Op,
    Related,
    op_words,
    operators_of,
)
from interes.foundation.filters.wording import period_words
from interes.foundation.keys import key_in

MOST_ROWS = 40
# What is named by its number is asked for by a piece of its name in a form.
_BY_NUMBER = frozenset({Op.IS, Op.ISNT, Op.IN, Op.NOTIN})
_SEVERAL = frozenset({Op.IN, Op.NOTIN, Op.ALL})
_DAYS = frozenset({Kind.DATE, Kind.MOMENT})


@dataclass(frozen=True, slots=True)
class Row:
    """One condition as the form draws it."""

    number: int
    group: int
    field: str
    label: str
    op: str
    ops: Choices
    control: str
    values: tuple[str, ...]
    choices: Choices


@dataclass(frozen=True, slots=True)
class Part:
    """The conditions of one group, and how they are joined."""

    number: int
    way: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The whole form; a tree that is too deep for it can only be written as text."""

    way: str
    parts: tuple[Part, ...]
    is_deep: bool


def tree_of(data: QueryDict, fields: Fields) -> Group:
    """Return the tree that a sent form means; rows without what they need are left out."""
    groups: dict[int, list[Node]] = {}
    for number in range(MOST_ROWS):
        row = _condition(data, number, fields)
        if row is not None:
            groups.setdefault(key_in(data.get(f"g{number}")) or 0, []).append(row)
    parts: list[Node] = []
    for group in sorted(groups):
        way = data.get(f"way{group}", "and")
        whole = Group(way if way in {"and", "or", "not"} else "and", tuple(groups[group]))
        parts.extend(_unfolded(whole, groups))
    way = "or" if data.get("way") == "or" else "and"
    if len(parts) == 1 and isinstance(parts[0], Group):
        return parts[0]
    return Group(way if len(parts) > 1 else "and", tuple(parts))


def _unfolded(group: Group, groups: Mapping[int, Any]) -> Iterable[Node]:
    is_plain = group.way == "and" and len(groups) == 1
    if is_plain or (len(group.parts) == 1 and group.way != "not"):
        yield from group.parts
    else:
        yield group


def _condition(data: QueryDict, number: int, fields: Fields) -> Condition | None:
    asked = fields.by_name.get(data.get(f"f{number}", ""))
    if asked is None or data.get("drop") == str(number):
        return None
    known = [op for op, _word in _ops(asked)]
    op = data.get(f"o{number}", "")
    op = op if op in known else str(known[0])
    return Condition(asked.name, op, _values(asked, op, data.getlist(f"v{number}")))


def _values(asked: Attribute | Related, op: str, written: list[str]) -> tuple[str, ...]:
    values = [value.strip() for value in written if value.strip()]
    if op in {Op.EMPTY, Op.FILLED}:
        return ()
    if op in _SEVERAL and _control(asked, op) in {"words", "tags"}:
        values = [part.strip() for value in values for part in value.split(",") if part.strip()]
    if op in _SEVERAL:
        return tuple(dict.fromkeys(values))
    return tuple(values[: 2 if op == Op.BETWEEN else 1])


def is_whole(node: Condition) -> bool:
    """Tell whether a condition says all it needs."""
    if node.op in {Op.EMPTY, Op.FILLED, Op.HAS, Op.HASNT}:
        return True
    return len(node.values) >= (2 if node.op == Op.BETWEEN else 1)


def whole(node: Group) -> Group:
    """Return the tree without conditions that do not say what is compared yet."""
    parts = (
        part if isinstance(part, Condition) else whole(part)
        for part in node.parts
        if not isinstance(part, Condition) or is_whole(part)
    )
    return Group(node.way, tuple(part for part in parts if part != Group(node.way, ())))


def drawn(tree: Group, fields: Fields) -> Drawn:
    """Return the form of a tree."""
    groups = [part for part in tree.parts if isinstance(part, Group)]
    is_deep = any(isinstance(inner, Group) for group in groups for inner in group.parts)
    if not groups:
        return Drawn("and", (_part(0, tree, 0, fields),), is_deep=False)
    loose = tuple(part for part in tree.parts if isinstance(part, Condition))
    wholes = [Group("and", (one,)) for one in loose] if tree.way == "or" else [Group("and", loose)]
    wholes = [one for one in wholes if one.parts] + groups
    parts, number = [], 0
    for place, group in enumerate(wholes):
        parts.append(_part(place, group, number, fields))
        number += len(parts[-1].rows)
    return Drawn(tree.way, tuple(parts), is_deep or tree.way == "not")


def _part(place: int, group: Group, first: int, fields: Fields) -> Part:
    conditions = [part for part in group.parts if isinstance(part, Condition)]
    rows = (_row(number, place, one, fields) for number, one in enumerate(conditions, first))
    return Part(place, group.way, tuple(row for row in rows if row is not None))


def _row(number: int, group: int, node: Condition, fields: Fields) -> Row | None:
    asked = fields.by_name.get(node.field)
    if asked is None:
        return None
    control = _control(asked, node.op)
    ops = _ops(asked, node.op)
    choices = _choices(asked, control, fields)
    return Row(number, group, node.field, asked.title, node.op, ops, control, node.values, choices)


def _ops(asked: Attribute | Related, now: str = "") -> Choices:
    if isinstance(asked, Related):
        return list(op_words().items())
    words = op_words(asked.kind)
    by_number = asked.kind in {Kind.COMPANY, Kind.PERSON, Kind.RECORD} and asked.choices is None
    return [
        (op, words[op])
        for op in _first_usual(asked)
        if not by_number or op not in _BY_NUMBER or op == now
    ]


def _first_usual(asked: Attribute) -> Iterable[Op]:
    """Return the operators, the one that is mostly meant first."""
    ops = operators_of(asked)
    usual = Op.CONTAINS if asked.kind in {Kind.TEXT, Kind.LONG} else ops[0]
    usual = Op.IN if Op.IN in ops and asked.kind not in {Kind.TEXT, Kind.LINK} else usual
    return sorted(ops, key=lambda op: op != usual)


def first_op(asked: Attribute | Related) -> str:
    """Return the operator that a new condition begins with."""
    return str(_ops(asked)[0][0])


def _control(asked: Attribute | Related, op: str) -> str:
    """Return how the values are asked for."""
    if isinstance(asked, Related):
        return "time" if asked.moment else "none"
    if op in {Op.EMPTY, Op.FILLED}:
        return "none"
    if asked.kind in _DAYS:
        return {Op.OLDER: "number", Op.BETWEEN: "days"}.get(Op(op), "day")
    if asked.choices is not None or asked.kind == Kind.USER:
        return "several" if op in _SEVERAL else "choice"
    return "numbers" if op == Op.BETWEEN else _WRITTEN.get(asked.kind, "words")


_WRITTEN = {Kind.NUMBER: "number", Kind.MONEY: "number", Kind.TAGS: "tags", Kind.FLAG: "flag"}


def _choices(asked: Attribute | Related, control: str, fields: Fields) -> Choices:
    if control in {"day", "time"}:
        return list(period_words().items())
    if isinstance(asked, Related) or control not in {"choice", "several", "tags", "words"}:
        return ()
    if control in {"words", "tags"}:
        return fields.offered(asked)
    mine = [("me", _("me")), ("my_department", _("my department"))]
    return in_words([*(mine if asked.kind == Kind.USER else ()), *fields.choices(asked)])


def in_words(choices: Choices) -> Choices:
    """Return choices with their words in the language of the reader, as a form draws them."""
    return [(str(key), str(word)) for key, word in choices]
