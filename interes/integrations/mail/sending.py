"""Hand one letter to the mail server, and say how that went."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage

from interes.integrations.mail import laws
from interes.integrations.mail.laws import Server

PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Came:
    """What came of it: taken, refused for good, or to be tried again; the server may be down."""

    is_sent: bool = False
    is_for_good: bool = False
    is_down: bool = False
    trouble: str = ""


def send(server: Server, message: EmailMessage, sender: str, to: str) -> Came:
    """Hand a letter over; everything that can go wrong is told, nothing is raised."""
    try:
        with _at(server) as connection:
            connection.send_message(message, from_addr=sender, to_addrs=[to])
    except smtplib.SMTPRecipientsRefused as fault:
        code, said = next(iter(fault.recipients.values()))
        return Came(is_for_good=laws.is_for_good(code), trouble=_said(code, said))
    except smtplib.SMTPDataError as fault:
        is_for_good = laws.is_for_good(fault.smtp_code)
        return Came(is_for_good=is_for_good, trouble=_said(fault.smtp_code, fault.smtp_error))
    except smtplib.SMTPResponseException as fault:
        return Came(is_down=True, trouble=_said(fault.smtp_code, fault.smtp_error))
    except (smtplib.SMTPException, OSError) as fault:
        return Came(is_down=True, trouble=_told(fault))
    except ValueError as fault:
        return Came(is_for_good=True, trouble=_told(fault))
    return Came(is_sent=True)


@contextmanager
def _at(server: Server) -> Iterator[smtplib.SMTP]:
    """Open a connection, secret unless the address says plain, and sign in if there is a name."""
    secret = ssl.create_default_context()
    if server.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=PATIENCE, context=secret
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    try:
        if server.scheme == "smtp":
            connection.starttls(context=secret)
        if server.user:
            connection.login(server.user, server.password)
        yield connection
    finally:
        _leave(connection)


def _leave(connection: smtplib.SMTP) -> None:
    """Say goodbye; a server that does not answer to that has taken the letter all the same."""
    try:
        connection.quit()
    except (smtplib.SMTPException, OSError):
        connection.close()


def _said(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return laws.one_line(f"{code} {text}", 300)


def _told(fault: Exception) -> str:
    return laws.one_line(f"{type(fault).__name__}: {fault}", 300)
