"""Verbs of the activities room."""

from .log import EmptyTalk, Talk, change_talk, log
from .no_answer import log_no_answer
from .removing import remove_talk, remove_to_do, restore_talk, restore_to_do
from .to_dos import finish_to_do, plan_to_do, put_back_to_do

__all__ = [
    "EmptyTalk",
    "Talk",
    "change_talk",
    "finish_to_do",
    "log",
    "log_no_answer",
    "plan_to_do",
    "put_back_to_do",
    "remove_talk",
    "remove_to_do",
    "restore_talk",
    "restore_to_do",
]
