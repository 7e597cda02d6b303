"""A place where tests really commit, so that other connections see it too."""

import pytest
from django.db import connection

from interes.deals.models import Stage
from tests.cast import a_user

# What the migrations put there stays: other tests stand on it.
KEPT = (*("pipeline", "stage", "refusal_reason", "source", "situation", "working_hours"),)
EVENTS_KEPT = tuple(f"{name.replace('_', '')}event" for name in KEPT)


@pytest.fixture(scope="module")
def committed(django_db_setup, django_db_blocker):
    """Let the tests of a module commit, and throw away what they left when it is over.

    Each such module has one ordinary test too: pytest-django makes a database only for those.
    """
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        if not Stage.objects.exists():
            # A test that commits ran before and left the tables empty, without the first settings.
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
        yield
        wipe()
        connection.close()


@pytest.fixture(scope="module")
def seller(committed):
    """Anna, for every connection to see."""
    return a_user("Анна Белова", email="anna@example.ru")


def wipe():
    """Empty every table but the first settings."""
    names = [name for name in connection.introspection.table_names() if is_emptied(name)]
    with connection.cursor() as cursor:
        # Rivals name companies, so they are emptied too; the first ones come back.
        cursor.execute(
            "CREATE TEMP TABLE first_rival ON COMMIT PRESERVE ROWS AS "
            "SELECT * FROM rival WHERE name_en <> ''"
        )
        cursor.execute(f"TRUNCATE {', '.join(names)}")
        cursor.execute("INSERT INTO rival OVERRIDING SYSTEM VALUE SELECT * FROM first_rival")


def is_emptied(name):
    """Tell whether a table is filled by tests."""
    ours = not name.startswith(("django_", "procrastinate_"))
    return ours and name not in KEPT and not name.endswith(EVENTS_KEPT)
