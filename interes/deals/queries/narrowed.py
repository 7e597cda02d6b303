"""Which deals are meant by the filters of a page: one reading for the board and the lists."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet, Value

from interes.deals.models import Deal, Step
from interes.deals.queries.climbing import climbed
from interes.deals.queries.competition import met_and
from interes.deals.queries.passing import working_on
from interes.deals.queries.qualification import verdict_choices, with_verdict
from interes.foundation.keys import key_in
from interes.team.models import User

LARGEST = Decimal("1e14")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads and when; `now` is in the zone of the reader."""

    user: User
    now: datetime


def narrowed(
    deals: QuerySet[Deal], wanted: Mapping[str, str], *, user: User, now: datetime
) -> QuerySet[Deal]:
    """Return the deals that every filter lets through; what can't be read filters nothing."""
    reader = Reader(user, now)
    for name, value in wanted.items():
        if value and name in _FILTERS:
            deals = deals.filter(_FILTERS[name](value, reader))
    return deals


def narrowed_steps(
    steps: QuerySet[Step], wanted: Mapping[str, str], *, user: User, now: datetime
) -> QuerySet[Step]:
    """Return the steps of the wanted owner and kind that are due in the wanted time."""
    reader = Reader(user, now)
    steps = steps.filter(_owner(wanted.get("owner", ""), reader))
    if wanted.get("kind") in Step.Kind.values:
        steps = steps.filter(kind=wanted["kind"])
    when = due_in(now).get(wanted.get("when", ""))
    return steps.filter(when) if when else steps


def due_in(now: datetime, prefix: str = "") -> dict[str, Q]:
    """Return what "late", "today", "week" and "later" mean for the time of a planned step."""
    morning = now.replace(hour=0, minute=0, second=0, microsecond=0)
    night, week = morning + timedelta(days=1), morning + timedelta(days=8)

    def at(**bounds: object) -> Q:
        return Q(**{f"{prefix}{name}": bound for name, bound in bounds.items()})

    late = at(due_at__lt=now) & (at(due_at__lt=morning) | at(has_time=True))
    today = at(due_at__gte=morning, due_at__lt=night) & (at(due_at__gte=now) | at(has_time=False))
    return {
        "late": late,
        "today": today,
        "week": at(due_at__gte=night, due_at__lt=week),
        "later": at(due_at__gte=week),
    }


def dragging(now: datetime) -> Q:
    """Match deals that stand in their stage for more days than its norm, as a line counts them."""
    morning = now.replace(hour=0, minute=0, second=0, microsecond=0)
    norm = ExpressionWrapper(
        F("stage__norm_days") * Value(timedelta(days=1)), output_field=DurationField()
    )
    return Q(stage__norm_days__isnull=False, stage_since__lt=Value(morning) - norm)


def _owner(value: str, reader: Reader) -> Q:
    if value == "mine":
        return Q(owner=reader.user)
    if value == "work":
        return working_on(reader.user)
    if value == "department":
        return Q(owner__department=reader.user.department_id)
    return _by_key("owner", value)


def _worker(value: str, reader: Reader) -> Q:
    return _by_key("worker", str(reader.user.pk) if value == "me" else value)


def _source(value: str, _reader: Reader) -> Q:
    if value == "none":
        return Q(source=None)
    return _by_key("source", value)


def _late(_value: str, reader: Reader) -> Q:
    return due_in(reader.now, "next_step__")["late"]


def _flag(value: str, _reader: Reader) -> Q:
    return Q(state="open", standing__flags__contains=[value])


def _dragging(_value: str, reader: Reader) -> Q:
    return dragging(reader.now)


def _climbed(value: str, reader: Reader) -> Q:
    return climbed(value, reader.user)


def _text(value: str, _reader: Reader) -> Q:
    return Q(title__icontains=value) | Q(company__sort_name__contains=value.lower())


def _ended_with(*, won: bool) -> Callable[[str, Reader], Q]:
    def matches(value: str, _reader: Reader) -> Q:
        key = key_in(value)
        return Q() if key is None else met_and(key, won=won)

    return matches


def _expected(value: str, reader: Reader) -> Q:
    today = reader.now.date()
    first = today.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    after = (following + timedelta(days=32)).replace(day=1)
    return {
        "past": Q(expected_date__lt=today),
        "month": Q(expected_date__gte=first, expected_date__lt=following),
        "next": Q(expected_date__gte=following, expected_date__lt=after),
        "none": Q(expected_date=None),
    }.get(value, Q())


def _key_of(field: str) -> Callable[[str, Reader], Q]:
    return lambda value, _reader: _by_key(field, value)


def _word_of(field: str) -> Callable[[str, Reader], Q]:
    return lambda value, _reader: Q(**{field: value})


def _sum(lookup: str) -> Callable[[str, Reader], Q]:
    def matches(value: str, _reader: Reader) -> Q:
        try:
            amount = Decimal(value.replace(" ", "").replace("\u00a0", "").replace(",", "."))
        except InvalidOperation:
            return Q()
        return Q(**{lookup: amount}) if amount.is_finite() and abs(amount) < LARGEST else Q()

    return matches


def _verdict(value: str, _reader: Reader) -> Q:
    return Q(with_verdict(value)) if value in dict(verdict_choices()) else Q()


def _by_key(field: str, value: str) -> Q:
    key = key_in(value)
    return Q() if key is None else Q(**{field: key})


_FILTERS: dict[str, Callable[[str, Reader], Q]] = {
    "owner": _owner,
    "source": _source,
    "worker": _worker,
    "late": _late,
    "flag": _flag,
    "dragging": _dragging,
    "climbed": _climbed,
    "verdict": _verdict,
    "q": _text,
    "expected": _expected,
    "pipeline": _key_of("pipeline"),
    "stage": _key_of("stage"),
    "company": _key_of("company"),
    "person": _key_of("people__person"),
    "channel": _word_of("channel"),
    "product": _word_of("product__icontains"),
    "rival": _key_of("rivals__rival"),
    "lost_to": _ended_with(won=False),
    "beaten": _ended_with(won=True),
    "sum_from": _sum("amount__gte"),
    "sum_to": _sum("amount__lte"),
}
