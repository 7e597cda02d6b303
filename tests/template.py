"""A migrated database to copy: migrating takes seconds, copying a tenth of one."""

import fcntl
import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from tests import shelf
from tests.fixtures import CLUSTER, FOLDER

NAME = "interes_template"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any
) -> Iterator[None]:
    """Make the database of every process as a copy of the migrated one."""
    with django_db_blocker.unblock(), (FOLDER / "template.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one process migrates, the others wait
        with psycopg.connect(CLUSTER.address("postgres"), autocommit=True) as server:
            _make(server)
    connection.settings_dict["TEST"]["TEMPLATE"] = NAME
    whole = connection.creation.serialize_db_to_string
    monkeypatched = pytest.MonkeyPatch()
    monkeypatched.setattr(
        connection.creation, "serialize_db_to_string", lambda: _without_history(whole())
    )
    yield
    monkeypatched.undo()


def _without_history(contents: str) -> str:
    """Leave the history out of what a test that commits puts back: it writes itself once more."""
    rows = json.loads(contents)
    return json.dumps([row for row in rows if not _is_history(row["model"])])


def _is_history(name: str) -> bool:
    return hasattr(apps.get_model(name), "pgh_tracked_model")


def _make(server: psycopg.Connection) -> None:
    if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
        return
    server.execute(f"DROP DATABASE IF EXISTS {NAME}_half")
    server.execute(f"CREATE DATABASE {NAME}_half")
    usual = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = f"{NAME}_half"
    call_command("migrate", verbosity=0)
    connection.close()
    connection.settings_dict["NAME"] = usual
    server.execute(f"ALTER DATABASE {NAME}_half RENAME TO {NAME}")
    (FOLDER / shelf.MADE).touch()
