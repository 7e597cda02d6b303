"""Verbs of the deals room."""

from interes.deals.rules import Plan

from .answer_flag import FlagAnswerUnclear, FlagNormUnclear, answer_flag, set_flag_norms
from .answers import AnswerUnclear, answer_questions, read_answer, read_answers
from .appraise import appraise, appraise_all, appraise_marked, appraise_turning
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
from .count_cycles import count_cycles
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
from .judging import judge, judge_stale
from .let_go import NotUnpromising, let_go
from .mailing import put_on_mailing_list, take_off_mailing_list
from .move import MovedMeanwhile, StageElsewhere, move
from .open_deal import SourceMissing, open_deal
from .passing import (
    NoteMissing,
    OfferedAlready,
    OfferGone,
    accept_passing,
    offer_passing,
    return_passing,
    take_work_back,
    withdraw_passing,
)
from .people import add_person, remove_person, set_main_person
from .pipelines import add_pipeline, change_pipeline
from .plan_next import AppointmentStands, plan_next
from .planning import StepMissing
from .qualifications import (
    COST_FACTS,
    QUALIFICATION_FACTS,
    CostFacts,
    QualificationFacts,
    QualificationUnclear,
    add_qualification,
    change_qualification,
    order_qualification,
    set_costs,
    use_qualification,
)
from .questions import (
    QUESTION_FACTS,
    Option,
    QuestionFacts,
    QuestionUnclear,
    add_question,
    change_question,
    order_question,
    use_question,
)
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
from .specialists import SPECIALIST_FACTS, set_specialists
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
    "COST_FACTS",
    "CURRENCIES",
    "PART_FACTS",
    "QUALIFICATION_FACTS",
    "QUESTION_FACTS",
    "RIVAL_FACTS",
    "SITUATION_FACTS",
    "SPECIALIST_FACTS",
    "STEP_FACTS",
    "AlreadyClosed",
    "AlreadyFinished",
    "AnswerUnclear",
    "AppointmentStands",
    "CadenceUnclear",
    "ComesBackTooEarly",
    "CompanyInTheBasket",
    "CompetesNot",
    "CostFacts",
    "DemandUnknown",
    "Filling",
    "FlagAnswerUnclear",
    "FlagNormUnclear",
    "HoursUnclear",
    "MovedMeanwhile",
    "NameMissing",
    "NormUnclear",
    "NotFree",
    "NotOffered",
    "NotReady",
    "NotUnpromising",
    "NoteMissing",
    "OfferGone",
    "OfferedAlready",
    "OneAndTheSame",
    "Option",
    "OutOfRange",
    "PartUnclear",
    "Plan",
    "PointGone",
    "QualificationFacts",
    "QualificationUnclear",
    "QuestionFacts",
    "QuestionUnclear",
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
    "accept_passing",
    "add_deal_rival",
    "add_person",
    "add_pipeline",
    "add_point",
    "add_qualification",
    "add_question",
    "add_reason",
    "add_rival",
    "add_situation",
    "add_stage",
    "answer_flag",
    "answer_questions",
    "appraise",
    "appraise_all",
    "appraise_marked",
    "appraise_turning",
    "ask_of_deals",
    "bring_back",
    "change",
    "change_pipeline",
    "change_point",
    "change_qualification",
    "change_question",
    "change_reason",
    "change_rival",
    "change_situation",
    "change_stage",
    "change_step",
    "change_sum",
    "climb",
    "count_cycles",
    "finish_step",
    "hand_over",
    "judge",
    "judge_stale",
    "let_go",
    "merge_rivals",
    "move",
    "offer_passing",
    "open_deal",
    "order_point",
    "order_qualification",
    "order_question",
    "order_reason",
    "order_situation",
    "order_stage",
    "place_person",
    "plan_next",
    "put_on_mailing_list",
    "read_amount",
    "read_answer",
    "read_answers",
    "read_currency",
    "read_plan",
    "refuse",
    "remove",
    "remove_deal_rival",
    "remove_person",
    "reopen",
    "restore",
    "return_passing",
    "set_calendar_day",
    "set_climb_norm",
    "set_costs",
    "set_flag_norms",
    "set_main_person",
    "set_role",
    "set_specialists",
    "set_working_hours",
    "situate",
    "sum_as_seen",
    "tag_deal",
    "take",
    "take_off_mailing_list",
    "take_work_back",
    "tell_deal_rival",
    "tell_part",
    "tick",
    "tie",
    "undo_close",
    "unset_calendar_day",
    "untie",
    "use_point",
    "use_qualification",
    "use_question",
    "use_reason",
    "use_rival",
    "use_situation",
    "use_stage",
    "win",
    "withdraw_passing",
]
