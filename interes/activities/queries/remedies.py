"""What to do about contacts who break promises (M5.7)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from interes.activities.models import Promise, Remedy
from interes.activities.queries.promise_settings import promise_norm
from interes.activities.rules import Advice, Move, Taken, Word, advice
from interes.clients.models import Person
from interes.deals.models import Deal, DealPerson, Influence, Step


@dataclass(frozen=True, slots=True)
class Counsel:
    """What the playbook says of one contact; `boss` is with whom to talk if it is the superior."""

    person: Person
    advice: Advice
    boss: Person | None = None

    @property
    def move(self) -> Move | None:
        """Return the step that is proposed or stands ahead."""
        return self.advice.move

    @property
    def words(self) -> str:
        """Return what to say, in the language of the reader."""
        if self.move is None:
            return ""
        return promise_norm().words(self.move, self.person.address_name)


def counsels(people: Sequence[Person], now: datetime, deal: Deal | None = None) -> list[Counsel]:
    """Return what is to be done about those of these people who break promises."""
    keys = [one.pk for one in people]
    words, taken = _words(keys, now), _taken(keys)
    norm = promise_norm().habit
    found = [(one, advice(words[one.pk], taken[one.pk], norm)) for one in people]
    return [
        Counsel(one, told, _boss(deal, one) if told.move == Move.SUPERIOR else None)
        for one, told in found
        if told.move
    ]


def people_who_promised(deal: Deal) -> list[Person]:
    """Return who of the client promised something in a deal."""
    promised = Promise.objects.filter(deal=deal, side=Promise.Side.THEIRS, removed_at=None)
    keys = promised.order_by().values("person_id").distinct()
    return list(Person.objects.filter(pk__in=keys, removed_at=None).order_by("id")[:20])


def _words(keys: Collection[int], now: datetime) -> Mapping[int, list[Word]]:
    """Return the last promises of each that came to their term."""
    is_over = Q(state__in=["kept", "late", "broken"]) | Q(state="open", due_at__lte=now)
    found = Promise.objects.filter(
        is_over, side=Promise.Side.THEIRS, removed_at=None, person_id__in=keys
    )
    place = Window(RowNumber(), partition_by=F("person_id"), order_by=F("due_at").desc())
    rows = found.annotate(place=place).filter(place__lte=promise_norm().of_last)
    words: dict[int, list[Word]] = defaultdict(list)
    for key, at, state in rows.values_list("person_id", "due_at", "state"):
        words[key].append(Word(at, is_broken=state in {"broken", "open"}))
    return words


def _taken(keys: Collection[int]) -> Mapping[int, list[Taken]]:
    rows = Remedy.objects.filter(person_id__in=keys, step__deal__removed_at=None)
    rows = rows.filter(step__state__in=[Step.State.DONE, Step.State.PLANNED])
    taken: dict[int, list[Taken]] = defaultdict(list)
    for key, move, done_at in rows.values_list("person_id", "move", "step__finished_at"):
        taken[key].append(Taken(Move(move), done_at))
    return taken


def _boss(deal: Deal | None, person: Person) -> Person | None:
    """Return to whom the contact reports on the map of the deal, else who says the final yes."""
    if deal is None:
        return None
    line = Influence.objects.filter(
        deal=deal, from_part__person=person, kind=Influence.Kind.REPORTS
    ).select_related("to_part__person")
    if (found := line.first()) is not None:
        return found.to_part.person
    buyers = DealPerson.objects.filter(deal=deal, roles__contains=["economic"])
    buyer = buyers.exclude(person=person).select_related("person").first()
    return buyer.person if buyer else None
