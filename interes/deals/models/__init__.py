"""Nouns of the deals room."""

from .checklist import ChecklistItem, Tick
from .climbing import ClimbNorm, DealClimb
from .closure import Closure, RefusalReason
from .deal import Deal
from .flags import DealCycle, FlagAnswer, FlagNorm
from .mailing_mark import MailingMark
from .passing import DealPassing
from .people import DealPerson, Influence
from .pipeline import Pipeline, Stage
from .qualification import Judgement, Qualification, QualificationAnswer, QualificationQuestion
from .rival import DealRival, Rival
from .situation import Situation
from .stage_move import StageMove
from .standing import DealStanding, ToAppraise
from .step import Step
from .working_hours import CalendarDay, WorkingHours

__all__ = [
    "CalendarDay",
    "ChecklistItem",
    "ClimbNorm",
    "Closure",
    "Deal",
    "DealClimb",
    "DealCycle",
    "DealPassing",
    "DealPerson",
    "DealRival",
    "DealStanding",
    "FlagAnswer",
    "FlagNorm",
    "Influence",
    "Judgement",
    "MailingMark",
    "Pipeline",
    "Qualification",
    "QualificationAnswer",
    "QualificationQuestion",
    "RefusalReason",
    "Rival",
    "Situation",
    "Stage",
    "StageMove",
    "Step",
    "Tick",
    "ToAppraise",
    "WorkingHours",
]
