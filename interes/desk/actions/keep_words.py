"""Keep the words of records that were written by the thousand."""

from django.db import connection, transaction

AT_ONCE = 2_000


def keep_words(*, most: int = AT_ONCE) -> int:
    """Keep the words of the next records that wait for it; return how many there were.

    The database does it all (migration `search_words_later`); of a record that somebody is
    changing now, it comes next time.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT search_catch_up(%s)", [most])
        return int(cursor.fetchone()[0])
