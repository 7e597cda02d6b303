"""The company while it is being thought up: everything about it, before anything is written."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models

from interes.activities.models import Activity, ToDo
from interes.clients.models import Company, ContactPoint, Person, Post, Relation, Site, Source
from interes.deals.models import (
    Closure,
    Deal,
    DealPerson,
    DealRival,
    Influence,
    RefusalReason,
    Rival,
    Stage,
    Step,
)
from interes.demo import write
from interes.demo.chance import Chance
from interes.demo.hours import Hours
from interes.demo.words import words
from interes.team.models import Branch, Department, User

SEED = 20_240_517
ORDER: tuple[type[models.Model], ...] = (
    Branch,
    Department,
    User,
    Source,
    RefusalReason,
    Rival,
    Company,
    Site,
    Person,
    Post,
    ContactPoint,
    Relation,
    Deal,
    DealPerson,
    Influence,
    Step,
    Closure,
    DealRival,
    Activity,
    ToDo,
)
# Whose act a row is, for the history; companies name each other and are written at once.
SIGNED: dict[type[models.Model], str] = {
    Person: "owner_id",
    Deal: "owner_id",
    Step: "owner_id",
    Closure: "by_id",
    Activity: "by_id",
    ToDo: "owner_id",
}


class World:
    """Rows that are still to be written, the dice, the calendar and the words."""

    def __init__(self, language: str, now: datetime) -> None:
        """Begin with what every installation has: stages, sources and reasons."""
        self.language = language
        self.chance = Chance(SEED)
        self.hours = Hours(now, language)
        self.rows: dict[type[models.Model], list[Any]] = defaultdict(list)
        self.moves: dict[int, list[tuple[Deal, int, datetime]]] = defaultdict(list)
        self._next = {model: write.first_id(model) for model in ORDER}
        self.stages = list(
            Stage.objects.filter(is_active=True, pipeline__is_active=True).order_by(
                "pipeline__order", "pipeline_id", "order"
            )[:7]
        )
        self.sources = {name: s for s in Source.objects.all() for name in (s.name_ru, s.name_en)}
        self.reasons = {
            name: r for r in RefusalReason.objects.all() for name in (r.name_ru, r.name_en)
        }
        self.numbers: set[str] = set()

    @property
    def now(self) -> datetime:
        """Return the moment everything is relative to."""
        return self.hours.now

    def words(self, file: str) -> dict[str, Any]:
        """Return one file of content in the language of this world."""
        return words(self.language, file)

    def add[T: models.Model](self, model: type[T], **facts: Any) -> T:
        """Make a row with a number of its own."""
        row = model(id=self._next[model], **facts)
        self._next[model] += 1
        self.rows[model].append(row)
        return row

    def all[T: models.Model](self, model: type[T]) -> list[T]:
        """Return the rows of a table so far."""
        return self.rows[model]

    def write(self) -> None:
        """Write everything; deals begin in their first stage and then move, as in life."""
        for model in ORDER:
            for user, rows in self._by_whom(self.rows[model], SIGNED.get(model, "")):
                write.copy(model, rows, user=user)
            write.count_on(model, self._next[model] - 1)
            if model is Closure:
                write.check_laws()
        for turn in sorted(self.moves):
            moves = self.moves[turn]
            for user, deals in self._by_whom([deal for deal, _, _ in moves], "owner_id"):
                keys = {deal.pk for deal in deals}
                write.move([m for m in moves if m[0].pk in keys], user=user)
        write.finish()

    def _by_whom(self, rows: list[Any], field: str) -> list[tuple[int | None, list[Any]]]:
        """Part rows by the person whose act they are, for the history."""
        parts: dict[int | None, list[Any]] = defaultdict(list)
        for row in rows:
            parts[getattr(row, field, None)].append(row)
        return list(parts.items())

    def move(self, deal: Deal, way: Iterable[tuple[int, datetime]]) -> None:
        """Remember the later stages of a deal, in their order."""
        for turn, (stage, at) in enumerate(way, start=1):
            self.moves[turn].append((deal, stage, at))
