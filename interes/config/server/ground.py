"""The ground a command stands on: a database that answers, and Django."""

import contextlib
from collections.abc import Iterator

import psycopg

from interes.config.server import places
from interes.config.server.binaries import CannotStart
from interes.config.server.cluster import Cluster, serve_or_share

OLDEST = 16
ONE_AT_A_TIME = 7_314_001  # the advisory lock of whoever migrates


def is_embedded() -> bool:
    """Tell whether the database is ours to run; a DATABASE_URL means it is not."""
    return not places.given_url()


def url() -> str:
    """Give the address of the database, whoever runs it."""
    return places.given_url() or places.database_url(places.var_dir())


def cluster() -> Cluster:
    """Describe the embedded PostgreSQL of this installation, and write down where it is."""
    var = places.var_dir()
    places.remember_home(var)
    return Cluster(places.home(var), places.socket_dir(var))


@contextlib.contextmanager
def database() -> Iterator[None]:
    """Have a database for a while: the embedded one is started if nobody serves it."""
    if not is_embedded():
        check_version(places.given_url())
        yield
        return
    ours = cluster()
    serve_or_share(ours)
    try:
        yield
    finally:
        ours.stop()


@contextlib.contextmanager
def ready(*, migrated: bool = False) -> Iterator[None]:
    """Have a database and Django; `migrated` also brings the tables up to date."""
    with database():
        import django
        from django.db import connections

        django.setup()
        if migrated:
            migrate()
        try:
            yield
        finally:
            connections.close_all()


def check_version(url: str) -> None:
    """Refuse a server that is too old for us, or that is not there."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.OperationalError as problem:
        raise CannotStart(f"The database of DATABASE_URL does not answer: {problem}") from None
    if version < OLDEST:
        raise CannotStart(f"PostgreSQL {OLDEST} or newer is needed, this server is {version}.")


def migrate() -> bool:
    """Bring the tables up to date, one process at a time; tell whether there was anything to do."""
    from django.core.management import call_command
    from django.db import connection

    if not pending_migrations():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        try:
            call_command("migrate", verbosity=0, interactive=False)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])
    return True


def pending_migrations() -> list[str]:
    """Name the migrations that this database still lacks."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
