"""What was promised in talks: words of a year, some due today, some late, one broken habit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pghistory

from interes.activities.models import Activity, Promise, PromiseKind
from interes.activities.queries import clock_of_side, term_of
from interes.activities.rules import end_of
from interes.deals.models import Deal
from interes.foundation.remembering import remembering

HOUR = timedelta(hours=1)
TALKS = ("call", "meeting")
FEWEST_FOR_A_HABIT = 4
# Of twenty words so many are kept late, and so many not at all.
OF, KEPT_LATE, BROKEN = 20, (3, 13), (6,)

type Said = Mapping[str, Mapping[str, Sequence[str]]]

OURS: Said = {
    "Price": {
        "ru": ("Цена с монтажом и доставкой", "Скидка за второй офис", "Цена на три года"),
        "en": ("Price with assembly and delivery", "Discount for the second office", "Price"),
    },
    "Stock": {
        "ru": ("Есть ли камеры на складе", "Сколько комплектов свободно"),
        "en": ("Whether the cameras are in stock", "How many sets are free"),
    },
    "Delivery": {
        "ru": ("Срок поставки на объект", "Когда приедет первая партия"),
        "en": ("Term of delivery to the site", "When the first lot arrives"),
    },
    "Document": {
        "ru": ("Проект договора", "Смета с двумя вариантами", "Отзывы похожих компаний"),
        "en": ("Draft of the contract", "Estimate with two variants", "Reviews of companies alike"),
    },
}
THEIRS: Said = {
    "Document": {
        "ru": ("План этажей", "Карточка предприятия", "Список переговорных"),
        "en": ("Plan of the floors", "Requisites", "List of the meeting rooms"),
    },
    "Decision": {
        "ru": ("Ответ по бюджету", "Решение после совещания", "Кто подписывает договор"),
        "en": ("Answer about the budget", "Decision of the board", "Who signs the contract"),
    },
}

type Kinds = Mapping[str, PromiseKind]


def promise(language: str, now: datetime) -> None:
    """Write down what was promised in the talks of open deals."""
    kinds = {one.name_en: one for one in PromiseKind.objects.all()}
    with remembering():
        made = list(_promises(kinds, language, now))
    by_owner: dict[int, list[Promise]] = defaultdict(list)
    for one in made:
        by_owner[one.owner_id].append(one)
    for owner, some in by_owner.items():
        with pghistory.context(act="activities.promise", user=owner):
            Promise.objects.bulk_create(some)


def _promises(kinds: Kinds, language: str, now: datetime) -> Iterator[Promise]:
    places: dict[int, int] = defaultdict(int)
    for deal, talks in _talks():
        place = places[deal.owner_id]
        places[deal.owner_id] += 1
        for n, talk in enumerate(talks):
            yield _old(_word(kinds, language, deal, talk, deal.pk + n), deal.pk * 31 + n * 17, now)
        if place == 1 and len(talks) >= FEWEST_FOR_A_HABIT:
            yield from _habit(kinds, language, deal, talks, now)
        yield from _open(kinds, language, deal, talks[0], place, now)


def _talks() -> Iterator[tuple[Deal, Sequence[Activity]]]:
    """Return open deals with the talks in which somebody was reached, the newest first."""
    known: dict[int, list[Activity]] = defaultdict(list)
    found = Activity.objects.filter(
        kind__in=TALKS, was_reached=True, deal__state="open", removed_at=None
    ).order_by("-at", "-id")
    for talk in found:
        known[talk.deal_id or 0].append(talk)
    deals = Deal.objects.filter(state="open", removed_at=None).select_related("company")
    for deal in deals.order_by("id"):
        if known[deal.pk]:
            yield deal, known[deal.pk][:5]


def _word(
    kinds: Kinds, language: str, deal: Deal, talk: Activity, number: int, side: str = ""
) -> Promise:
    """Return a promise given in a talk, with the term of its kind."""
    side = side or ("theirs" if number % 3 == 0 else "ours")
    said: Said = THEIRS if side == "theirs" else OURS
    name = tuple(said)[number % len(said)]
    texts = said[name][language if language == "ru" else "en"]
    made = talk.at + timedelta(minutes=5)
    return Promise(
        text=texts[(number + deal.pk // 3) % len(texts)],
        kind=kinds[name],
        side=side,
        owner_id=deal.owner_id,
        company_id=deal.company_id,
        person_id=talk.person_id,
        deal=deal,
        activity=talk,
        made_at=made,
        due_at=term_of(kinds[name], side, deal.company, made),
    )


def _old(one: Promise, number: int, now: datetime) -> Promise:
    """Let a promise of an older talk be kept, mostly in time; what is still ahead stays open."""
    if one.due_at > now - HOUR:
        return one
    if number % OF in BROKEN:
        return _over(one, "broken", _at_work(one, 20, now), missed=True)
    if number % OF in KEPT_LATE:
        return _over(one, "late", _at_work(one, 2, now), missed=True)
    return _over(one, "kept", one.made_at + (one.due_at - one.made_at) / 2)


def _at_work(one: Promise, hours: int, now: datetime) -> datetime:
    """Return a moment after the term at which people are at work."""
    later = clock_of_side("ours", None).next_moment(one.due_at + hours * HOUR)
    return min(later + timedelta(minutes=one.due_at.minute), now)


def _when_at_work(moment: datetime) -> datetime:
    """Return this moment if our office is open then, else an hour of the last working day."""
    office = clock_of_side("ours", None)
    if office.is_working(moment):
        return moment
    day = office.day_until((moment - 12 * HOUR).astimezone(office.zone).date())
    return end_of(day, office) - HOUR * 3 / 2


def _over(one: Promise, state: str, at: datetime, *, missed: bool = False) -> Promise:
    one.state, one.ended_at = state, at
    one.breached_at = one.due_at if missed else None
    one.reminded_at = one.broken_told_at = one.due_at
    return one


def _habit(
    kinds: Kinds, language: str, deal: Deal, talks: Sequence[Activity], now: datetime
) -> Iterator[Promise]:
    """Let the contact of one deal of each seller promise much and keep little."""
    person = talks[0].person_id
    for n, talk in enumerate(talks[1:4]):
        one = _word(kinds, language, deal, talk, n, "theirs")
        one.person_id = person
        if one.due_at < now - HOUR:
            yield _over(one, "broken", _at_work(one, 30, now), missed=True)


def _open(
    kinds: Kinds, language: str, deal: Deal, talk: Activity, place: int, now: datetime
) -> Iterator[Promise]:
    """Leave something to do today: a word due soon, one that is late, and two of theirs."""
    plans: Mapping[int, tuple[str, timedelta, dict[str, Any]]] = {
        0: ("ours", -HOUR / 3, {"hours": 1.0}),
        2: ("theirs", -3 * HOUR, {"hours": 4.0}),
        3: ("ours", -26 * HOUR, {"hours": 2.0}),
        4: ("theirs", -72 * HOUR, {"hours": 4.0}),
        6: ("ours", -HOUR, {"hours": 18.0}),
    }
    if place not in plans:
        return
    side, ago, term = plans[place]
    one = _word(kinds, language, deal, talk, place + deal.pk, side)
    one.made_at = max(_when_at_work(now + ago), talk.at)
    quick = PromiseKind(hours=term["hours"])
    one.due_at = term_of(quick, side, deal.company, one.made_at)
    yield one
