"""Set the pipelines: the ways deals go."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from interes.deals.actions import setting
from interes.deals.models import Deal, Pipeline, Stage
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

LONGEST_LINE, MOST_LINES = 120, 50


class LineUnclear(Refusal):
    """A product or an industry that is too long, or one too many."""


@act
def add_pipeline(
    *, name_ru: str, name_en: str, by: User, business_lines: Sequence[str] = ()
) -> Pipeline:
    """Make a pipeline with one stage to begin with; raises NameMissing, NotAllowed."""
    ensure(by, "settings.change")
    order = (Pipeline.objects.aggregate(m=Max("order"))["m"] or 0) + 1
    pipeline = Pipeline.objects.create(
        **setting.names(name_ru, name_en), business_lines=read_lines(business_lines), order=order
    )
    Stage.objects.create(
        pipeline=pipeline, order=1, name_ru="Первый контакт", name_en="First contact"
    )
    return pipeline


@act
def change_pipeline(  # noqa: PLR0913 - its names, its lines, and whether it is used
    *,
    pipeline_id: int,
    name_ru: str,
    name_en: str,
    is_active: bool,
    by: User,
    seen: Seen | None = None,
    business_lines: Sequence[str] | None = None,
) -> Pipeline:
    """Rename a pipeline, say whose deals begin in it, or take it out of use.

    Raises ChangedByBoth, NameMissing, LineUnclear, StageInUse, NotAllowed.
    """
    ensure(by, "settings.change")
    pipeline = Pipeline.objects.select_for_update().get(pk=pipeline_id)
    facts: dict[str, Any] = setting.names(name_ru, name_en) | {"is_active": is_active}
    if business_lines is not None:
        facts["business_lines"] = read_lines(business_lines)
    wanted = agreed(pipeline, facts, seen)
    if pipeline.is_active and not wanted.get("is_active", True):
        setting.ensure_free(Deal.objects.filter(pipeline=pipeline, **setting.STANDING).count())
        if not Pipeline.objects.filter(is_active=True).exclude(pk=pipeline_id).exists():
            raise setting.StageInUse(_("One pipeline must stay in use."))
    write(pipeline, wanted)
    return pipeline


def read_lines(words: Sequence[str]) -> list[str]:
    """Return products and industries, each once; raises LineUnclear."""
    lines = [" ".join(word.split()) for word in words]
    kept = list({line.casefold(): line for line in lines if line}.values())
    if len(kept) > MOST_LINES or any(len(line) > LONGEST_LINE for line in kept):
        sentence = _("At most %(most)s, each %(long)s characters at most.")
        told = {"most": MOST_LINES, "long": LONGEST_LINE}
        raise LineUnclear(sentence % told, field="business_lines")
    return kept
