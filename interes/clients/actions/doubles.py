"""Find pairs of records that may be one, and keep what people decide of them (M1.4)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from interes.clients.models import Double, Noun, ToCompare
from interes.clients.queries import likenesses
from interes.clients.rules import WORTH_A_LOOK, Reason
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

BATCH = 500
_TAKE = """
WITH head AS MATERIALIZED (
    SELECT id, noun, record_id FROM to_compare ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED
), taken AS (
    DELETE FROM to_compare t USING (SELECT DISTINCT noun, record_id FROM head) h
    WHERE t.noun = h.noun AND t.record_id = h.record_id
)
SELECT DISTINCT noun, record_id FROM head
"""

# Whoever renames a record meanwhile has written its keys already, and those stay.
_KEYS = """
INSERT INTO company_likeness (company_id, keys)
SELECT id, company_keys(name, legal_name, city, inn, ogrn) FROM company
WHERE id = ANY(%(company)s)
  AND NOT EXISTS (SELECT 1 FROM company_likeness l WHERE l.company_id = company.id)
ON CONFLICT DO NOTHING;
INSERT INTO person_likeness (person_id, keys)
SELECT id, person_keys(last_name, first_name, middle_name, birthday) FROM person
WHERE id = ANY(%(person)s)
  AND NOT EXISTS (SELECT 1 FROM person_likeness l WHERE l.person_id = person.id)
ON CONFLICT DO NOTHING
"""
_ALL = """
INSERT INTO to_compare (noun, record_id)
SELECT 'company', id FROM company WHERE removed_at IS NULL
UNION ALL SELECT 'person', id FROM person WHERE removed_at IS NULL
"""


class DecidedAlready(Refusal):
    """A colleague decided about this pair, or merged it, a moment before."""


@transaction.atomic
def compare_changed(*, at: datetime, limit: int = BATCH) -> int:
    """Compare the next records that were changed with all others; return how many they were.

    Killed in the middle, it leaves them in the queue; two workers never take the same ones.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [limit])
        taken = cursor.fetchall()
    ids = {noun: sorted(key for said, key in taken if said == noun) for noun in Noun.values}
    _make_keys(ids)
    for noun, some in ids.items():
        if some:
            _compare(noun, some, at)
    return len(taken)


def make_keys() -> None:
    """Make the keys of all new records that wait to be compared, so that they are found by them."""
    waiting = ToCompare.objects.values_list("record_id", flat=True).distinct()
    _make_keys({noun: list(waiting.filter(noun=noun)) for noun in Noun.values})


def _make_keys(ids: Mapping[str, list[int]]) -> None:
    if any(ids.values()):
        with connection.cursor() as cursor:
            cursor.execute(_KEYS, dict(ids))


def _compare(noun: str, ids: Collection[int], at: datetime) -> None:
    found = [
        _double(noun, one, other, likeness.score, likeness.reasons, at)
        for one, other, likeness in likenesses(noun, ids)
        if likeness.score >= WORTH_A_LOOK
    ]
    _keep(noun, found)
    _forget(noun, ids, {double.pair for double in found})


def _double(
    noun: str, one: int, other: int, score: float, reasons: Sequence[Reason], at: datetime
) -> Double:
    names = ("company_id", "other_company_id")
    if noun == Noun.PERSON:
        names = ("person_id", "other_person_id")
    return Double(
        noun=noun,
        score=score,
        reasons=[[r.sign, r.weight, r.one, r.other] for r in reasons],
        signs=[r.sign for r in reasons if r.weight > 0],
        found_at=at,
        **dict(zip(names, (one, other), strict=True)),
    )


def _keep(noun: str, found: list[Double]) -> None:
    both = ["company", "other_company"] if noun == Noun.COMPANY else ["person", "other_person"]
    Double.objects.bulk_create(
        sorted(found, key=_pair),
        update_conflicts=True,
        unique_fields=both,
        update_fields=["score", "reasons", "signs", "found_at"],
    )


def _pair(double: Double) -> tuple[int, int]:
    return double.pair


def _forget(noun: str, ids: Collection[int], found: Collection[tuple[int, int]]) -> None:
    """Take away open pairs that are none any more; pairs of removed records wait for them."""
    if noun == Noun.COMPANY:
        concerned = Q(company_id__in=ids) | Q(other_company_id__in=ids)
        alive = Q(company__removed_at=None, other_company__removed_at=None)
    else:
        concerned = Q(person_id__in=ids) | Q(other_person_id__in=ids)
        alive = Q(person__removed_at=None, other_person__removed_at=None)
    known = Double.objects.filter(concerned, alive, noun=noun, state=Double.State.OPEN)
    gone = [double.pk for double in known if double.pair not in found]
    Double.objects.filter(pk__in=gone).delete()


@act
def compare_everything(*, by: User, at: datetime) -> int:
    """Have the worker compare every record anew; return how many they are."""
    ensure(by, "clients.merge")
    del at
    with connection.cursor() as cursor:
        cursor.execute(_ALL)
        return int(cursor.rowcount)


@act
def not_the_same(*, double_id: int, by: User, at: datetime) -> Double:
    """Say that the two are not one; nobody is asked again, unless it is put back.

    Raises DecidedAlready, NotAllowed.
    """
    return _decide(double_id, Double.State.DIFFERENT, by, at)


@act
def look_again(*, double_id: int, by: User, at: datetime) -> Double:
    """Put a pair that was called different back among those to be decided.

    Raises DecidedAlready, NotAllowed.
    """
    return _decide(double_id, Double.State.OPEN, by, at)


def _decide(double_id: int, state: str, by: User, at: datetime) -> Double:
    ensure(by, "clients.change")
    double = Double.objects.select_for_update().filter(pk=double_id).first()
    if double is None or double.state == state:
        raise DecidedAlready(_("Somebody has decided about these two already."))
    double.state, double.decided_by, double.decided_at = state, by, at
    double.save(update_fields=["state", "decided_by", "decided_at"])
    return double
