"""Look at the data from outside: whether it is lawful, and whether a hand may break it."""

from contextlib import closing, contextmanager

import psycopg
from django.db import connection

UNLAWFUL = """
    SELECT d.id, 'open without exactly one planned step that is its next' FROM deal d
    LEFT JOIN step s ON s.deal_id = d.id AND s.state = 'planned'
    WHERE d.state = 'open' GROUP BY d.id
    HAVING count(s.id) <> 1 OR min(s.id) IS DISTINCT FROM d.next_step_id
  UNION ALL
    SELECT d.id, 'closed with a step still planned' FROM deal d
    JOIN step s ON s.deal_id = d.id AND s.state = 'planned' WHERE d.state <> 'open'
  UNION ALL
    SELECT d.id, 'closed without its closure' FROM deal d
    LEFT JOIN closure c ON c.id = d.closure_id AND c.deal_id = d.id AND c.outcome = d.state
    WHERE d.state <> 'open' AND (c.id IS NULL OR d.closed_at IS NULL)
  UNION ALL
    SELECT d.id, 'its last move leads elsewhere' FROM deal d
    WHERE d.stage_id IS DISTINCT FROM (
        SELECT m.to_stage_id FROM stage_move m WHERE m.deal_id = d.id ORDER BY m.id DESC LIMIT 1)
"""


def unlawful():
    """Return every deal that breaks a law, with which one."""
    with connection.cursor() as cursor:
        cursor.execute(UNLAWFUL)
        return cursor.fetchall()


def by_hand():
    """Open a connection that knows nothing of the product."""
    asked = connection.get_connection_params()
    known = {name: asked.get(name) for name in ("dbname", "user", "password", "host", "port")}
    return psycopg.connect(**{name: value for name, value in known.items() if value})


def refusal_of(sql, **values):
    """Run hand-written SQL in a transaction of its own; return the constraint that refused it."""
    with closing(by_hand()) as hand:
        try:
            hand.execute(sql, values)
            hand.commit()
        except psycopg.Error as error:
            return error.diag.constraint_name or type(error).__name__
    return "nothing"


@contextmanager
def hands(number, isolation=None):
    """Open several connections at once, at one level of isolation."""
    opened = [by_hand() for _ in range(number)]
    try:
        for hand in opened:
            hand.isolation_level = isolation
        yield opened
    finally:
        for hand in opened:
            hand.close()
