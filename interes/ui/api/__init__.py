"""The face kit of the API: problems, pages, versions, typed operations. Knows no room."""

from .describing import customs, tags
from .operations import Room, is_api
from .pages import Filtered, Page, Wanted, one_page, whole
from .problems import Problem, Wrong, problem
from .reading import read_filters
from .versions import answered, match, tag_of

__all__ = [
    "Filtered",
    "Page",
    "Problem",
    "Room",
    "Wanted",
    "Wrong",
    "answered",
    "customs",
    "is_api",
    "match",
    "one_page",
    "problem",
    "read_filters",
    "tag_of",
    "tags",
    "whole",
]
