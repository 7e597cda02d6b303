"""Whether the product is ready."""

from django.db import connection
from django.http import HttpRequest, HttpResponse

from interes.ui.pages import requires


@requires(None)
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer ok when the database answers."""
    del request
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
