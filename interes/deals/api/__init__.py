"""The API of the deals room."""

from .acts import acts
from .cadences import cadences
from .climbing import climbing
from .coverage import coverage
from .endpoints import deals
from .flags import flags
from .mailing import mailing
from .passing import passing
from .people import people
from .qualification import qualification
from .rivals import rivals
from .settings import settings

__all__ = [
    "acts",
    "cadences",
    "climbing",
    "coverage",
    "deals",
    "flags",
    "mailing",
    "passing",
    "people",
    "qualification",
    "rivals",
    "settings",
]
