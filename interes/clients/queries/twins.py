"""Is this company or person here already? Asked while the form is being written (M1.4)."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from interes.clients.models import ContactPoint, Person
from interes.clients.queries.seen_by import people_seen_by, seen_by
from interes.clients.rules import (
    check_inn,
    digits_of,
    normal_email,
    normal_phone,
    plain,
    split_legal_form,
)
from interes.team.models import User

_MOST = 5
_TELLING = 3


@dataclass(frozen=True, slots=True)
class Twin:
    """A record that looks like the one being written, and what they have in common."""

    kind: str
    id: int
    name: str
    note: str
    why: str

    @property
    def key(self) -> str:
        """Return a mark by which a form remembers that its writer has seen this twin."""
        return f"{self.kind}{self.id}"


def find_twins(
    user: User, *, inn: str = "", phone: str = "", email: str = "", name: str = ""
) -> list[Twin]:
    """Return companies that may be the same, the surest first."""
    found: dict[int, Twin] = {}
    companies = seen_by(user)
    for condition, why in _company_signs(inn, phone, email, name):
        for company in companies.filter(condition).exclude(pk__in=found).order_by("pk")[:_MOST]:
            note = " · ".join(part for part in (company.inn, company.city) if part)
            found[company.pk] = Twin("company", company.pk, str(company), note, why)
    return list(found.values())[:_MOST]


def find_person_twins(
    user: User, *, phone: str = "", email: str = "", name: str = ""
) -> list[Twin]:
    """Return people that may be the same, the surest first."""
    found: dict[int, Twin] = {}
    people = people_seen_by(user)
    for condition, why in _person_signs(phone, email, name):
        for person in people.filter(condition).exclude(pk__in=found).order_by("pk")[:_MOST]:
            found[person.pk] = Twin("person", person.pk, str(person), _post_of(person), why)
    return list(found.values())[:_MOST]


def _company_signs(inn: str, phone: str, email: str, name: str) -> list[tuple[Q, str]]:
    signs = []
    if inn and check_inn(inn) is None:
        signs.append((Q(inn=digits_of(inn)), _("the same INN")))
    for normal, why in _reached_by(phone, email):
        holders = ContactPoint.objects.filter(normal=normal, company__isnull=False)
        signs.append((Q(pk__in=holders.values("company_id")), why))
    bare = plain(split_legal_form(name)[1])
    if len(bare) >= _TELLING:
        signs.append((Q(sort_name=bare), _("the same name")))
    return signs


def _person_signs(phone: str, email: str, name: str) -> list[tuple[Q, str]]:
    signs = []
    for normal, why in _reached_by(phone, email):
        holders = ContactPoint.objects.filter(normal=normal, person__isnull=False)
        signs.append((Q(pk__in=holders.values("person_id")), why))
    if len(name.split()) > 1:
        why = pgettext("of a person", "the same name")
        signs.append((Q(sort_name__startswith=plain(name)), why))
    return signs


def _reached_by(phone: str, email: str) -> list[tuple[str, str]]:
    ways = [(normal_phone(phone), _("the same phone")), (normal_email(email), _("the same e-mail"))]
    return [(normal, why) for normal, why in ways if normal]


def _post_of(person: Person) -> str:
    post = (
        person.posts.filter(until_date=None, company__removed_at=None)
        .select_related("company")
        .first()
    )
    return f"{post.title} · {post.company}".strip(" ·") if post else ""
