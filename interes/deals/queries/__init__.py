"""Questions to the deals room."""

from .attributes import (
    STEP_ATTRIBUTES,
    deal_attributes,
    pipeline_choices,
    reason_choices,
    stage_choices,
)
from .board import Column, board
from .custom import HOLDER, chosen_deal, deal_options
from .fields import COMPANY_RELATED, PERSON_RELATED, deal_fields, step_fields
from .narrowed import due_in, narrowed, narrowed_steps
from .people import PartRow, people_of
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
from .way import Stretch, closures_of, way

__all__ = [
    "COMPANY_RELATED",
    "DEAL_VALUES",
    "HOLDER",
    "PERSON_RELATED",
    "STEP_ATTRIBUTES",
    "STEP_VALUES",
    "Column",
    "DealRow",
    "PartRow",
    "StepRow",
    "Stretch",
    "all_stages",
    "board",
    "chosen_deal",
    "closures_of",
    "deal_attributes",
    "deal_fields",
    "deal_options",
    "deal_record",
    "deal_records",
    "deal_row",
    "due_in",
    "due_of",
    "ended_by",
    "first_stage",
    "narrowed",
    "narrowed_steps",
    "people_of",
    "pipeline_choices",
    "pipelines",
    "pipelines_to_set",
    "reason_choices",
    "reasons",
    "reasons_to_set",
    "rivals",
    "seen_by",
    "sources",
    "stage_choices",
    "stages_of",
    "stages_to_set",
    "standing_in",
    "step_fields",
    "step_record",
    "step_records",
    "step_row",
    "step_values",
    "steps_seen_by",
    "values",
    "way",
]
