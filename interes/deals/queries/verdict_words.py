"""Why a verdict is what it is: facts when it is given, a sentence when it is read."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interes.deals.models import Deal, Qualification, QualificationQuestion
from interes.deals.rules import NUMBERS, Answer, Costs, Judged, Pays, break_even, unit_of
from interes.foundation.naming import in_language
from interes.ui import formats

MOST_SAID = 4
ZERO = Decimal(0)

type Rows = Mapping[int, tuple[QualificationQuestion, Answer | None]]


def facts_of(
    one: Qualification, judged: Judged, rows: Rows, costs: Costs | None, deal: Deal | None
) -> dict[str, Any]:
    """Return the facts of the sentence as they are kept."""
    told: dict[str, Any] = {
        "why": judged.why.value,
        "points": judged.points,
        "needed": one.needed,
        "items": [_item(*rows[key], one) for key in judged.because[:MOST_SAID]],
        "more": max(len(judged.because) - MOST_SAID, 0),
    }
    return told | {"pays": _pays(one, costs, rows, deal)} if costs else told


def reason_of(why: Mapping[str, Any]) -> str:
    """Return the reason: "12 seats, needed from 20", "not known yet: solvency, distance"."""
    items = why.get("items", [])
    if why.get("why") == "open":
        names = [_small(in_language(one["ru"], one["en"])) for one in items]
        return _("not known yet: %(what)s") % {"what": _listed(names, why["more"])}
    said = _listed([_said(one) for one in items], why.get("more", 0), "; ")
    if why.get("why") != "short":
        return said
    words = _("%(points)s points of the %(needed)s needed") % why
    return f"{words}: {said}" if said else words


def pays_off_of(why: Mapping[str, Any]) -> str:
    """Return from which order on it pays off, and how this one compares."""
    pays = why.get("pays")
    if not pays:
        return ""
    starts_at = formats.money(Decimal(pays["from"]), pays["currency"])
    words = _("pays off from %(sum)s") % {"sum": starts_at}
    if not pays["road"]:
        words += " " + _("and more: the distance is not known")
    if pays["sum"] is None:
        return words
    order = formats.money(Decimal(pays["sum"]), pays["currency"])
    return words + "; " + _("this one is %(sum)s") % {"sum": order}


def answer_of(row: QualificationQuestion, answer: Answer | None, currency: str = "RUB") -> str:
    """Return an answer as people read it: 12 seats, 320 km, pays late."""
    if answer is None:
        return ""
    item = {"kind": row.kind, "unit_ru": row.unit_ru, "unit_en": row.unit_en}
    return _value(item | _answered(row, answer) | {"currency": currency})


def bar_of(row: QualificationQuestion, currency: str = "RUB") -> str:
    """Return which answer is good, as people read it: from 10, at most 150 km, yes."""
    if row.kind == "yes_no":
        return _("yes")
    if row.kind == "choice":
        return ", ".join(_small(in_language(o["ru"], o["en"])) for o in row.options if o["good"])
    bars = {"least": _("from %(limit)s"), "most": _("at most %(limit)s")}
    item = {"kind": row.kind, "unit_ru": row.unit_ru, "unit_en": row.unit_en, "is_bar": True}
    return bars[row.bar] % {"limit": _value(item | {"value": row.limit, "currency": currency})}


def _item(row: QualificationQuestion, answer: Answer | None, one: Qualification) -> dict[str, Any]:
    kept = {
        "ru": row.name_ru,
        "en": row.name_en,
        "kind": row.kind,
        "bar": row.bar,
        "limit": None if row.limit is None else str(row.limit),
        "unit_ru": row.unit_ru,
        "unit_en": row.unit_en,
        "currency": one.currency,
    }
    return kept if answer is None else kept | _answered(row, answer)


def _answered(row: QualificationQuestion, answer: Answer) -> dict[str, Any]:
    """Return an answer with its words: those of a choice may be changed later."""
    option = next((o for o in row.options if o["key"] == answer), None)
    words = {"word_ru": option["ru"], "word_en": option["en"]} if option else {}
    return {"value": str(answer)} | words


def _pays(one: Qualification, costs: Costs, rows: Rows, deal: Deal | None) -> dict[str, Any]:
    distances = [answer for row, answer in rows.values() if row.kind == "distance"]
    # Where nobody asks for the distance, the road is not counted.
    distance = next((d for d in distances if isinstance(d, Decimal)), None if distances else ZERO)
    order = deal.amount if deal and deal.currency == one.currency else None
    found = break_even(costs, distance, order)
    return {
        "from": str(found.starts_at),
        "sum": None if order is None else str(order),
        "currency": one.currency,
        "pays": found.pays.value,
        "road": found.is_road_known,
    }


def is_at_a_loss(why: Mapping[str, Any]) -> bool:
    """Tell whether the order costs more to serve than it brings."""
    return bool(why.get("pays") and why["pays"]["pays"] == Pays.NO)


def _said(item: Mapping[str, Any]) -> str:
    """Say one answer with its bar: "12 seats, needed from 20"; "Solvency: pays late"."""
    value = _value(item)
    if item["kind"] not in NUMBERS:
        return f"{in_language(item['ru'], item['en'])}: {value}"
    bars = {"least": _("needed from %(limit)s"), "most": _("at most %(limit)s")}
    limit = _value({**item, "value": item["limit"], "unit_ru": "", "unit_en": ""})
    bar = bars[item["bar"]] % {"limit": limit}
    has_words = item["unit_ru"] or item["kind"] == "distance"
    name = "" if has_words else in_language(item["ru"], item["en"]) + ": "
    return f"{name}{value}, {bar}"


def _value(item: Mapping[str, Any]) -> str:
    kind, value = item["kind"], item["value"]
    if kind == "money":
        return formats.money(Decimal(value), item["currency"])
    if kind in NUMBERS:
        number = Decimal(value)
        unit = unit_of(
            number, in_language(item["unit_ru"], item["unit_en"]), is_bar=bool(item.get("is_bar"))
        )
        unit = unit or (_("km") if kind == "distance" else "")
        return f"{formats.number(Decimal(value).normalize())} {unit}".strip()
    if kind == "yes_no":
        return _("yes") if value == "yes" else _("no")
    return _small(in_language(item.get("word_ru", value), item.get("word_en", value)))


def _listed(words: list[str], more: int, between: str = ", ") -> str:
    said = between.join(words)
    if not more:
        return said
    return said + " " + ngettext("and %(num)s more", "and %(num)s more", more) % {"num": more}


def _small(words: str) -> str:
    """Return words with a small letter at the beginning, unless they begin with an abbreviation."""
    return words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"
