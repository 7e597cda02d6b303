"""A filter in the words of the reader, for chips, tabs and the history."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from interes.foundation.attributes import Attribute, Kind
from interes.foundation.filters.fields import Fields, Related
from interes.foundation.filters.meaning import ME, MY_DEPARTMENT
from interes.foundation.filters.operators import Op
from interes.foundation.filters.periods import COUNTED
from interes.foundation.filters.tree import Condition, Node

MOST_WORDS = 3


def op_words(kind: Kind | None = None) -> dict[Op, str]:
    """Return the operators as a form offers them; days have words of their own."""
    words = _related_words() if kind is None else _plain_words()
    return words | (_day_words() if kind in {Kind.DATE, Kind.MOMENT} else {})


def _related_words() -> dict[Op, str]:
    return {Op.HAS: pgettext("filter", "there are"), Op.HASNT: pgettext("filter", "there are no")}


def _plain_words() -> dict[Op, str]:
    return {
        Op.IS: pgettext("filter", "is"),
        Op.ISNT: pgettext("filter", "is not"),
        Op.IN: pgettext("filter", "is one of"),
        Op.NOTIN: pgettext("filter", "is none of"),
        Op.ALL: pgettext("filter", "has all of"),
        Op.CONTAINS: pgettext("filter", "contains"),
        Op.LACKS: pgettext("filter", "does not contain"),
        Op.BEGINS: pgettext("filter", "begins with"),
        Op.GT: pgettext("filter", "more than"),
        Op.GTE: pgettext("filter", "at least"),
        Op.LT: pgettext("filter", "less than"),
        Op.LTE: pgettext("filter", "at most"),
        Op.BETWEEN: pgettext("filter", "between"),
        Op.EMPTY: pgettext("filter", "is empty"),
        Op.FILLED: pgettext("filter", "is filled in"),
    }


def _day_words() -> dict[Op, str]:
    return {
        Op.GT: pgettext("filter", "after"),
        Op.GTE: pgettext("filter", "since"),
        Op.LT: pgettext("filter", "before"),
        Op.LTE: pgettext("filter", "until"),
        Op.OLDER: pgettext("filter", "longer ago than (days)"),
    }


def period_words() -> dict[str, str]:
    """Return the times that a form offers, in the words of the reader."""
    return {
        "today": pgettext("filter", "today"),
        "yesterday": pgettext("filter", "yesterday"),
        "tomorrow": pgettext("filter", "tomorrow"),
        "this_week": pgettext("filter", "this week"),
        "last_week": pgettext("filter", "last week"),
        "next_week": pgettext("filter", "next week"),
        "this_month": pgettext("filter", "this month"),
        "last_month": pgettext("filter", "last month"),
        "next_month": pgettext("filter", "next month"),
        "this_quarter": pgettext("filter", "this quarter"),
        "last_quarter": pgettext("filter", "last quarter"),
        "next_quarter": pgettext("filter", "next quarter"),
        "this_year": pgettext("filter", "this year"),
        "last_year": pgettext("filter", "last year"),
        "next_year": pgettext("filter", "next year"),
        "last_7_days": pgettext("filter", "last 7 days"),
        "last_30_days": pgettext("filter", "last 30 days"),
        "last_90_days": pgettext("filter", "last 90 days"),
        "next_7_days": pgettext("filter", "next 7 days"),
        "next_30_days": pgettext("filter", "next 30 days"),
    }


def in_words(node: Node, fields: Fields) -> str:
    """Return a condition or a group as a chip says it."""
    if isinstance(node, Condition):
        return _condition(node, fields)
    parts = [in_words(part, fields) for part in node.parts]
    joint = pgettext("filter", " and ") if node.way == "and" else pgettext("filter", " or ")
    whole = joint.join(parts)
    return _("not (%(conditions)s)") % {"conditions": whole} if node.way == "not" else whole


def _condition(node: Condition, fields: Fields) -> str:
    asked = fields.by_name.get(node.field)
    if asked is None:
        return node.field
    values = ", ".join(value_words(asked, value, fields) for value in node.values[:MOST_WORDS])
    if len(node.values) > MOST_WORDS:
        values = f"{values}…"
    told = {"label": asked.title, "values": values}
    sentence = _sentences(asked.kind if isinstance(asked, Attribute) else None).get(node.op)
    if isinstance(asked, Related) and values:
        sentence = _in_time(node.op)
    return (sentence or "%(label)s: %(values)s") % told


def _in_time(op: str) -> str:
    if op == Op.HAS:
        return pgettext("filter", "%(label)s: %(values)s")
    return pgettext("filter", "%(label)s: none %(values)s")


def _sentences(kind: Kind | None) -> dict[str, str]:
    days = kind in {Kind.DATE, Kind.MOMENT}
    return {
        Op.IS: pgettext("filter", "%(label)s: %(values)s"),
        Op.IN: pgettext("filter", "%(label)s: %(values)s"),
        Op.ALL: pgettext("filter", "%(label)s: all of %(values)s"),
        Op.ISNT: pgettext("filter", "%(label)s: not %(values)s"),
        Op.NOTIN: pgettext("filter", "%(label)s: not %(values)s"),
        Op.CONTAINS: pgettext("filter", "%(label)s contains “%(values)s”"),
        Op.LACKS: pgettext("filter", "%(label)s without “%(values)s”"),
        Op.BEGINS: pgettext("filter", "%(label)s begins with “%(values)s”"),
        Op.GT: _after() if days else pgettext("filter", "%(label)s: more than %(values)s"),
        Op.GTE: _since() if days else pgettext("filter", "%(label)s: from %(values)s"),
        Op.LT: _before() if days else pgettext("filter", "%(label)s: less than %(values)s"),
        Op.LTE: _until() if days else pgettext("filter", "%(label)s: up to %(values)s"),
        Op.BETWEEN: pgettext("filter", "%(label)s between %(values)s"),
        Op.OLDER: pgettext("filter", "%(label)s over %(values)s days ago"),
        Op.EMPTY: pgettext("filter", "%(label)s: not filled in"),
        Op.FILLED: pgettext("filter", "%(label)s: filled in"),
        Op.HAS: pgettext("filter", "%(label)s: there are"),
        Op.HASNT: pgettext("filter", "%(label)s: none"),
    }


def _after() -> str:
    return pgettext("filter", "%(label)s after %(values)s")


def _since() -> str:
    return pgettext("filter", "%(label)s since %(values)s")


def _before() -> str:
    return pgettext("filter", "%(label)s before %(values)s")


def _until() -> str:
    return pgettext("filter", "%(label)s until %(values)s")


def value_words(asked: Attribute | Related, value: str, fields: Fields) -> str:
    """Return one value in words."""
    if isinstance(asked, Related) or asked.kind in {Kind.DATE, Kind.MOMENT}:
        return _time_words(value)
    if asked.kind == Kind.USER and value in {ME, MY_DEPARTMENT}:
        return _("me") if value == ME else _("my department")
    if asked.kind == Kind.FLAG:
        return {"yes": _("yes"), "no": _("no")}.get(value, value)
    known = {str(key): str(word) for key, word in fields.choices(asked)}
    if value in known or asked.kind not in {Kind.COMPANY, Kind.PERSON, Kind.RECORD}:
        return known.get(value, _grouped(value) if asked.kind == Kind.MONEY else value)
    return fields.named(asked.kind, value)


def _grouped(value: str) -> str:
    """Return a sum as it is read: with a small gap between the thousands."""
    whole, dot, rest = value.partition(".")
    return f"{int(whole):,}{dot}{rest}".replace(",", "\u00a0") if whole.isdecimal() else value


def _time_words(value: str) -> str:
    if (known := period_words().get(value)) is not None:
        return known
    match = COUNTED.fullmatch(value)
    if match is None:
        return value
    number = {"number": match.group(2)}
    if match.group(1) == "last":
        return pgettext("filter", "last %(number)s days") % number
    return pgettext("filter", "next %(number)s days") % number
