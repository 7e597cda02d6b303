"""Set the pipelines: the ways deals go."""

from django.db.models import Max
from django.utils.translation import gettext as _

from interes.deals.actions import setting
from interes.deals.models import Deal, Pipeline, Stage
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.team.actions import ensure
from interes.team.models import User


@act
def add_pipeline(*, name_ru: str, name_en: str, by: User) -> Pipeline:
    """Make a pipeline with one stage to begin with; raises NameMissing, NotAllowed."""
    ensure(by, "settings.change")
    order = (Pipeline.objects.aggregate(m=Max("order"))["m"] or 0) + 1
    pipeline = Pipeline.objects.create(**setting.names(name_ru, name_en), order=order)
    Stage.objects.create(
        pipeline=pipeline, order=1, name_ru="Первый контакт", name_en="First contact"
    )
    return pipeline


@act
def change_pipeline(
    *,
    pipeline_id: int,
    name_ru: str,
    name_en: str,
    is_active: bool,
    by: User,
    seen: Seen | None = None,
) -> Pipeline:
    """Rename a pipeline or take it out of use.

    Raises ChangedByBoth, NameMissing, StageInUse, NotAllowed.
    """
    ensure(by, "settings.change")
    pipeline = Pipeline.objects.select_for_update().get(pk=pipeline_id)
    facts = setting.names(name_ru, name_en) | {"is_active": is_active}
    wanted = agreed(pipeline, facts, seen)
    if pipeline.is_active and not wanted.get("is_active", True):
        setting.ensure_free(Deal.objects.filter(pipeline=pipeline, **setting.STANDING).count())
        if not Pipeline.objects.filter(is_active=True).exclude(pk=pipeline_id).exists():
            raise setting.StageInUse(_("One pipeline must stay in use."))
    write(pipeline, wanted)
    return pipeline
