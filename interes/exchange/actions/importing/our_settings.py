"""Sources, reasons, stages: what files call by a name and the company keeps as settings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from interes.clients.models import Source
from interes.deals import queries as deals
from interes.deals.models import Pipeline, RefusalReason, Situation, Stage

NOT_RECORDED = ("Не указана при импорте", "Not recorded at import")
NAME = 120


def source_ids(names: Collection[str]) -> Mapping[str, int]:
    """Return our source for each name; a new name becomes a source."""
    if not names:
        return {}
    known: dict[str, int] = {}
    for number, ru, en in Source.objects.values_list("id", "name_ru", "name_en"):
        known.setdefault(ru.casefold(), number)
        known.setdefault(en.casefold(), number)
    found = {}
    for name in names:
        plain = name.strip()[:NAME]
        if plain.casefold() not in known:
            known[plain.casefold()] = Source.objects.create(name_ru=plain).pk
        found[name] = known[plain.casefold()]
    return found


def reason_ids(names: Collection[str]) -> Mapping[str, int]:
    """Return our reason of refusal for each name; one that nobody told stands under ""."""
    known: dict[str, int] = {}
    for number, ru, en in RefusalReason.objects.values_list("id", "name_ru", "name_en"):
        known.setdefault(ru.casefold(), number)
        known.setdefault(en.casefold(), number)
    found = {}
    for name in names:
        plain = name.strip()[:NAME]
        if plain.casefold() not in known or not plain:
            known[plain.casefold()] = _reason(plain)
        found[name] = known[plain.casefold()]
    return found


@dataclass(slots=True)
class Situations:
    """The situations in use, by their names."""

    by_name: dict[str, Situation]

    def find(self, name: str | None, stage: Stage) -> Situation | None:
        """Return the situation a file means; None if we have none, or the stage offers it not."""
        found = self.by_name.get((name or "").casefold().strip())
        return found if found and (not found.stage_ids or stage.pk in found.stage_ids) else None


def situations() -> Situations:
    """Return the situations in use."""
    known: dict[str, Situation] = {}
    for one in deals.situations():
        for name in filter(None, (one.name_ru, one.name_en)):
            known.setdefault(name.casefold(), one)
    return Situations(known)


def _reason(name: str) -> int:
    """Make a reason; for refusals whose file gives none there is one that nobody can choose."""
    ru, en = (name, "") if name else NOT_RECORDED
    facts = {"name_en": en, "order": 99, "is_active": False}
    return RefusalReason.objects.get_or_create(name_ru=ru, defaults=facts)[0].pk


@dataclass(slots=True)
class Stages:
    """The stages of all pipelines in use, found by name or by place."""

    first: list[Stage] = field(default_factory=list)
    by_pipeline: dict[str, dict[str, Stage]] = field(default_factory=dict)
    by_name: dict[str, Stage] = field(default_factory=dict)
    by_id: dict[int, Stage] = field(default_factory=dict)

    def find(self, pipeline: str | None, name: str | None, place: int | None) -> Stage | None:
        """Return the stage a file means; None if we have none of that name."""
        if place is not None:
            return self.first[min(place, len(self.first) - 1)]
        known = self.by_pipeline.get((pipeline or "").casefold(), self.by_name)
        return known.get((name or "").casefold().strip())

    def start(self, pipeline: str | None) -> Stage:
        """Return the first stage of a pipeline, of the first one if we have none of that name."""
        known = self.by_pipeline.get((pipeline or "").casefold())
        return min(known.values(), key=lambda stage: stage.order) if known else self.first[0]


def stages() -> Stages:
    """Return all stages in use; the first pipeline comes first."""
    found = Stages(first=list(deals.stages_of(deals.first_stage().pipeline_id)))
    for pipeline in Pipeline.objects.filter(is_active=True).order_by("order", "pk"):
        of_it: dict[str, Stage] = {}
        for stage in deals.stages_of(pipeline.pk):
            found.by_id[stage.pk] = stage
            for name in filter(None, (stage.name_ru, stage.name_en)):
                of_it.setdefault(name.casefold(), stage)
                found.by_name.setdefault(name.casefold(), stage)
        for name in filter(None, (pipeline.name_ru, pipeline.name_en)):
            found.by_pipeline[name.casefold()] = of_it
    return found
