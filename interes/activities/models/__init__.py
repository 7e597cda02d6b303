"""Nouns of the activities room."""

from .activity import Activity
from .meeting import Meeting, MeetingArgument, MeetingGuest
from .promise import Promise, Remedy
from .promise_settings import PromiseKind, PromiseNorm
from .reference import ReferenceTold
from .to_do import ToDo

__all__ = [
    "Activity",
    "Meeting",
    "MeetingArgument",
    "MeetingGuest",
    "Promise",
    "PromiseKind",
    "PromiseNorm",
    "ReferenceTold",
    "Remedy",
    "ToDo",
]
