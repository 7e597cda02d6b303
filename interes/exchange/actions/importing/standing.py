"""Where an imported deal stands among our settings: its stage, its situation, and what is left."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from interes.deals.models import Stage
from interes.exchange.actions.importing.our_settings import Situations, Stages, situations, stages
from interes.exchange.rules.importing.records import Deal

type Settings = tuple[Stages, Situations]


def settings_for(records: Iterable[Deal]) -> Settings:
    """Return our stages, and our situations if a file tells of one."""
    tells = any(record.situation for record in records)
    return stages(), situations() if tells else Situations({})


def situation_of(deal: Deal, ours: Settings) -> int | None:
    """Return the situation an open deal is in, if its stage offers one of that name."""
    known, offered = ours
    found = offered.find(deal.situation, stage_of(deal, known))
    return found.pk if found and deal.state == "open" else None


def stage_of(record: Deal, known: Stages) -> Stage:
    """Return the stage a record stands in; one with a stage we have not begins at the first."""
    found = known.find(record.pipeline, record.stage, record.stage_number)
    return found or known.start(record.pipeline)


def remarks(deal: Deal, ours: Settings) -> Iterable[str]:
    """Say in the deal itself what its file did not say, or what we have no place for."""
    if deal.about:
        yield deal.about
    with translation.override(settings.LANGUAGE_CODE):
        yield from _not_said(deal)
        yield from _no_place_for(deal, ours)


def _not_said(deal: Deal) -> Iterable[str]:
    if not deal.company:
        yield _("The file named no company for this deal.")
    if not deal.created_at and deal.closed_at:
        yield _("The file does not say when this deal began; its last day is kept for both.")
    elif not deal.created_at:
        yield _("The file does not say when this deal began; it is kept as begun on import.")


def _no_place_for(deal: Deal, ours: Settings) -> Iterable[str]:
    if deal.stage and not ours[0].find(deal.pipeline, deal.stage, deal.stage_number):
        yield _("Stage in the old program: %(stage)s.") % {"stage": deal.stage}
    if deal.situation and deal.state == "open" and situation_of(deal, ours) is None:
        yield _("Situation in the old program: %(situation)s.") % {"situation": deal.situation}
