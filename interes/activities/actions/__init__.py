"""Verbs of the activities room."""

from .change_to_do import NobodyToDoIt, give_to_do, move_to_do, reword_to_do
from .log import EmptyTalk, Talk, change_talk, log
from .meeting_carrier import NoStepAhead, When
from .meeting_follows import go_on_beside, settle_meetings
from .meetings import (
    MEETING_FACTS,
    MeetingEnded,
    MeetingPlan,
    MeetingUnclear,
    change_meeting,
    plan_meeting,
    tick_meeting_point,
)
from .minutes import Minutes, drop_meeting, meet_alone, write_minutes
from .no_answer import log_no_answer
from .promise_ends import (
    PromiseReasonMissing,
    break_promise,
    drop_promise,
    keep_promise,
    postpone_promise,
    reopen_promise,
)
from .promise_ground import EndedAlready, PromiseUnclear, hold_promise
from .promise_settings import (
    KIND_FACTS,
    NORM_FACTS,
    PromiseSettingUnclear,
    add_promise_kind,
    change_promise_kind,
    order_promise_kind,
    set_promise_norm,
    use_promise_kind,
)
from .promise_telling import tell_broken_promise, tell_due_promise
from .promising import Between, Promised, give_promise, promise, reword_promise, sort_promise
from .references import NotToBeTold, tell_reference
from .remedies import NothingToMend, take_remedy
from .removing import (
    remove_meeting,
    remove_promise,
    remove_talk,
    remove_to_do,
    restore_meeting,
    restore_promise,
    restore_talk,
    restore_to_do,
)
from .to_dos import finish_to_do, plan_to_do, put_back_to_do

__all__ = [
    "KIND_FACTS",
    "MEETING_FACTS",
    "NORM_FACTS",
    "Between",
    "EmptyTalk",
    "EndedAlready",
    "MeetingEnded",
    "MeetingPlan",
    "MeetingUnclear",
    "Minutes",
    "NoStepAhead",
    "NobodyToDoIt",
    "NotToBeTold",
    "NothingToMend",
    "PromiseReasonMissing",
    "PromiseSettingUnclear",
    "PromiseUnclear",
    "Promised",
    "Talk",
    "When",
    "add_promise_kind",
    "break_promise",
    "change_meeting",
    "change_promise_kind",
    "change_talk",
    "drop_meeting",
    "drop_promise",
    "finish_to_do",
    "give_promise",
    "give_to_do",
    "go_on_beside",
    "hold_promise",
    "keep_promise",
    "log",
    "log_no_answer",
    "meet_alone",
    "move_to_do",
    "order_promise_kind",
    "plan_meeting",
    "plan_to_do",
    "postpone_promise",
    "promise",
    "put_back_to_do",
    "remove_meeting",
    "remove_promise",
    "remove_talk",
    "remove_to_do",
    "reopen_promise",
    "restore_meeting",
    "restore_promise",
    "restore_talk",
    "restore_to_do",
    "reword_promise",
    "reword_to_do",
    "set_promise_norm",
    "settle_meetings",
    "sort_promise",
    "take_remedy",
    "tell_broken_promise",
    "tell_due_promise",
    "tell_reference",
    "tick_meeting_point",
    "use_promise_kind",
    "write_minutes",
]
