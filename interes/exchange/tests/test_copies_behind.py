"""Rows are copied behind the writer's back, and whoever comes after them still sees them."""

import pytest
from django.db import IntegrityError, connection, transaction

from interes.clients.models import Company
from interes.exchange.actions.importing.writing import copies_behind, copy_new
from tests.cast import NOON

AT = {"created_at": NOON, "changed_at": NOON}


def companies(first, last):
    return [{"id": key, "name": f"Завод {key}", **AT} for key in range(first, last)]


def test_a_statement_waits_for_the_rows_it_asks_for(db):
    with transaction.atomic(), copies_behind():
        copy_new(Company, companies(1, 2_000))
        copy_new(Company, companies(2_000, 2_500))

        assert Company.objects.count() == 2_499


def break_a_law(after):
    """Write a company twice, with so many copies waiting behind it, and ask for something."""
    with transaction.atomic(), copies_behind(), transaction.atomic():
        copy_new(Company, [*companies(1, 500), {"id": 1, "name": "Дважды", **AT}])
        for turn in range(1, after + 1):
            copy_new(Company, companies(1_000 * turn, 1_000 * turn + 900))
        Company.objects.count()


@pytest.mark.parametrize("after", [1, 5])
def test_rows_that_break_a_law_leave_the_connection_at_rest(db, after):
    """None of the copies that still wait may run into the rollback."""
    with pytest.raises(IntegrityError):
        break_a_law(after)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM company")
        assert cursor.fetchone() == (0,)
