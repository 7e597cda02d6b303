"""The command line: `interes serve`, `interes import FILE…` and so on; one file per command."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Protocol, cast

COMMANDS = {
    "serve": "serve",
    "worker": "worker",
    "create-user": "create_user",
    "import": "import_files",
    "export": "export_base",
    "demo": "demo",
    "database-url": "database_url",
    "doctor": "doctor",
    "backup": "backup",
    "restore": "restore",
    "django": "django",
}


class Command(Protocol):
    """What every module in `commands` offers."""

    __doc__: str | None

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what the command takes."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; 0 means it went well."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; a refusal is one plain sentence, never a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interes.config.settings")
    words = list(sys.argv[1:] if words is None else words)
    if words[:1] == ["django"]:  # the rest belongs to Django, its `--help` too
        return _command("django").run(argparse.Namespace(words=words[1:]))
    options = _parser().parse_args(words)
    try:
        return _command(options.command).run(options)
    except KeyboardInterrupt:
        return 130
    except Exception as problem:
        if not _is_for_people(problem):
            raise
        print(f"interes {options.command}: {problem}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="interes", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name in COMMANDS:
        about = (_command(name).__doc__ or "").splitlines()[0]
        sub = commands.add_parser(name, help=about, description=about)
        _command(name).arguments(sub)
    return parser


def _command(name: str) -> Command:
    return cast(Command, importlib.import_module(f"interes.config.commands.{COMMANDS[name]}"))


def _is_for_people(problem: Exception) -> bool:
    """Tell whether the text of this problem already says what to do."""
    from psycopg import OperationalError

    from interes.config.server.binaries import CannotStart
    from interes.foundation.refusals import Refusal

    return isinstance(problem, CannotStart | Refusal | OperationalError)


if __name__ == "__main__":
    sys.exit(main())
