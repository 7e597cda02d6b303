"""Whether the product is ready."""

from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse

from interes.config.server import ground
from interes.ui.pages import requires

# Once the tables are up to date they stay so for the life of this process.
_seen: set[str] = set()


@requires(None)
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer ok when the database answers and its tables are up to date."""
    del request
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        ready = "tables" in _seen or not ground.pending_migrations()
    except OperationalError:
        return _say(503, "the database does not answer")
    if not ready:
        return _say(503, "migrations are not applied")
    _seen.add("tables")
    return _say(200, "ok")


def _say(status: int, words: str) -> HttpResponse:
    return HttpResponse(f"{words}\n", content_type="text/plain", status=status)
