"""Keep the flags of open deals right: at once for an act, by the worker for the rest."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from time import perf_counter, sleep
from typing import Any, NamedTuple

from django.db import connection, transaction

from interes.deals.queries.appraising import Appraiser, appraiser
from interes.deals.rules import Standing
from interes.foundation.acts import at_the_end_of_acts

# More than an act of a person touches; what is more is left to the worker.
AT_ONCE = 500
BATCH = 2_000
# How long the worker rests after a batch, as a part of what the batch took: pages come first.
REST = 0.25

_KNOWN = """
SELECT deal_id, array_to_string(flags, ','), facts::text, turns_at, checked_at
FROM deal_standing WHERE deal_id = ANY(%s)
"""
# Whoever wrote since we looked knows better; whoever is writing now will. Nobody waits for us.
_UPDATE = """
WITH mine AS (
    SELECT s.deal_id, v.flags, v.facts, v.turns_at
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::timestamptz[], %s::timestamptz[])
         v (id, flags, facts, turns_at, seen_at)
    JOIN deal_standing s ON s.deal_id = v.id AND s.checked_at = v.seen_at
    ORDER BY s.deal_id FOR UPDATE OF s SKIP LOCKED)
UPDATE deal_standing t SET flags = string_to_array(mine.flags, ','), facts = mine.facts::jsonb,
    turns_at = mine.turns_at, checked_at = clock_timestamp()
FROM mine WHERE t.deal_id = mine.deal_id RETURNING t.deal_id
"""
_INSERT = """
INSERT INTO deal_standing (deal_id, flags, facts, turns_at, checked_at)
SELECT v.id, string_to_array(v.flags, ','), v.facts::jsonb, v.turns_at, clock_timestamp()
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::timestamptz[])
     v (id, flags, facts, turns_at)
JOIN (SELECT id FROM deal WHERE id = ANY(%s) ORDER BY id FOR KEY SHARE SKIP LOCKED) free
     ON free.id = v.id
ORDER BY v.id
ON CONFLICT DO NOTHING RETURNING deal_id
"""
_DELETE = """
DELETE FROM deal_standing WHERE deal_id IN (
    SELECT s.deal_id FROM unnest(%s::bigint[], %s::timestamptz[]) v (id, seen_at)
    JOIN deal_standing s ON s.deal_id = v.id AND s.checked_at = v.seen_at
    ORDER BY s.deal_id FOR UPDATE OF s SKIP LOCKED)
RETURNING deal_id
"""
_OPEN = """
SELECT id FROM deal WHERE state = 'open' AND removed_at IS NULL
UNION SELECT deal_id FROM deal_standing ORDER BY 1
"""
_TURNING = "SELECT deal_id FROM deal_standing WHERE turns_at <= %s ORDER BY turns_at LIMIT %s"
_MARKED_HERE = (
    "SELECT deal_id, now() FROM to_appraise WHERE tx = txid_current_if_assigned() LIMIT %s"
)
_UNMARK_HERE = "DELETE FROM to_appraise WHERE tx = txid_current_if_assigned() AND deal_id = ANY(%s)"
_MARKED = "SELECT id, deal_id FROM to_appraise ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED"
_UNMARK = "DELETE FROM to_appraise WHERE id = ANY(%s) AND deal_id = ANY(%s)"
EVERY_DEAL = 0


class _Known(NamedTuple):
    """A standing as it is kept."""

    flags: str
    facts: str
    turns_at: datetime | None
    checked_at: datetime


def appraise(*, deal_ids: Sequence[int], at: datetime) -> set[int]:
    """Find the flags of these deals anew, in the transaction of whoever changed something.

    Return those that are right now. The others are being written by somebody else at this very
    moment; they stay marked, and the worker looks at them in a few seconds.
    """
    with transaction.atomic():
        return _appraised(appraiser(at), deal_ids, only_changed=False)


@at_the_end_of_acts
def settle(at: datetime | None) -> None:
    """Let the flags of what an act has changed be right when it is over.

    They are told for now, also when the act tells of something that happened earlier. Very many
    deals are left to the worker: an import is not to wait for it.
    """
    marks = _rows(_MARKED_HERE, [AT_ONCE + 1])
    deals = sorted({deal for deal, _now in marks} - {EVERY_DEAL})
    if deals and len(marks) <= AT_ONCE:
        now = marks[0][1]
        right = appraise(deal_ids=deals, at=max(at or now, now))
        _run(_UNMARK_HERE, [list(right)])


def appraise_marked(*, at: datetime, most: int = BATCH) -> int:
    """Look at the deals that were marked and not looked at yet; return how many were.

    A changed setting is a mark of all deals.
    """
    with transaction.atomic():
        marks = _rows(_MARKED, [most])
        deals = sorted({deal for _mark, deal in marks})
        right = _appraised(appraiser(at), deals, only_changed=False) | {EVERY_DEAL}
        _run(_UNMARK, [[mark for mark, _deal in marks], list(right)])
    if EVERY_DEAL in deals:
        appraise_all(at=at)
    return len(right.intersection(deals))


def appraise_turning(*, at: datetime, most: int = BATCH) -> int:
    """Look at the deals of which the clock has changed something by now; return how many were."""
    with transaction.atomic():
        deals = _keys(_TURNING, [at, most])
        return len(_appraised(appraiser(at), deals, only_changed=False)) if deals else 0


def appraise_all(*, at: datetime, rest: float = REST) -> int:
    """Look at all open deals, batch by batch; return how many there are.

    Only what differs is written, each batch is a transaction of its own, and after each one the
    worker rests, so that pages are not slowed.
    """
    deals, by = _keys(_OPEN, []), appraiser(at)
    for start in range(0, len(deals), BATCH):
        began = perf_counter()
        with transaction.atomic():
            _appraised(by, deals[start : start + BATCH], only_changed=True)
        sleep((perf_counter() - began) * rest)
    return len(deals)


def _appraised(by: Appraiser, deal_ids: Sequence[int], *, only_changed: bool) -> set[int]:
    """Write how these deals stand; return those that are right now."""
    # What is kept is read before the facts: whoever writes in between is noticed.
    known = {key: _Known(*kept) for key, *kept in _rows(_KNOWN, [list(deal_ids)])}
    fresh = by.standings(deal_ids)
    same = _same(known, fresh) if only_changed else set[int]()
    right = same | {key for key in deal_ids if key not in known and key not in fresh}
    right |= _updated([key for key in fresh if key in known and key not in same], fresh, known)
    right |= _inserted([key for key in fresh if key not in known], fresh)
    return right | _deleted([key for key in known if key not in fresh], known)


def _same(known: Mapping[int, _Known], fresh: Mapping[int, Standing]) -> set[int]:
    return {
        key
        for key, one in fresh.items()
        if (kept := known.get(key))
        and kept.flags == ",".join(one.flags)
        and kept.turns_at == one.turns_at
        and json.loads(kept.facts) == one.facts
    }


def _updated(
    keys: list[int], fresh: Mapping[int, Standing], known: Mapping[int, _Known]
) -> set[int]:
    if not keys:
        return set()
    seen = [known[key].checked_at for key in keys]
    return set(_keys(_UPDATE, [keys, *_columns(keys, fresh), seen]))


def _inserted(keys: list[int], fresh: Mapping[int, Standing]) -> set[int]:
    return set(_keys(_INSERT, [keys, *_columns(keys, fresh), keys])) if keys else set()


def _deleted(keys: list[int], known: Mapping[int, _Known]) -> set[int]:
    if not keys:
        return set()
    return set(_keys(_DELETE, [keys, [known[key].checked_at for key in keys]]))


def _columns(keys: list[int], fresh: Mapping[int, Standing]) -> Iterator[list[Any]]:
    yield [",".join(fresh[key].flags) for key in keys]
    yield [json.dumps(fresh[key].facts, ensure_ascii=False) for key in keys]
    yield [fresh[key].turns_at for key in keys]


def _keys(sql: str, sent: Sequence[Any]) -> list[int]:
    return [row[0] for row in _rows(sql, sent)]


def _rows(sql: str, sent: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, sent)
        return list(cursor.fetchall())


def _run(sql: str, sent: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, sent)
