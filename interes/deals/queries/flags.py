"""The flags of a deal as its pages show them, and what people answered to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from interes.deals.models import Deal, DealStanding, FlagAnswer
from interes.deals.queries.flag_words import FlagShown, flag_choices, flags_shown

# What was answered to the flags of a deal, asked for together with it.
FLAG_ANSWERS = ArraySubquery(
    FlagAnswer.objects.filter(deal=OuterRef("pk"))
    .order_by("-at")
    .values(told=JSONObject(flag="flag", text="text", until="until", by="by__name"))
)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that keeps a flag silent."""

    flag: str
    word: str
    text: str
    until: date
    by: str


def flags_of(deal: Deal, today: date) -> list[FlagShown]:
    """Return the flags of an open deal, the heaviest first."""
    standing: DealStanding | None = getattr(deal, "standing", None)
    if standing is None or not deal.is_open:
        return []
    return flags_shown(standing.flags, standing.facts, today)


def answers_in(told: Iterable[Mapping[str, Any]], today: date) -> list[Answered]:
    """Return the answers of what FLAG_ANSWERS brought that are not over."""
    words = dict(flag_choices())
    found = [
        Answered(
            one["flag"],
            words.get(one["flag"], ""),
            one["text"],
            date.fromisoformat(one["until"]),
            one["by"] or "",
        )
        for one in told
    ]
    return [one for one in found if one.until > today]


def flag_records(
    flags: Sequence[str] | None, facts: Mapping[str, Any] | None, today: date
) -> list[dict[str, Any]]:
    """Return the flags of a deal as programs are told of them."""
    known = facts or {}
    return [
        {"flag": one.flag, "word": one.word, "why": one.why, "facts": known.get(one.flag, {})}
        for one in flags_shown(flags, known, today)
    ]
