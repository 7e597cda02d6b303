"""Verbs of the team room."""

from .change_user import (
    USER_FACTS,
    LastAdministrator,
    change_user,
    set_password,
    switch_off,
    switch_on,
)
from .create_user import EmailTaken, WeakPassword, create_user
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

__all__ = [
    "ABOUT",
    "USER_FACTS",
    "EmailTaken",
    "LastAdministrator",
    "NameTaken",
    "NotAllowed",
    "TokenUnclear",
    "TooManyAttempts",
    "WeakPassword",
    "WrongCredentials",
    "WrongPassword",
    "add_branch",
    "add_department",
    "change_branch",
    "change_department",
    "change_password",
    "change_profile",
    "change_user",
    "count_request",
    "create_user",
    "digest_of",
    "drop_form",
    "ensure",
    "forget_forms",
    "forget_requests",
    "keep_answer",
    "keep_request",
    "make_token",
    "revoke_token",
    "set_password",
    "sign_in",
    "switch_off",
    "switch_on",
    "take_form",
    "take_request",
]
