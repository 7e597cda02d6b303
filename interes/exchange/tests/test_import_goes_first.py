"""An import is through sooner when the worker's work that can wait does wait."""

import psycopg
import pytest
from django.db import connection

from interes.clients.models import Company, ToCompare
from interes.clients.tasks import compare
from interes.desk.models import SearchDue
from interes.desk.tasks import keep_words
from interes.foundation.filling import FILLING
from tests.cast import NOON


@pytest.fixture
def many(db):
    """So many new companies that their words and keys are left to the worker."""
    bulk = [Company(name=f"Завод {number}", created_at=NOON) for number in range(301)]
    return Company.objects.bulk_create(bulk, batch_size=301)


@pytest.fixture
def filling(db):
    """Somebody who is in the middle of a chunk, over a connection of their own."""
    parameters = connection.get_connection_params()
    known = {name: parameters[name] for name in ("dbname", "user", "host", "port")}
    with psycopg.connect(**known) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [FILLING])
        yield other


def test_words_and_doubles_wait_until_a_chunk_is_written(many, filling):
    keep_words()
    compare()
    assert (SearchDue.objects.count(), ToCompare.objects.count()) == (301, 301)

    filling.rollback()
    keep_words()
    compare()

    assert (SearchDue.objects.count(), ToCompare.objects.count()) == (0, 0)
