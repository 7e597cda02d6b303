"""Questions to the team room."""

from .bulk import BulkReport, bulk_report
from .lists import (
    ListState,
    Tab,
    begins_with,
    choice_of,
    columns_of,
    kept_query,
    list_state,
    may_change_view,
    query_of,
    reader,
    seen_columns,
    view_url,
    views_of,
)
from .may import may
from .people import administrators, colleagues, count_by_state, find_user, seen_by, users_like
from .structure import BranchRow, DepartmentRow, departments, structure
from .tokens import all_tokens, own_tokens, token_of
from .visitor import visitor

__all__ = [
    "BranchRow",
    "BulkReport",
    "DepartmentRow",
    "ListState",
    "Tab",
    "administrators",
    "all_tokens",
    "begins_with",
    "bulk_report",
    "choice_of",
    "colleagues",
    "columns_of",
    "count_by_state",
    "departments",
    "find_user",
    "kept_query",
    "list_state",
    "may",
    "may_change_view",
    "own_tokens",
    "query_of",
    "reader",
    "seen_by",
    "seen_columns",
    "structure",
    "token_of",
    "users_like",
    "view_url",
    "views_of",
    "visitor",
]
