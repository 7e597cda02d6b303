"""Note that something has happened, if a rule waits for it, in the very transaction of it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from interes.automation.actions.chain import now_going

_NOTE = """
INSERT INTO occasion (kind, deal_id, company_id, facts, at, chain, depth, tries, trouble)
SELECT %(kind)s, %(deal)s, %(company)s, %(facts)s::jsonb, %(at)s, %(chain)s, %(depth)s, 0, ''
WHERE EXISTS (SELECT 1 FROM rule
              WHERE kind = %(kind)s AND active_since <= %(at)s AND paused_at IS NULL)
"""


def note(
    kind: str,
    *,
    at: datetime,
    deal_id: int | None = None,
    company_id: int | None = None,
    facts: Mapping[str, Any] | None = None,
) -> bool:
    """Write an occasion for the worker; tell whether any rule waits for it."""
    if deal_id is None and company_id is None:
        return False
    chain = now_going()
    told = {
        "kind": kind,
        "deal": deal_id,
        "company": company_id,
        "facts": json.dumps(dict(facts or {})),
        "at": at,
        "chain": chain.root if chain else None,
        "depth": chain.depth if chain else 0,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, told)
        return int(cursor.rowcount) > 0
