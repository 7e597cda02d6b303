"""What the API of the team room takes and answers."""

from typing import Literal

from pydantic import Field

from interes.ui.api import Wanted
from interes.ui.api.types import Answer, AskedFlag, AskedKey, Moment

type Role = Literal["seller", "head", "administrator"]


class User(Answer):
    """A person of ours."""

    id: int
    name: str
    email: str | None
    phone: str
    post: str
    role: Role
    department: int | None
    is_active: bool


class TokenFacts(Answer):
    """What is known of the token that asks."""

    name: str
    scopes: list[str]
    expires_at: Moment | None


class Me(User):
    """The owner of the token, and the token."""

    language: Literal["ru", "en"]
    token: TokenFacts


class UsersWanted(Wanted):
    """Which people are wanted."""

    sort: Literal["id", "-id", "name", "-name"] = "id"
    role: Role | None = None
    is_active: AskedFlag | None = Field(None, description="Whether they may sign in.")
    email: str | None = None
    department: AskedKey | None = None


USER = {
    "id": 3,
    "name": "Anna Belova",
    "email": "anna@example.com",
    "phone": "+7 495 123-45-67",
    "post": "Account manager",
    "role": "seller",
    "department": 2,
    "is_active": True,
}
ME = {
    **USER,
    "language": "en",
    "token": {"name": "Website", "scopes": ["clients:write"], "expires_at": None},
}
