"""The cast: the same people in tests, demo and pictures, and builders with sensible defaults.

Anna sells, Boris leads her team, Dora sells in another department, Ada administers; Clara buys at
Nordwind.
"""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest

from interes.clients.models import Company, Person, Post
from interes.deals import actions as deals
from interes.deals.models import Deal, Stage
from interes.team.models import Branch, Department, User

NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PASSWORD = "kolokol-9000"


def a_department(name: str = "Корпоративные продажи") -> Department:
    """Return a department, made when it is first asked for."""
    branch, _ = Branch.objects.get_or_create(name="Москва", defaults={"city": "Москва"})
    return Department.objects.get_or_create(name=name, branch=branch)[0]


def a_user(name: str = "Анна Белова", role: str = "seller", **facts: Any) -> User:
    """Return a person of ours; the e-mail is made of the role and the number of people."""
    email = facts.pop("email", f"{role}{User.objects.count()}@example.ru")
    facts.setdefault("department", a_department())
    return User.objects.create_user(email, PASSWORD, name=name, role=role, **facts)


def a_company(name: str = "Нордвинд", **facts: Any) -> Company:
    """Return a company."""
    return Company.objects.create(name=name, **{"created_at": NOON, "legal_form": "ООО"} | facts)


def a_person(company: Company | None = None, **facts: Any) -> Person:
    """Return a person, at work in a company if one is given."""
    names = {"last_name": "Зимина", "first_name": "Клара", "middle_name": "Олеговна"}
    person = Person.objects.create(**names | {"created_at": NOON} | facts)
    if company is not None:
        Post.objects.create(person=person, company=company, title="Директор по закупкам")
    return person


def a_plan(text: str = "Позвонить Кларе", days: int = 1, **facts: Any) -> deals.Plan:
    """Return a next step."""
    return deals.Plan(text=text, due_at=NOON + timedelta(days=days), **facts)


def a_deal(owner: User, **facts: Any) -> Deal:
    """Return an open deal, opened by its owner."""
    at = facts.pop("at", NOON)
    company = facts.pop("company", None) or a_company()
    defaults = {"title": "Видеосвязь на 200 мест", "channel": "inbound", "step": a_plan()}
    return deals.open_deal(by=owner, at=at, company=company, **defaults | facts)


def hidden(html: str, name: str) -> str:
    """Return what a hidden field of a drawn form carries."""
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', html)[1])


def a_stage(order: int) -> Stage:
    """Return a stage of the default pipeline by its place, from 1."""
    return Stage.objects.get(order=order, pipeline__order=1)


@pytest.fixture
def anna(db: None) -> User:
    """Anna sells."""
    return a_user("Анна Белова", email="anna@example.ru")


@pytest.fixture
def boris(db: None) -> User:
    """Boris leads Anna's department."""
    return a_user("Борис Орлов", role="head", email="boris@example.ru")


@pytest.fixture
def dora(db: None) -> User:
    """Dora sells in another department."""
    department = a_department("Продажи в регионах")
    return a_user("Дора Лисина", email="dora@example.ru", department=department)


@pytest.fixture
def ada(db: None) -> User:
    """Ada administers."""
    return a_user("Ада Маркова", role="administrator", email="ada@example.ru", department=None)
