"""Very many rows are being written: work that can wait asks here whether it is its turn."""

from django.db import connection

# The advisory lock that whoever fills the base holds during each of its transactions.
FILLING = 4_206_300
_HELD = """
SELECT EXISTS (
    SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 0 AND objid = %s AND objsubid = 1
    AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
)
"""


def is_being_filled() -> bool:
    """Tell whether somebody is writing very many rows just now; they are to be through sooner."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [FILLING])
        return bool(cursor.fetchone()[0])
