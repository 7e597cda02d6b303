"""Verbs of the activities room."""

from .change_to_do import NobodyToDoIt, give_to_do, move_to_do, reword_to_do
from .log import EmptyTalk, Talk, change_talk, log
from .no_answer import log_no_answer
from .removing import remove_talk, remove_to_do, restore_talk, restore_to_do
from .to_dos import finish_to_do, plan_to_do, put_back_to_do

__all__ = [
    "EmptyTalk",
    "NobodyToDoIt",
    "Talk",
    "change_talk",
    "finish_to_do",
    "give_to_do",
    "log",
    "log_no_answer",
    "move_to_do",
    "plan_to_do",
    "put_back_to_do",
    "remove_talk",
    "remove_to_do",
    "restore_talk",
    "restore_to_do",
    "reword_to_do",
]
