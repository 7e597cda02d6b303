"""Who works at the demo company."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.hashers import make_password

from interes.demo.world import World
from interes.team.models import Branch, Department, User

PASSWORD = "interes-demo"
HOST = "demo.interes.local"


@dataclass(frozen=True, slots=True)
class Seller:
    """Someone who sells: how well, how much, and in which grammatical gender they write."""

    user: User
    department: str
    skill: float
    load: float
    opens: int
    is_woman: bool

    @property
    def ending(self) -> str:
        """Return what Russian verbs in the past end with for them."""
        return "а" if self.is_woman else ""


def hire(world: World) -> list[Seller]:
    """Make branches, departments and people; return those who sell."""
    facts = world.words("staff")
    branches = {f["name"]: world.add(Branch, **f) for f in facts["branches"]}
    departments = {
        f["key"]: world.add(Department, name=f["name"], branch=branches[f["branch"]])
        for f in facts["departments"]
    }
    secret = make_password(PASSWORD)
    found = []
    for number, person in enumerate(facts["people"]):
        user = _user(world, person, departments.get(person.get("department")), number)
        user.password = secret if user.email else make_password(None)
        if "skill" in person:
            found.append(_seller(user, person))
    return found


def _user(world: World, person: dict[str, Any], department: Department | None, number: int) -> User:
    login = person.get("login")
    return world.add(
        User,
        name=person["name"],
        email=f"{login}@{HOST}" if login else None,
        phone=person["phone"],
        post=person["post"],
        role=person["role"],
        department=department,
        language=world.language,
        is_active=bool(login),
        joined_at=world.hours.back(world.hours.longest) + timedelta(minutes=number),
    )


def _seller(user: User, person: dict[str, Any]) -> Seller:
    return Seller(
        user=user,
        department=person["department"],
        skill=person["skill"],
        load=person["load"],
        opens=person["opens"],
        is_woman=person["woman"],
    )
