"""Verbs of the deals room."""

from interes.deals.rules import Plan

from .change import STEP_FACTS, ReasonToMoveMissing, change, change_step, change_sum, sum_as_seen
from .climb import climb
from .climb_norm import CLIMB_FACTS, NormUnclear, set_climb_norm
from .close import AlreadyClosed, ComesBackTooEarly, ReasonMissing, RivalMissing, refuse, win
from .come_back import bring_back
from .competition import (
    COMPETITION_FACTS,
    CompetesNot,
    add_deal_rival,
    remove_deal_rival,
    tell_deal_rival,
)
from .demands import (
    DemandUnknown,
    add_point,
    ask_of_deals,
    change_point,
    order_point,
    use_point,
)
from .filling import Filling
from .finish_step import AlreadyFinished, finish_step
from .hand_over import NotFree, hand_over, take
from .mailing import put_on_mailing_list, take_off_mailing_list
from .move import MovedMeanwhile, StageElsewhere, move
from .open_deal import SourceMissing, open_deal
from .people import add_person, remove_person, set_main_person
from .pipelines import add_pipeline, change_pipeline
from .plan_next import AppointmentStands, plan_next
from .planning import StepMissing
from .read_plan import StepUnclear, read_plan
from .read_sum import CURRENCIES, SumUnclear, read_amount, read_currency
from .readiness import NotReady
from .reasons import add_reason, change_reason, order_reason, use_reason
from .removing import CompanyInTheBasket, remove, restore
from .reopen import StillOpen, reopen, undo_close
from .rivals import (
    RIVAL_FACTS,
    RivalUnclear,
    add_rival,
    change_rival,
    merge_rivals,
    use_rival,
)
from .roles import (
    PART_FACTS,
    OneAndTheSame,
    PartUnclear,
    TakesNoPart,
    place_person,
    set_people_norms,
    set_role,
    tell_part,
    tie,
    untie,
)
from .setting import NameMissing, StageInUse
from .situate import NotOffered, situate
from .situations import (
    SITUATION_FACTS,
    CadenceUnclear,
    SituationFacts,
    add_situation,
    change_situation,
    order_situation,
    use_situation,
)
from .stages import OutOfRange, StageFacts, add_stage, change_stage, order_stage, use_stage
from .tags import tag_deal
from .ticks import PointGone, tick
from .working_hours import (
    HoursUnclear,
    set_calendar_day,
    set_working_hours,
    unset_calendar_day,
)

__all__ = [
    "CLIMB_FACTS",
    "COMPETITION_FACTS",
    "CURRENCIES",
    "PART_FACTS",
    "RIVAL_FACTS",
    "SITUATION_FACTS",
    "STEP_FACTS",
    "AlreadyClosed",
    "AlreadyFinished",
    "AppointmentStands",
    "CadenceUnclear",
    "ComesBackTooEarly",
    "CompanyInTheBasket",
    "CompetesNot",
    "DemandUnknown",
    "Filling",
    "HoursUnclear",
    "MovedMeanwhile",
    "NameMissing",
    "NormUnclear",
    "NotFree",
    "NotOffered",
    "NotReady",
    "OneAndTheSame",
    "OutOfRange",
    "PartUnclear",
    "Plan",
    "PointGone",
    "ReasonMissing",
    "ReasonToMoveMissing",
    "RivalMissing",
    "RivalUnclear",
    "SituationFacts",
    "SourceMissing",
    "StageElsewhere",
    "StageFacts",
    "StageInUse",
    "StepMissing",
    "StepUnclear",
    "StillOpen",
    "SumUnclear",
    "TakesNoPart",
    "add_deal_rival",
    "add_person",
    "add_pipeline",
    "add_point",
    "add_reason",
    "add_rival",
    "add_situation",
    "add_stage",
    "ask_of_deals",
    "bring_back",
    "change",
    "change_pipeline",
    "change_point",
    "change_reason",
    "change_rival",
    "change_situation",
    "change_stage",
    "change_step",
    "change_sum",
    "climb",
    "finish_step",
    "hand_over",
    "merge_rivals",
    "move",
    "open_deal",
    "order_point",
    "order_reason",
    "order_situation",
    "order_stage",
    "place_person",
    "plan_next",
    "put_on_mailing_list",
    "read_amount",
    "read_currency",
    "read_plan",
    "refuse",
    "remove",
    "remove_deal_rival",
    "remove_person",
    "reopen",
    "restore",
    "set_calendar_day",
    "set_climb_norm",
    "set_main_person",
    "set_people_norms",
    "set_role",
    "set_working_hours",
    "situate",
    "sum_as_seen",
    "tag_deal",
    "take",
    "take_off_mailing_list",
    "tell_deal_rival",
    "tell_part",
    "tick",
    "tie",
    "undo_close",
    "unset_calendar_day",
    "untie",
    "use_point",
    "use_reason",
    "use_rival",
    "use_situation",
    "use_stage",
    "win",
]
