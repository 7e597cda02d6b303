"""Which records may be one with these: found by keys that few share, never by comparing all.

A key that more than `CAP` records have (a word like «торговый», the phone of a business centre)
tells nothing and is left out; those records are still found by their other keys.
"""

from collections.abc import Collection
from typing import Any

from django.db import connection, transaction

from interes.clients.models import Noun
from interes.clients.rules import PUBLIC_DOMAINS

CAP = 30
# In a larger company colleagues are found by what they share, not by working together.
STAFF = 60

_BY_KEYS = """
batch AS MATERIALIZED (
    SELECT id FROM {table} WHERE id = ANY(%(ids)s) AND removed_at IS NULL
), own AS MATERIALIZED (
    SELECT DISTINCT id, key FROM batch
    JOIN {table}_likeness l ON l.{table}_id = id CROSS JOIN LATERAL unnest(l.keys) AS of(key)
), holders AS MATERIALIZED (
    SELECT k.key, h.id FROM (SELECT DISTINCT key FROM own) k CROSS JOIN LATERAL (
        SELECT t.id FROM {table}_likeness l JOIN {table} t ON t.id = l.{table}_id
        WHERE l.keys @> ARRAY[k.key] AND t.removed_at IS NULL LIMIT %(cap)s + 1
    ) h
), by_keys AS (
    SELECT own.id AS one, h.id AS other FROM own JOIN holders h USING (key)
    WHERE own.key IN (SELECT key FROM holders GROUP BY key HAVING count(*) <= %(cap)s)
)
"""
_BY_CONTACTS = """
said AS MATERIALIZED (
    SELECT DISTINCT p.{holder} AS id, p.{column} AS way FROM contact_point p
    JOIN batch ON batch.id = p.{holder}
    WHERE NOT p.{column} = ANY(%(public)s)
), reached AS MATERIALIZED (
    SELECT w.way, h.id FROM (SELECT DISTINCT way FROM said) w CROSS JOIN LATERAL (
        SELECT p.{holder} AS id FROM contact_point p
        WHERE p.{column} = w.way AND p.{holder} IS NOT NULL LIMIT %(cap)s + 1
    ) h
), by_contacts AS (
    SELECT said.id AS one, r.id AS other FROM said JOIN reached r USING (way)
    WHERE way IN (SELECT way FROM reached GROUP BY way HAVING count(DISTINCT id) <= %(cap)s)
)
"""
_BY_MAILBOX = """
mailboxes AS MATERIALIZED (
    SELECT DISTINCT p.company_id AS id, p.normal FROM contact_point p
    JOIN batch ON batch.id = p.company_id
    WHERE p.kind = 'email' AND p.core = ANY(%(public)s)
), by_mailbox AS (
    SELECT m.id AS one, p.company_id AS other FROM mailboxes m
    JOIN contact_point p ON p.normal = m.normal AND p.company_id IS NOT NULL
)
"""
_BY_WORK = """
places AS MATERIALIZED (
    SELECT DISTINCT post.company_id FROM post JOIN batch ON batch.id = post.person_id
), staff AS MATERIALIZED (
    SELECT DISTINCT post.company_id, post.person_id FROM post JOIN places USING (company_id)
), by_work AS (
    SELECT a.person_id AS one, b.person_id AS other FROM staff a JOIN staff b USING (company_id)
    WHERE company_id IN
        (SELECT company_id FROM staff GROUP BY company_id HAVING count(*) <= %(staff)s)
      AND a.person_id = ANY(%(ids)s)
)
"""
_PAIRS = """
SELECT DISTINCT least(one, other), greatest(one, other) FROM ({ways}) found
JOIN {table} a ON a.id = one AND a.removed_at IS NULL
JOIN {table} b ON b.id = other AND b.removed_at IS NULL
WHERE one <> other
"""
_COMPANIES = (
    "WITH "
    + ",".join(
        (
            _BY_KEYS.format(table="company"),
            _BY_CONTACTS.format(holder="company_id", column="core"),
            _BY_MAILBOX,
        )
    )
    + _PAIRS.format(
        table="company",
        ways=" UNION ALL ".join(
            f"SELECT one, other FROM {way}" for way in ("by_keys", "by_contacts", "by_mailbox")
        ),
    )
)
_PEOPLE = (
    "WITH "
    + ",".join(
        (
            _BY_KEYS.format(table="person"),
            _BY_CONTACTS.format(holder="person_id", column="normal"),
            _BY_WORK,
        )
    )
    + _PAIRS.format(
        table="person",
        ways=" UNION ALL ".join(
            f"SELECT one, other FROM {way}" for way in ("by_keys", "by_contacts", "by_work")
        ),
    )
)


_CALLED_SO = """
SELECT o.id, (SELECT count(*) FROM (
    SELECT 1 FROM person_likeness l JOIN person t ON t.id = l.person_id
    WHERE l.keys @> ARRAY[o.key] AND t.removed_at IS NULL LIMIT 100
) same)
FROM (
    SELECT person_id AS id, key FROM person_likeness, unnest(keys) AS of(key)
    WHERE person_id = ANY(%(ids)s) AND left(key, 2) = 'f:'
) o
"""


def pairs_to_weigh(noun: str, ids: Collection[int]) -> list[tuple[int, int]]:
    """Return the pairs with one of these records that share something few others do.

    Runs inside a transaction: the planner is told there that the keys are to be looked up.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(_COMPANIES if noun == Noun.COMPANY else _PEOPLE, _asked(ids))
        pairs: list[tuple[int, int]] = cursor.fetchall()
        cursor.execute("SET LOCAL enable_seqscan = on")
    return pairs


def people_called_so(ids: Collection[int]) -> dict[int, int]:
    """Return how many people have the first and last name of each of these; 100 at most."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(_CALLED_SO, {"ids": list(ids)})
        found: dict[int, int] = dict(cursor.fetchall())
        cursor.execute("SET LOCAL enable_seqscan = on")
    return found


def _asked(ids: Collection[int]) -> dict[str, Any]:
    return {"ids": list(ids), "cap": CAP, "staff": STAFF, "public": sorted(PUBLIC_DOMAINS)}
