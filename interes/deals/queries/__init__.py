"""Questions to the deals room."""

from .attributes import (
    STEP_ATTRIBUTES,
    deal_attributes,
    pipeline_choices,
    reason_choices,
    stage_choices,
)
from .board import Column, board
from .checklist import Point, checklist_of, items_to_set
from .clocks import calendar_days, clock_of, working_hours
from .custom import HOLDER, chosen_deal, deal_options
from .demands import INN, MAIN, Lack, demand_choices, demandable, lacks, laws_of
from .fields import COMPANY_RELATED, PERSON_RELATED, deal_fields, step_fields
from .last_talk import tell_last_talk
from .narrowed import due_in, narrowed, narrowed_steps
from .people import (
    DEAL_RELATED,
    Line,
    PartRow,
    lines_of,
    part_of,
    part_records,
    people_norms,
    people_of,
)
from .proposing import Proposed, accepted, offered, proposed
from .records import (
    DEAL_VALUES,
    STEP_VALUES,
    deal_record,
    deal_records,
    step_record,
    step_records,
)
from .rows import DealRow, StepRow, deal_row, due_of, step_row, step_values, values
from .seen_by import seen_by, steps_seen_by
from .settings import (
    all_stages,
    ended_by,
    first_stage,
    pipeline_for,
    pipelines,
    pipelines_to_set,
    reasons,
    reasons_to_set,
    rivals,
    sources,
    stages_of,
    stages_to_set,
    standing_in,
)
from .situations import (
    mailing_list,
    situation_choices,
    situations,
    situations_to_set,
    standing_in_situations,
)
from .talked import Talked, told_by
from .way import Stretch, closures_of, way
from .why import why_of

__all__ = [
    "COMPANY_RELATED",
    "DEAL_RELATED",
    "DEAL_VALUES",
    "HOLDER",
    "INN",
    "MAIN",
    "PERSON_RELATED",
    "STEP_ATTRIBUTES",
    "STEP_VALUES",
    "Column",
    "DealRow",
    "Lack",
    "Line",
    "PartRow",
    "Point",
    "Proposed",
    "StepRow",
    "Stretch",
    "Talked",
    "accepted",
    "all_stages",
    "board",
    "calendar_days",
    "checklist_of",
    "chosen_deal",
    "clock_of",
    "closures_of",
    "deal_attributes",
    "deal_fields",
    "deal_options",
    "deal_record",
    "deal_records",
    "deal_row",
    "demand_choices",
    "demandable",
    "due_in",
    "due_of",
    "ended_by",
    "first_stage",
    "items_to_set",
    "lacks",
    "laws_of",
    "lines_of",
    "mailing_list",
    "narrowed",
    "narrowed_steps",
    "offered",
    "part_of",
    "part_records",
    "people_norms",
    "people_of",
    "pipeline_choices",
    "pipeline_for",
    "pipelines",
    "pipelines_to_set",
    "proposed",
    "reason_choices",
    "reasons",
    "reasons_to_set",
    "rivals",
    "seen_by",
    "situation_choices",
    "situations",
    "situations_to_set",
    "sources",
    "stage_choices",
    "stages_of",
    "stages_to_set",
    "standing_in",
    "standing_in_situations",
    "step_fields",
    "step_record",
    "step_records",
    "step_row",
    "step_values",
    "steps_seen_by",
    "tell_last_talk",
    "told_by",
    "values",
    "way",
    "why_of",
    "working_hours",
]
