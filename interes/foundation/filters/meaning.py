"""What a filter means for the database."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Exists, Q
from django.utils.translation import gettext as _

from interes.foundation.attributes import Attribute, Kind
from interes.foundation.filters.fields import Fields, Reader, Related
from interes.foundation.filters.operators import (
    DAYS,
    NUMBERS,
    RELATED,
    WITHOUT_VALUES,
    Op,
    operators_of,
)
from interes.foundation.filters.places import Place, place_of
from interes.foundation.filters.tree import Condition, Node, Unreadable, parse
from interes.foundation.filters.values import days_ago, edge, period, plain, read, refusal

NOBODY = Q(pk__in=[])
ME, MY_DEPARTMENT = "me", "my_department"
_SUBSTRINGS = {Op.CONTAINS: "contains", Op.LACKS: "contains", Op.BEGINS: "startswith"}


def where(text: str, fields: Fields, reader: Reader) -> Q:
    """Return the question that a text asks; raises Unreadable."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Unreadable(_("This filter holds signs that are no letters.")) from None
    if "\0" in text:
        raise Unreadable(_("This filter holds signs that are no letters."))
    return matching(parse(text), fields, reader)


def matching(node: Node, fields: Fields, reader: Reader) -> Q:
    """Return the question that a tree asks; raises Unreadable."""
    if isinstance(node, Condition):
        return _condition(node, fields, reader)
    parts = [matching(part, fields, reader) for part in node.parts]
    if not parts:
        return Q()
    if node.way == "and":
        return reduce(and_, parts)
    any_of_them = reduce(or_, parts)
    return any_of_them if node.way == "or" else ~any_of_them


def _condition(node: Condition, fields: Fields, reader: Reader) -> Q:
    asked = fields.by_name.get(node.field)
    if asked is None:
        sentence = _("Nothing here is called “%(name)s”.") % {"name": node.field}
        raise Unreadable(sentence, field=node.field)
    known: Sequence[Op] = RELATED if isinstance(asked, Related) else operators_of(asked)
    if node.op not in known:
        told = {"op": node.op, "known": ", ".join(known)}
        raise refusal(asked, _("“%(field)s” can't be asked with “%(op)s”; use %(known)s."), **told)
    op = Op(node.op)
    if isinstance(asked, Related):
        return _related(asked, op, node.values, reader)
    _check_values(asked, op, node.values)
    return _attribute(asked, op, node.values, fields, reader)


def _check_values(asked: Attribute, op: Op, values: tuple[str, ...]) -> None:
    if op in WITHOUT_VALUES:
        wanted = 0
    elif op in {Op.IN, Op.NOTIN, Op.ALL}:
        wanted = max(1, len(values))
    else:
        wanted = 2 if op == Op.BETWEEN else 1
    if len(values) != wanted:
        sentence = _("Say what “%(field)s” is compared with (%(op)s needs %(number)s).")
        raise refusal(asked, sentence, op=op, number=str(wanted))


def _related(asked: Related, op: Op, values: tuple[str, ...], reader: Reader) -> Q:
    rows = asked.rows()
    if values and not asked.moment:
        raise refusal(asked, _("“%(field)s” are not asked by time."))
    times = [_between(asked.moment, period(asked, value, reader), reader) for value in values]
    if times:
        rows = rows.filter(reduce(or_, times))
    return Q(Exists(rows)) if op == Op.HAS else ~Q(Exists(rows))


def _between(path: str, days: tuple[Any, Any], reader: Reader) -> Q:
    first, last = days
    after = edge(Kind.MOMENT, last + timedelta(days=1), reader)
    return Q(**{f"{path}__gte": edge(Kind.MOMENT, first, reader), f"{path}__lt": after})


def _attribute(
    asked: Attribute, op: Op, values: tuple[str, ...], fields: Fields, reader: Reader
) -> Q:
    place = place_of(asked, fields.model)
    if op in WITHOUT_VALUES:
        return place.empty if op == Op.EMPTY else ~place.empty
    if asked.kind in {Kind.DATE, Kind.MOMENT}:
        return _of_days(asked, op, values, place, reader)
    if asked.kind in {Kind.TAGS, Kind.MANY}:
        return _of_several(op, list(values), place)
    if op in NUMBERS and op not in {Op.IS, Op.ISNT}:
        return _of_numbers(asked, op, values, place)
    if op in _SUBSTRINGS:
        return _of_pieces(asked, op, values[0], fields)
    return _exactly(asked, op, values, fields, reader)


def _of_days(asked: Attribute, op: Op, values: tuple[str, ...], place: Place, reader: Reader) -> Q:
    def at(lookup: str, day: Any) -> Q:
        begins = edge(asked.kind, day, reader)
        return place.asked(lookup, begins.isoformat() if asked.is_custom else begins)

    if op == Op.OLDER:
        return at("lt", days_ago(asked, values[0], reader))
    times = [period(asked, value, reader) for value in values]
    first, after = times[0][0], times[-1][1] + timedelta(days=1)
    during = at("gte", first) & at("lt", after)
    answers: dict[Op, Callable[[], Q]] = {
        Op.IS: lambda: during,
        Op.BETWEEN: lambda: during,
        Op.ISNT: lambda: place.not_(during),
        Op.LT: lambda: at("lt", first),
        Op.GTE: lambda: at("gte", first),
        Op.GT: lambda: at("gte", after),
        Op.LTE: lambda: at("lt", after),
    }
    assert op in DAYS
    return answers[op]()


def _of_several(op: Op, values: list[str], place: Place) -> Q:
    if op == Op.ALL:
        return place.asked("contains", values)
    found = place.asked("overlap", values)
    return found if op == Op.IN else place.not_(found)


def _of_numbers(asked: Attribute, op: Op, values: tuple[str, ...], place: Place) -> Q:
    numbers = [read(asked, value) for value in values]
    if op == Op.BETWEEN:
        return place.asked("gte", numbers[0]) & place.asked("lte", numbers[1])
    return place.asked(op.value, numbers[0])


def _of_pieces(asked: Attribute, op: Op, value: str, fields: Fields) -> Q:
    lookup, place = _SUBSTRINGS[op], place_of(asked, fields.model)
    if asked.kind == Kind.PHONE and op == Op.BEGINS:
        found = place_of(asked, fields.model, asked.sought).asked(lookup, f"+{read(asked, value)}")
    elif asked.sought:
        is_name = asked.kind in {Kind.TEXT, Kind.COMPANY, Kind.PERSON}
        piece = plain(value) if is_name else read(asked, value)
        found = place_of(asked, fields.model, asked.sought).asked(lookup, piece)
    else:
        words = place_of(asked, fields.model, asked.shown)
        found = words.asked(f"i{lookup}", value)
    return place.not_(found) if op == Op.LACKS else found


def _exactly(
    asked: Attribute, op: Op, values: tuple[str, ...], fields: Fields, reader: Reader
) -> Q:
    place = place_of(asked, fields.model)
    found = reduce(or_, [_one(asked, value, fields, reader) for value in values])
    return found if op in {Op.IS, Op.IN} else place.not_(found)


def _one(asked: Attribute, value: str, fields: Fields, reader: Reader) -> Q:
    if asked.kind == Kind.USER and value in {ME, MY_DEPARTMENT}:
        return _of_mine(asked, value, fields, reader)
    place = place_of(asked, fields.model, asked.sought)
    if asked.kind == Kind.PHONE:
        return place.asked("exact", f"+{read(asked, value)}")
    if asked.many or not asked.sought:
        known = read(asked, value)
        return place.asked(_same(asked, known), known)
    return place.asked("exact", plain(value))


def _of_mine(asked: Attribute, value: str, fields: Fields, reader: Reader) -> Q:
    if value == ME:
        return place_of(asked, fields.model).asked("exact", reader.user)
    if reader.department is None or asked.is_custom:
        return NOBODY
    path = f"{asked.path.removesuffix('_id')}__department_id"
    return place_of(asked, fields.model, path).asked("exact", reader.department)


def _same(asked: Attribute, value: Any) -> str:
    """Compare words in any letter case; what has no letters is found by its index."""
    is_words = (
        asked.kind in {Kind.TEXT, Kind.LINK, Kind.MESSENGER} and value.lower() != value.upper()
    )
    return "iexact" if is_words else "exact"
