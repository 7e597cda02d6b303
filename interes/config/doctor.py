"""Whether the installation is sound and the data keeps its laws; every check is one sentence."""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.db import connection
from pghistory.models import Context, Event

from interes.config.server import ground, places
from interes.config.server.cluster import sees_cyrillic

LAWS = {
    "deal_open_iff_next_step",
    "deal_closed_iff_closure",
    "deal_next_step_is_its_planned_step",
    "deal_closure_is_of_its_outcome",
    "deal_stage_is_of_its_pipeline",
    "step_planned_is_the_next_of_its_deal",
    *("step_text_is_not_blank", "step_has_a_real_day", "deal_title_is_not_blank"),
    *("deal_sum_is_a_number", "deal_has_real_days", "closure_comes_back_on_a_real_day"),
}
MOVES = {
    *("deal_a_stage_clock", "deal_b_first_stage", "deal_b_stage_move"),
    *("step_stays", "closure_stays", "stage_move_stays", "deal_climb_stays"),
    *("step_keeps_its_deal", "closure_keeps_its_deal"),
    *("deal_is_not_truncated", "step_is_not_truncated"),
    *("closure_is_not_truncated", "stage_move_is_not_truncated", "deal_climb_is_not_truncated"),
}

OPEN_WITHOUT_STEP = """
    SELECT d.id FROM deal d WHERE d.state = 'open' AND NOT EXISTS (
        SELECT 1 FROM step s
        WHERE s.id = d.next_step_id AND s.deal_id = d.id AND s.state = 'planned')
"""
PLANNED_FOR_NOBODY = """
    SELECT s.id FROM step s WHERE s.state = 'planned' AND NOT EXISTS (
        SELECT 1 FROM deal d WHERE d.next_step_id = s.id AND d.id = s.deal_id AND d.state = 'open')
"""
CLOSED_WITHOUT_END = """
    SELECT d.id FROM deal d WHERE d.state <> 'open' AND (d.closed_at IS NULL OR NOT EXISTS (
        SELECT 1 FROM closure c WHERE c.id = d.closure_id AND c.deal_id = d.id))
"""
OPEN_WITH_END = """
    SELECT d.id FROM deal d
    WHERE d.state = 'open' AND (d.closed_at IS NOT NULL OR d.closure_id IS NOT NULL)
"""
STAGE_BESIDE_ITS_MOVES = """
    SELECT d.id FROM deal d WHERE d.stage_id IS DISTINCT FROM (
        SELECT m.to_stage_id FROM stage_move m WHERE m.deal_id = d.id ORDER BY m.id DESC LIMIT 1)
"""

type Problems = Iterator[str]


def postgresql_is_new_enough() -> Problems:
    """Check that PostgreSQL is 16 or newer."""
    with connection.cursor() as cursor:
        version = cursor.connection.info.server_version // 10_000
    if version < ground.OLDEST:
        yield f"it is {version}"


def search_understands_russian() -> Problems:
    """Check that trigram search sees Cyrillic letters."""
    connection.ensure_connection()
    if not sees_cyrillic(connection.connection):
        yield "show_trgm('я') is empty: the database needs the locale C.UTF-8"


def product_is_no_superuser() -> Problems:
    """Check that the product has no power over the server beyond its own database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = current_user AND rolsuper")
        found = cursor.fetchone()
    if found and ground.is_embedded():
        home = ground.cluster().home
        yield (
            f"this data folder is of an early version, where {found[0]} is a superuser:"
            f" interes backup FILE, put {home} aside, interes restore FILE"
        )
    elif found:
        yield (
            f"the role {found[0]} is a superuser and may switch the laws off: give DATABASE_URL a"
            " role that only owns its database (CREATE ROLE … LOGIN CREATEDB)"
        )


def tables_are_up_to_date() -> Problems:
    """Check that all migrations are applied."""
    yield from ground.pending_migrations()


def secret_key_is_closed() -> Problems:
    """Check that nobody else can read the secret key."""
    path = places.var_dir() / "secret_key"
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield f"{path} is open to others: chmod 600 it"


def both_languages_are_there() -> Problems:
    """Check that the translations are compiled."""
    for folder in settings.LOCALE_PATHS:
        for source in Path(folder).glob("*/LC_MESSAGES/*.po"):
            if not source.with_suffix(".mo").exists():
                yield f"{source.with_suffix('.mo')} is missing"


def laws_are_in_force() -> Problems:
    """Check that the database itself keeps the law of the next step and the law of endings."""
    found = _column(
        "SELECT conname FROM pg_constraint WHERE convalidated AND conname = ANY(%s)", LAWS
    )
    yield from (f"the constraint {name} is missing" for name in sorted(LAWS - found))


def moves_are_recorded() -> Problems:
    """Check that the database itself records every move of a deal and keeps what was."""
    yield from _off(MOVES)


def history_is_kept() -> Problems:
    """Check that every change of every record is kept by triggers."""
    for model, trigger in pgtrigger.registered():
        status, enabled = trigger.get_installation_status(model)
        if status != "INSTALLED" or not enabled:
            trouble = "off" if status == "INSTALLED" else status.lower().replace("_", " ")
            yield f"the trigger {trigger.name} of {model._meta.db_table} is {trouble}"


def history_is_not_rewritten() -> Problems:
    """Check that what is in the history stays there as it was."""
    kept = {model._meta.db_table for model in apps.get_models() if issubclass(model, Event)}
    wanted = {f"{table}_is_not_truncated" for table in kept | {Context._meta.db_table}}
    yield from _off(wanted | {"pghistory_context_stays"})


def open_deals_have_a_step() -> Problems:
    """Check that no open deal is without a planned next step."""
    yield from _rows("deal", OPEN_WITHOUT_STEP)


def planned_steps_have_a_deal() -> Problems:
    """Check that every planned step is the next one of an open deal."""
    yield from _rows("step", PLANNED_FOR_NOBODY)


def closed_deals_say_how() -> Problems:
    """Check that every closed deal says when and how it ended, an open one does not."""
    yield from _rows("deal", CLOSED_WITHOUT_END)
    yield from _rows("deal", OPEN_WITH_END)


def stages_agree_with_moves() -> Problems:
    """Check that every deal stands where its last move put it."""
    yield from _rows("deal", STAGE_BESIDE_ITS_MOVES)


INSTALLATION: tuple[Callable[[], Problems], ...] = (
    postgresql_is_new_enough,
    search_understands_russian,
    product_is_no_superuser,
    secret_key_is_closed,
    both_languages_are_there,
    tables_are_up_to_date,
)
DATA: tuple[Callable[[], Problems], ...] = (
    laws_are_in_force,
    moves_are_recorded,
    history_is_kept,
    history_is_not_rewritten,
    open_deals_have_a_step,
    planned_steps_have_a_deal,
    closed_deals_say_how,
    stages_agree_with_moves,
)


def examine() -> Iterator[tuple[str, list[str]]]:
    """Go through the checks: what must hold, and what is wrong with it.

    Data is not looked at before the tables are up to date: it could not be read.
    """
    for check in INSTALLATION:
        yield _sentence(check), list(check())
    for check in () if ground.pending_migrations() else DATA:
        yield _sentence(check), list(check())


def _sentence(check: Callable[[], Problems]) -> str:
    sentence = (check.__doc__ or "").splitlines()[0].removeprefix("Check that ")
    return sentence[:1].upper() + sentence[1:]


def _off(triggers: set[str]) -> Problems:
    query = "SELECT tgname FROM pg_trigger WHERE tgenabled = 'O' AND tgname = ANY(%s)"
    yield from (
        f"the trigger {name} is off" for name in sorted(triggers - _column(query, triggers))
    )


def _column(query: str, names: set[str]) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(query, [sorted(names)])
        return {name for (name,) in cursor.fetchall()}


def _rows(noun: str, query: str, most: int = 10) -> Problems:
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = [number for (number,) in cursor.fetchall()]
    if found:
        named = ", ".join(str(number) for number in found[:most])
        yield f"{len(found)} break it: {noun} {named}{' …' if len(found) > most else ''}"
