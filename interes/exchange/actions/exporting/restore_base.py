"""Bring a whole base back from its archive, equal in every row."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from django.contrib.auth.hashers import make_password
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, transaction
from django.db.models import Field
from django.utils.translation import gettext as _

from interes.activities.models import Activity
from interes.clients.models import Company, Person
from interes.deals.models import Deal
from interes.exchange.queries.exporting import archive_tables
from interes.exchange.queries.exporting.archive_tables import Kept
from interes.exchange.rules.exporting.manifest import (
    Manifest,
    NotAnArchive,
    TableInArchive,
    check,
    is_archive,
    lines_of,
    manifest_of,
)
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

__all__ = ["ArchiveRefused", "BaseNotEmpty", "is_archive", "restore_base"]

FACTS_OF_USERS = ("name", "email", "password", "role", "is_active", "language", "joined_at")
LINES = "archive_line"
FOLLOWERS = r"""
SELECT format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname) FROM pg_trigger
WHERE NOT tgisinternal AND (tgname LIKE 'search\_words\_%' OR tgname LIKE 'to\_compare\_%')
"""


class BaseNotEmpty(Refusal):
    """There are clients in the base already, and an archive brings a whole base."""


class ArchiveRefused(Refusal):
    """The file is damaged, or not an archive that this version can read."""


def restore_base(*, source: Path, by: User | None, at: datetime) -> Manifest:
    """Bring every row of an archive into a base without clients; all of it or nothing.

    Numbers, history and settings come as they were; nobody's password does. Whoever could sign in
    before still can. Raises ArchiveRefused, BaseNotEmpty, NotAllowed.
    """
    del at  # an archive brings its own times
    ensure(by, "archive")
    try:
        manifest = manifest_of(source)
        with ZipFile(source) as archive:
            for table in manifest.tables:
                check(archive, table)
            _refuse_a_base_in_use()
            _restore(archive, manifest)
    except NotAnArchive as problem:
        raise ArchiveRefused(_sentence(problem)) from problem
    except IntegrityError as problem:
        sentence = _("The archive contradicts itself, so nothing of it was taken: %(why)s")
        raise ArchiveRefused(sentence % {"why": str(problem).splitlines()[0]}) from problem
    return manifest


def _sentence(problem: NotAnArchive) -> str:
    match str(problem):
        case "manifest":
            return _("This is not an archive of a base.")
        case "version":
            return _("This archive was made by a newer version. Upgrade, then bring it again.")
        case name:
            return _("The archive is damaged in %(file)s, so nothing of it was taken.") % {
                "file": name
            }


def _refuse_a_base_in_use() -> None:
    if any(model._base_manager.exists() for model in (Company, Person, Deal, Activity)):
        sentence = _(
            "There are clients in this base already. An archive brings a whole base, so it is"
            " taken only into an empty one."
        )
        raise BaseNotEmpty(sentence)


def _restore(archive: ZipFile, manifest: Manifest) -> None:
    here = {kept.table: kept for kept in archive_tables.tables(with_history=True)}
    if strange := next((one.name for one in manifest.tables if one.name not in here), None):
        raise NotAnArchive(strange)
    everything = [model._meta.db_table for model in archive_tables.everything_of_ours()]
    with transaction.atomic():
        accounts = list(User.objects.order_by("pk").values(*FACTS_OF_USERS))
        _run(f"CREATE TEMP TABLE {LINES} (place bigserial, line json) ON COMMIT DROP")
        _check_now()
        # The triggers would write a history of the restoring itself, and keep the seeds for ever.
        _each("ALTER TABLE {} DISABLE TRIGGER USER", everything)
        _each("DELETE FROM {}", reversed(everything))
        _run("DELETE FROM django_session")
        _check_now()
        _let_follow()
        for table in manifest.tables:
            _fill(archive, table, here[table.name])
        _let_in_again(accounts)
        _check_now()
        _each("ALTER TABLE {} ENABLE TRIGGER USER", everything)
    _each("ANALYZE {}", everything)


def _fill(archive: ZipFile, table: TableInArchive, kept: Kept) -> None:
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY {LINES} (line) FROM STDIN") as copy:
            for line in lines_of(archive, table):
                copy.write_row([line])
        usual = _usual(kept, table.columns)
        columns = [name for name in table.columns if name in kept.columns]
        into = ", ".join(f'"{name}"' for name in [*columns, *usual])
        values = [*(f'told."{name}"' for name in columns), *["%s"] * len(usual)]
        cursor.execute(
            f'INSERT INTO "{kept.table}" ({into}) SELECT {", ".join(values)} FROM {LINES}'
            f' CROSS JOIN LATERAL json_populate_record(NULL::"{kept.table}", line) told'
            " ORDER BY place",
            list(usual.values()),
        )
        if cursor.rowcount not in (table.rows, -1):
            raise NotAnArchive(table.file)
        cursor.execute(f"TRUNCATE {LINES}")
    _go_on_counting(kept)


def _usual(kept: Kept, told: Sequence[str]) -> dict[str, Any]:
    """Return what stands in columns of which the archive knows nothing."""
    if kept.model is User:
        return {"password": make_password(None)}
    missing = [field for field in kept.fields if field.column not in told]
    return {str(field.column): _default(field) for field in missing}


def _default(field: "Field[object, object]") -> Any:
    value = field.get_default()
    return json.dumps(value, cls=DjangoJSONEncoder) if isinstance(value, dict) else value


def _let_in_again(accounts: list[dict[str, object]]) -> None:
    """Keep the passwords of those who were here, and those who are not in the archive."""
    for facts in accounts:
        known = User.objects.filter(email__iexact=facts["email"]) if facts["email"] else None
        if known is None or not known.update(password=facts["password"]):
            # Not `create_user`: the password is one already made unreadable.
            User.objects.bulk_create([User(**facts)])


def _go_on_counting(kept: Kept) -> None:
    """Let new rows get numbers after the last one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{kept.table}"', kept.key])
        [sequence] = cursor.fetchone() or [None]
        if sequence:
            cursor.execute(
                f'SELECT setval(%s, max("{kept.key}")) FROM "{kept.table}"'
                f' HAVING max("{kept.key}") IS NOT NULL',
                [sequence],
            )


def _let_follow() -> None:
    """Let what is made of the records be made again: words to be found by, pairs to compare."""
    with connection.cursor() as cursor:
        cursor.execute(FOLLOWERS)
        for statement in [row[0] for row in cursor.fetchall()]:
            cursor.execute(statement)


def _check_now() -> None:
    """Let the deferred checks look: a table with checks to come cannot be altered."""
    _run("SET CONSTRAINTS ALL IMMEDIATE")
    _run("SET CONSTRAINTS ALL DEFERRED")


def _each(statement: str, names: Iterable[str]) -> None:
    for name in names:
        _run(statement.format(f'"{name}"'))


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
