"""The stage of the benchmark: a busy seller with sessions, and the product's own database."""

from collections.abc import Callable
from typing import Any

import django
import psycopg
from django.conf import settings

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.floor import SESSION, USER, Page  # noqa: E402
from interes.config.server import places  # noqa: E402
from interes.team.models import User  # noqa: E402

_BUSIEST = """
SELECT owner_id, pipeline_id, count(*) FROM deal WHERE state = 'open'
GROUP BY owner_id, pipeline_id ORDER BY 3 DESC LIMIT 1
"""


def prepare(clients: int) -> tuple[dict[str, Any], list[str]]:
    """Give the busiest seller a login; return what the floors need and a session per client."""
    [[user, pipeline, _open]] = _rows(_BUSIEST)
    [[company]] = _rows(
        "SELECT company_id FROM deal WHERE company_id IS NOT NULL "
        "GROUP BY company_id ORDER BY count(*) DESC LIMIT 1"
    )
    [[deal]] = _rows(
        "SELECT d.id FROM deal d JOIN step s ON s.id = d.next_step_id "
        "WHERE d.owner_id = %s ORDER BY s.due_at, s.id LIMIT 1",
        [user],
    )
    facts = {"user": user, "pipeline": pipeline, "company": company, "deal": deal}
    return facts | {"fragment": "%con%"}, [session(user) for _ in range(clients)]


def _rows(sql: str, params: list[Any] | None = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params or [])
        return list(cursor.fetchall())


def session(user_id: int) -> str:
    """Return the key of a session in which somebody is signed in."""
    user = User.objects.get(pk=user_id)
    kept = SessionStore()
    kept[SESSION_KEY] = str(user.pk)
    kept[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    kept[HASH_SESSION_KEY] = user.get_session_auth_hash()
    kept.create()
    return str(kept.session_key)


def floor_of(page: Page, facts: dict[str, Any]) -> Callable[[], None]:
    """Return a function that fetches what the page shows, with the session and the person."""
    plain = psycopg.connect(places.database_url(places.var_dir()), autocommit=True)
    plain.prepare_threshold = 0

    def fetch() -> None:
        for statement in (SESSION, USER, *page.floor):
            plain.execute(statement, facts).fetchall()

    return fetch


def queries_of(path: str, user_id: int) -> int:
    """Return how many statements the page asks."""
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(User.objects.get(pk=user_id))
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def row_counts() -> dict[str, int]:
    """Return how much data was measured."""
    tables = ("company", "person", "deal", "step", "stage_move", "activity", "app_user")
    return {table: _rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables}
