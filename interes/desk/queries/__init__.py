"""Questions to the desk room."""

from . import passing_kinds as passing_kinds
from . import promise_kinds as promise_kinds
from .day import Day, Task
from .notice_kinds import (
    HERE,
    MAIL,
    NoticeKind,
    add_notice_kind,
    in_both,
    notice_kind,
    notice_kinds,
    sentence_of,
    when,
)
from .notices import NoticeLine, notice_choices, notice_lines, notices_of, where_to
from .today import MOST, day_of

__all__ = [
    "HERE",
    "MAIL",
    "MOST",
    "Day",
    "NoticeKind",
    "NoticeLine",
    "Task",
    "add_notice_kind",
    "day_of",
    "in_both",
    "notice_choices",
    "notice_kind",
    "notice_kinds",
    "notice_lines",
    "notices_of",
    "sentence_of",
    "when",
    "where_to",
]
