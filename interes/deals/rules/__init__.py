"""Laws of the deals room: pure functions, no Django."""

from .business_lines import line_of
from .days import QUICK_DAYS, day_meant
from .demands import PEOPLE, TALK, TICK, Demand, Known, StageLaw, asked, lacking
from .lateness import Lateness, days_in_stage, lateness
from .map import CARD_HEIGHT, CARD_WIDTH, WIDTH, Card, height, placed
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
    "Card",
    "Coverage",
    "Demand",
    "Known",
    "Lateness",
    "Norms",
    "Plan",
    "Player",
    "RoleFlag",
    "StageLaw",
    "Worry",
    "asked",
    "coverage",
    "day_meant",
    "days_in_stage",
    "height",
    "is_unsure",
    "lacking",
    "lateness",
    "line_of",
    "placed",
    "role_flags",
]
