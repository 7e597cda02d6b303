"""Backup and restore are one command each, and nothing is lost on the way."""

import json
import tarfile

import pytest

from interes.config.server.cluster import running
from interes.config.tests.installation import Installation, wait_until

pytestmark = pytest.mark.processes

CLIENTS = """
    CREATE TABLE client AS SELECT n AS id, 'Ромашка № ' || n AS name FROM generate_series(1, 500) n
"""
CONTENT = "SELECT count(*), md5(string_agg(id || name, ',' ORDER BY id)) FROM client"


@pytest.fixture
def at_work(installation):
    """An installation with a person and some clients, whose database runs."""
    with running(installation.var / "postgres"):
        installation.sql(CLIENTS)
        yield installation


@pytest.fixture
def new_machine(folder):
    one = Installation(folder / "new")
    yield one
    one.kill_everything()


def test_a_backup_taken_while_people_work_brings_every_row_back(installation, folder):
    installation.serve().sql(CLIENTS)
    before = installation.sql(CONTENT)

    saved = installation.command("backup", str(folder / "evening.backup"))
    installation.sql("DELETE FROM client WHERE id > 3")
    restored = installation.command("restore", str(folder / "evening.backup"), "--replace")

    assert (saved.returncode, restored.returncode) == (0, 0), saved.stderr + restored.stderr
    assert installation.sql(CONTENT) == before
    assert installation.sql("SELECT name FROM app_user") == [("Анна",)]
    wait_until(installation.answers, seconds=20)


def test_what_was_there_before_a_restore_is_kept_aside(at_work, folder):
    file = folder / "evening.backup"
    at_work.command("backup", str(file))
    at_work.sql("DELETE FROM client")

    at_work.command("restore", str(file), "--replace")

    kept = "SELECT count(*) FROM pg_database WHERE datname LIKE 'interes_before_%'"
    assert at_work.sql(kept) == [(1,)]


def test_a_database_with_people_in_it_is_not_replaced_by_accident(at_work, folder):
    file = folder / "evening.backup"
    at_work.command("backup", str(file))

    refused = at_work.command("restore", str(file))

    assert refused.returncode == 1
    assert "--replace" in refused.stderr


def test_a_damaged_backup_changes_nothing(at_work, folder):
    file, broken = folder / "evening.backup", folder / "broken.backup"
    at_work.command("backup", str(file))
    before = at_work.sql(CONTENT)
    damage(file, broken, folder)

    refused = at_work.command("restore", str(broken), "--replace")

    assert refused.returncode == 1
    assert "damaged" in refused.stderr
    assert at_work.sql(CONTENT) == before


def test_a_backup_moves_to_a_new_machine(at_work, new_machine, folder):
    file = folder / "moving.backup"
    at_work.command("backup", str(file))

    restored = new_machine.command("restore", str(file))

    assert restored.returncode == 0, restored.stderr
    with running(new_machine.var / "postgres"):
        assert new_machine.sql(CONTENT) == at_work.sql(CONTENT)


def test_a_backup_is_closed_to_others_and_says_what_is_in_it(at_work, folder):
    file = folder / "evening.backup"

    at_work.command("backup", str(file))

    with tarfile.open(file) as tar:
        manifest = json.load(tar.extractfile("manifest.json"))
    assert file.stat().st_mode & 0o077 == 0
    assert manifest["rows"]["public.client"] == 500


def damage(file, broken, folder):
    with tarfile.open(file) as tar:
        tar.extractall(folder / "parts", filter="data")
    dump = folder / "parts" / "database.dump"
    dump.write_bytes(dump.read_bytes()[:-100] + b"\0" * 100)
    with tarfile.open(broken, "w") as tar:
        for name in ("manifest.json", "database.dump"):
            tar.add(folder / "parts" / name, arcname=name)
