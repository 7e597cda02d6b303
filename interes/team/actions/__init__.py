"""Verbs of the team room."""

from .bulk import (
    AT_ONCE,
    MOST,
    NothingSelected,
    NotNow,
    begin_bulk,
    stop_bulk,
    undo_bulk,
    work_bulk,
)
from .change_user import (
    USER_FACTS,
    LastAdministrator,
    change_user,
    set_password,
    switch_off,
    switch_on,
)
from .create_user import EmailTaken, WeakPassword, create_user
from .drafts import drop_draft, forget_drafts, keep_draft
from .ensure import NotAllowed, ensure
from .profile import ABOUT, WrongPassword, change_password, change_profile
from .requests import count_request, forget_requests, keep_request, take_request
from .sent_forms import drop_form, forget_forms, keep_answer, take_form
from .sign_in import TooManyAttempts, WrongCredentials, sign_in
from .structure import (
    NameTaken,
    add_branch,
    add_department,
    change_branch,
    change_department,
)
from .tokens import TokenUnclear, digest_of, make_token, revoke_token
from .views import (
    ViewUnclear,
    begin_with_view,
    change_view,
    choose_columns,
    move_view,
    remove_view,
    save_view,
    share_view,
)

__all__ = [
    "ABOUT",
    "AT_ONCE",
    "MOST",
    "USER_FACTS",
    "EmailTaken",
    "LastAdministrator",
    "NameTaken",
    "NotAllowed",
    "NotNow",
    "NothingSelected",
    "TokenUnclear",
    "TooManyAttempts",
    "ViewUnclear",
    "WeakPassword",
    "WrongCredentials",
    "WrongPassword",
    "add_branch",
    "add_department",
    "begin_bulk",
    "begin_with_view",
    "change_branch",
    "change_department",
    "change_password",
    "change_profile",
    "change_user",
    "change_view",
    "choose_columns",
    "count_request",
    "create_user",
    "digest_of",
    "drop_draft",
    "drop_form",
    "ensure",
    "forget_drafts",
    "forget_forms",
    "forget_requests",
    "keep_answer",
    "keep_draft",
    "keep_request",
    "make_token",
    "move_view",
    "remove_view",
    "revoke_token",
    "save_view",
    "set_password",
    "share_view",
    "sign_in",
    "stop_bulk",
    "switch_off",
    "switch_on",
    "take_form",
    "take_request",
    "undo_bulk",
    "work_bulk",
]
