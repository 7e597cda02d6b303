"""Laws of the deals room: pure functions, no Django."""

from .business_lines import line_of
from .cadence import Cadence, Proposal, Talks, of_stage, propose
from .climbing import Climb, Level, climbing
from .days import QUICK_DAYS, day_meant
from .demands import PEOPLE, TALK, TICK, Demand, Known, StageLaw, asked, lacking
from .lateness import Lateness, days_in_stage, lateness
from .map import CARD_HEIGHT, CARD_WIDTH, WIDTH, Card, ends, height, placed
from .plan import Plan
from .roles import (
    AGAINST_MOST,
    FOR_MOST,
    ROLES,
    Coverage,
    Norms,
    Player,
    RoleFlag,
    Worry,
    coverage,
    is_unsure,
    role_flags,
)

__all__ = [
    "AGAINST_MOST",
    "CARD_HEIGHT",
    "CARD_WIDTH",
    "FOR_MOST",
    "PEOPLE",
    "QUICK_DAYS",
    "ROLES",
    "TALK",
    "TICK",
    "WIDTH",
    "Cadence",
    "Card",
    "Climb",
    "Coverage",
    "Demand",
    "Known",
    "Lateness",
    "Level",
    "Norms",
    "Plan",
    "Player",
    "Proposal",
    "RoleFlag",
    "StageLaw",
    "Talks",
    "Worry",
    "asked",
    "climbing",
    "coverage",
    "day_meant",
    "days_in_stage",
    "ends",
    "height",
    "is_unsure",
    "lacking",
    "lateness",
    "line_of",
    "of_stage",
    "placed",
    "propose",
    "role_flags",
]
