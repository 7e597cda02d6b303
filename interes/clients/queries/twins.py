"""Is this company or person here already? Asked while the form is being written (M1.4)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection, transaction

from interes.clients.models import Company, Noun, Person
from interes.clients.queries.doubles_facts import company_signs, person_signs
from interes.clients.queries.doubles_search import CAP
from interes.clients.queries.likeness_words import said
from interes.clients.queries.seen_by import people_seen_by, seen_by
from interes.clients.rules import (
    CompanySigns,
    Likeness,
    PersonSigns,
    Sign,
    check_inn,
    company_keys,
    core_name,
    digits_of,
    is_public,
    like_companies,
    like_people,
    normal_email,
    normal_phone,
    other_forms,
    person_keys,
    person_names,
    person_word,
    plain,
    split_legal_form,
)
from interes.team.models import User

_MOST = 5
_TELLING = 3
_LONG = 5
_LISTS = ("keys", "cores", "normals")
# A form says little yet, so less is needed than for the workbench.
_ENOUGH = 0.25
# Whoever shares these is named, whatever else differs.
_ALWAYS = {Sign.SAME_INN, Sign.BRANCH, Sign.SAME_PHONE, Sign.SAME_EMAIL}
_FOUND = """
WITH wanted AS (SELECT unnest(%(keys)s::text[]) AS key), holders AS MATERIALIZED (
    SELECT w.key, h.id FROM wanted w CROSS JOIN LATERAL (
        SELECT t.id FROM {table}_likeness l JOIN {table} t ON t.id = l.{table}_id
        WHERE l.keys @> ARRAY[w.key] AND t.removed_at IS NULL LIMIT %(cap)s + 1
    ) h
)
SELECT id FROM holders WHERE left(key, 2) IN ('n:', 'i:', 'f:')
    OR key IN (SELECT key FROM holders GROUP BY key HAVING count(*) <= %(cap)s)
UNION
(SELECT id FROM {table} WHERE %(name)s <> '' AND sort_name %% %(name)s AND removed_at IS NULL
 LIMIT %(cap)s)
UNION
(SELECT {holder} FROM contact_point
 WHERE core = ANY(%(cores)s) AND {holder} IS NOT NULL LIMIT %(cap)s)
UNION
(SELECT {holder} FROM contact_point
 WHERE normal = ANY(%(normals)s) AND {holder} IS NOT NULL LIMIT %(cap)s)
"""


_PLAN = "SET LOCAL enable_seqscan = off; SET LOCAL pg_trgm.similarity_threshold = 0.5"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked up: keys, contacts by their core or whole, and a name with slips."""

    keys: Collection[str]
    cores: Collection[str]
    normals: Collection[str]
    name: str = ""


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
    user: User, *, inn: str = "", phone: str = "", email: str = "", name: str = "", city: str = ""
) -> list[Twin]:
    """Return companies that may be the same, the surest first."""
    draft = _draft_company(inn, phone, email, name, city)
    keys = company_keys(draft.name, "", draft.city, draft.inn)
    own = {domain for domain in draft.domains if not is_public(domain)}
    wanted = Wanted(keys, draft.phones | own, draft.emails, plain(draft.name))
    found = _look_up(Noun.COMPANY, wanted)
    signs = {key: replace(one, namesakes=1) for key, one in company_signs(found).items()}
    likest = _likest((key, like_companies(draft, one)) for key, one in signs.items())
    companies = seen_by(user).in_bulk([key for key, _likeness in likest])
    return [_company_twin(companies[key], one) for key, one in likest if key in companies]


def find_person_twins(
    user: User, *, phone: str = "", email: str = "", name: str = ""
) -> list[Twin]:
    """Return people that may be the same, the surest first."""
    last, first, middle = person_names(name)
    reached = frozenset(way for way in (normal_phone(phone), normal_email(email)) if way)
    draft = PersonSigns(last=last, first=first, middle=middle, contacts=reached)
    names = (first, *other_forms(person_word(first)))
    keys = {key for one in names for key in person_keys(last, one, middle)}
    found = _look_up(Noun.PERSON, Wanted(keys, (), reached))
    signs = {key: replace(one, namesakes=1) for key, one in person_signs(found).items()}
    likest = _likest((key, like_people(draft, one)) for key, one in signs.items())
    people = people_seen_by(user).in_bulk([key for key, _likeness in likest])
    return [_person_twin(people[key], one) for key, one in likest if key in people]


def _draft_company(inn: str, phone: str, email: str, name: str, city: str) -> CompanySigns:
    form, bare = split_legal_form(name)
    telling = bare if len(core_name(bare)) >= _TELLING else ""
    number, mail = (normal_phone(phone) or "").partition(";")[0], normal_email(email) or ""
    return CompanySigns(
        name=telling,
        legal_form=form,
        inn=digits_of(inn) if inn and check_inn(inn) is None else "",
        city=city,
        phones=frozenset({number} - {""}),
        emails=frozenset({mail} - {""}),
        domains=frozenset({mail.partition("@")[2]} - {""}),
    )


def _look_up(noun: str, wanted: Wanted) -> list[int]:
    """Return the records that share a key, a contact or most of the name."""
    if not (wanted.keys or wanted.cores or wanted.normals):
        return []
    asked: dict[str, Any] = {name: list(getattr(wanted, name)) for name in _LISTS}
    asked |= {"name": wanted.name if len(wanted.name) >= _LONG else "", "cap": CAP}
    with transaction.atomic(), connection.cursor() as cursor:
        # The planner is told that the keys are to be looked up, and how near names must be.
        cursor.execute(_PLAN)
        cursor.execute(_FOUND.format(table=noun, holder=f"{noun}_id"), asked)
        found = [key for (key,) in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = on")
    return found


def _likest(found: Iterable[tuple[int, Likeness]]) -> list[tuple[int, Likeness]]:
    near = [(key, likeness) for key, likeness in found if _is_near(likeness)]
    return sorted(near, key=lambda pair: (-pair[1].score, pair[0]))[:_MOST]


def _is_near(likeness: Likeness) -> bool:
    return likeness.score >= _ENOUGH or any(one.sign in _ALWAYS for one in likeness.reasons)


def _why(likeness: Likeness) -> str:
    reasons = [said(one) for one in likeness.reasons if one.weight > 0]
    return " · ".join(dict.fromkeys(reasons[:2]))


def _company_twin(company: Company, likeness: Likeness) -> Twin:
    note = " · ".join(part for part in (company.inn, company.city) if part)
    return Twin("company", company.pk, str(company), note, _why(likeness))


def _person_twin(person: Person, likeness: Likeness) -> Twin:
    return Twin("person", person.pk, str(person), _post_of(person), _why(likeness))


def _post_of(person: Person) -> str:
    post = person.posts.filter(until_date=None).select_related("company").first()
    return f"{post.title} · {post.company}".strip(" ·") if post else ""
