"""Bring in companies, people of ours and deals from files of another program."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pghistory
from django.conf import settings
from django.db import OperationalError, connection
from django.utils.translation import gettext as _

from interes.exchange.actions.importing import summary
from interes.exchange.actions.importing.books import Books, Clock
from interes.exchange.actions.importing.companies import bring_companies
from interes.exchange.actions.importing.deals import Known, bring_deals
from interes.exchange.actions.importing.ledger import Ledger
from interes.exchange.actions.importing.people import bring_people
from interes.exchange.actions.importing.products import catalogue, respell_earlier
from interes.exchange.actions.importing.reading import FileRefused, read_all
from interes.exchange.models import ImportRun
from interes.exchange.queries.import_report import ImportReport, report_of
from interes.exchange.rules.importing.opportunities import CURRENCY, Today
from interes.exchange.rules.importing.records import (
    AnyRecord,
    CompanyRecord,
    DealRecord,
    PersonOfOursRecord,
    ProductRecord,
)
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

__all__ = ["FileRefused", "ImportRunning", "import_files"]

LOCK = 4_206_300
WAIT = "20s"
# So that the planner knows of the thousands of new rows at once, not when autovacuum comes by.
TABLES = "company, deal, step, closure, activity, stage_move, app_user, imported"


class ImportRunning(Refusal):
    """Another import is being carried out."""


@act
def import_files(
    *, paths: Sequence[Path], by: User | None, at: datetime, currency: str = CURRENCY
) -> ImportReport:
    """Import all files together, whatever their order; all of them or, if one is unknown, none.

    The same files again change nothing; changed files change what nobody has changed since.
    Raises FileRefused, ImportRunning, NotAllowed.
    """
    ensure(by, "import")
    today = Today(at.astimezone(ZoneInfo(settings.TIME_ZONE)).date(), currency)
    records, tally = read_all(paths, today)
    _wait_for_the_other()
    _spare_the_triggers()
    run = ImportRun.objects.create(by=by, at=at)
    with pghistory.context(act="import", run=run.pk):
        _bring(records, Books(Ledger(run), tally, Clock(at)))
    tally.keep(run)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {TABLES}")
    return report_of(run.pk)


def _bring(records: Sequence[AnyRecord], books: Books) -> None:
    """Write what others point at before what points at it."""
    deals = _of(DealRecord, records)
    products = _of(ProductRecord, records)
    known = Known(
        products=catalogue(products, deals, books),
        people=bring_people(_of(PersonOfOursRecord, records), deals, books),
        companies=bring_companies(_of(CompanyRecord, records), deals, books),
    )
    bring_deals(deals, known, books)
    respell_earlier(products, {deal.key for deal in deals}, books)
    summary.add_up(deals, books.tally)
    books.ledger.close()


def _of[R: AnyRecord](sort: type[R], records: Sequence[AnyRecord]) -> list[R]:
    return [record for record in records if isinstance(record, sort)]


def _wait_for_the_other() -> None:
    """Let one import at a time write; the lock is let go with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{WAIT}'")
        try:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        except OperationalError as busy:
            sentence = _("Another import is running. Wait until it is done and try again.")
            raise ImportRunning(sentence) from busy
        cursor.execute("SET LOCAL lock_timeout = DEFAULT")


def _spare_the_triggers() -> None:
    """Say "ignore no trigger" aloud.

    Every history trigger asks for this setting and catches the error when it is unset. Rolling
    such an error back looks through all deferred checks, so thousands of rows would take a time
    that grows with their square.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
