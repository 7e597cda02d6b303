"""A migrated database to copy: migrating takes seconds, copying a tenth of one."""

import fcntl
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from tests import shelf
from tests.fixtures import CLUSTER, FOLDER

NAME = "interes_template"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any
) -> None:
    """Make the database of every process as a copy of the migrated one."""
    with django_db_blocker.unblock(), (FOLDER / "template.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one process migrates, the others wait
        with psycopg.connect(CLUSTER.address("postgres"), autocommit=True) as server:
            _make(server)
    connection.settings_dict["TEST"]["TEMPLATE"] = NAME


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
