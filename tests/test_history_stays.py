"""What happened can be added to and read, never rewritten or thrown away, also by hand."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from pghistory.models import Context, Event

from tests.cast import a_deal

pytestmark = pytest.mark.django_db

HISTORIES = sorted(m._meta.db_table for m in apps.get_models() if issubclass(m, Event))


def by_hand(query):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL interes.may_truncate = 'no'")
        cursor.execute(query)


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE deals_dealevent SET title = 'another'",
        "UPDATE deals_stepevent SET pgh_created_at = now() - interval '1 year'",
        "UPDATE clients_companyevent SET pgh_context_id = NULL",
        "DELETE FROM team_userevent",
        "DELETE FROM deals_stageevent",
        "DELETE FROM clients_sourceevent",
    ],
)
def test_history_is_not_rewritten_by_hand(anna, attempt):
    a_deal(anna)

    with pytest.raises(DatabaseError, match="Cannot update or delete rows"):
        by_hand(attempt)


@pytest.mark.parametrize("table", [*HISTORIES, "pghistory_context"])
def test_history_is_not_thrown_away_all_at_once(table):
    with pytest.raises(DatabaseError, match="history stays"):
        by_hand(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize(
    "attempt", ["UPDATE pghistory_context SET metadata = '{}'", "DELETE FROM pghistory_context"]
)
def test_who_did_it_is_not_rewritten_by_hand(anna, attempt):
    a_deal(anna)
    assert Context.objects.exists()

    with pytest.raises(DatabaseError, match="who did it, and when, is not rewritten"):
        by_hand(attempt)
