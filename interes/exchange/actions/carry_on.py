"""Write what is left of a running import: what the worker and the command line do."""

import logging
from datetime import datetime

from django.db import DatabaseError
from django.utils.translation import gettext as _

from interes.exchange.actions.importing.running import ImportRunning, Overtaken, carry_out
from interes.exchange.models import ImportRun
from interes.exchange.queries.import_wording import refusal_of_file
from interes.exchange.rules.importing.sheets import Unreadable

logger = logging.getLogger(__name__)


def carry_on(*, run_id: int, at: datetime) -> None:
    """Write the rest of the rows; what goes wrong is told in the run, and nothing is lost.

    Another worker at the same run is left alone. Raises ImportRunning if others write all along.
    """
    try:
        carry_out(run_id)
    except Overtaken:
        logger.info("Import %s is carried on by another worker", run_id)
    except ImportRunning:
        raise
    except Unreadable as reason:
        _fail(run_id, at, refusal_of_file(reason.code, reason.facts))
    except (DatabaseError, OSError) as problem:
        logger.exception("Import %s broke off", run_id)
        why = str(problem).split("\n", 1)[0]
        _fail(run_id, at, _("It broke off: %(why)s. It can be carried on.") % {"why": why})


def _fail(run_id: int, at: datetime, sentence: str) -> None:
    ImportRun.objects.filter(pk=run_id, state=ImportRun.State.RUNNING).update(
        state=ImportRun.State.FAILED, trouble=sentence, finished_at=at
    )
