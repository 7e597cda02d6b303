"""The generated base in the database: loading by COPY, comparing, asking as a form does."""

import time
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction

from bench.doubles_world import Base, true_pairs
from bench.duplicates import found_at
from interes.clients import actions, queries
from interes.clients.models import Company, ContactPoint, Double, Person, Post
from interes.clients.rules import normal_contact
from interes.demo import write
from interes.team.models import User


def load(base: Base, at: datetime) -> int:
    """Write all rows; companies and people get the numbers of their places, from 1."""
    told = {"created_at": at, "changed_at": at}
    facts = ("name", "legal_name", "legal_form", "inn", "kpp", "city")
    firms = [
        Company(id=n, **{f: getattr(one, f) for f in facts}, **told)
        for n, one in enumerate(base.firms, 1)
    ]
    people = [
        Person(
            id=n,
            last_name=one.last,
            first_name=one.first,
            middle_name=one.middle,
            birthday=one.birthday,
            **told,
        )
        for n, one in enumerate(base.people, 1)
    ]
    posts = [
        Post(id=n, person_id=n, company_id=one.firm + 1, title=one.title)
        for n, one in enumerate(base.people, 1)
    ]
    points = list(_points(base))
    for model, rows in ((Company, firms), (Person, people), (Post, posts), (ContactPoint, points)):
        write.copy(model, rows, user=None)
        write.count_on(model, len(rows))
    return len(firms) + len(people) + len(posts) + len(points)


def _points(base: Base) -> Iterable[models.Model]:
    number, seen = 0, set()
    for holder, records in (("company_id", base.firms), ("person_id", base.people)):
        for key, one in enumerate(records, 1):
            for kind, value in one.contacts:
                normal = normal_contact(kind, value) or value
                if (holder, key, kind, normal) in seen:
                    continue
                seen.add((holder, key, kind, normal))
                number += 1
                yield ContactPoint(
                    id=number, kind=kind, value=value, normal=normal, **{holder: key}
                )


def compare(at: datetime) -> float:
    """Compare every record with those it shares a key with; return the seconds."""
    began = time.perf_counter()
    while actions.compare_changed(at=at):
        pass
    return time.perf_counter() - began


def pairs_a_record(sample: int = 2000) -> float:
    """Return how many pairs are weighed for a record, on an average."""
    with transaction.atomic():
        found = queries.pairs_to_weigh("company", range(1, sample + 1))
    return len(found) / sample


def typed(base: Base, number: int) -> list[float]:
    """Return the seconds that a form waits for an answer while something is typed into it."""
    user = User.objects.create_user("ada@example.ru", "kolokol-9000", name="Ада")
    times = []
    for one in base.firms[:: max(len(base.firms) // number, 1)]:
        contacts = dict(one.contacts)
        began = time.perf_counter()
        queries.find_twins(
            user,
            inn=one.inn,
            phone=contacts.get("phone", ""),
            email=contacts.get("email", ""),
            name=one.name,
        )
        times.append(time.perf_counter() - began)
    return times


def outcome(base: Base) -> dict[str, Any]:
    """Return precision and recall of the pairs in the table."""
    return {"company": _of("company", base.firms), "person": _of("person", base.people)}


def _of(noun: str, records: list[Any]) -> dict[str, Any]:
    both = (f"{noun}_id", f"other_{noun}_id")
    scores = {
        (one - 1, other - 1): score
        for one, other, score in Double.objects.filter(noun=noun).values_list(*both, "score")
    }
    truth = set(true_pairs([one.truth for one in records]))
    with transaction.atomic():
        ids = sorted({place + 1 for pair in truth for place in pair})
        compared = {(a - 1, b - 1) for a, b in queries.pairs_to_weigh(noun, ids)}
    reached = len(truth & compared) / len(truth)
    return {"records": len(records), **found_at(truth, scores), "reached": reached}
