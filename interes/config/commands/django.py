"""Run a management command of Django, for example `interes django migrate`."""

import argparse
import contextlib

OFFLINE = {"", "--help", "check", "diffsettings", "help", "makemigrations", "version"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("words", nargs=argparse.REMAINDER)


def run(options: argparse.Namespace) -> int:
    """Hand all the words over to Django."""
    from django.core.management import execute_from_command_line

    from interes.config.server import ground

    offline = (options.words or [""])[0] in OFFLINE
    with contextlib.nullcontext() if offline else ground.database():
        execute_from_command_line(["interes django", *options.words])
    return 0
