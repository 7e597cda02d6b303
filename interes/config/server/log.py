"""What the processes write to the terminal."""

import logging

import psycopg
from procrastinate.exceptions import ConnectorException

# Somebody restarted the database: one line says it, fifty lines of traceback hide it.
PASSING = (psycopg.OperationalError, ConnectorException)


class Brief(logging.Filter):
    """Leaves out the traceback of a lost connection; the parts come back by themselves."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten the record, never drop it."""
        if record.exc_info and isinstance(record.exc_info[1], PASSING):
            record.msg, record.args = " ".join(record.getMessage().split()), ()
            record.exc_info = record.exc_text = None
        return True


def begin() -> None:
    """Write warnings and errors, also those of Django, to standard error."""
    handler = logging.StreamHandler()
    handler.addFilter(Brief())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
