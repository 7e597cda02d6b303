"""Make a person who can sign in."""

import argparse
import getpass
import sys

ROLES = {"seller": "seller", "head": "head", "admin": "administrator"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--email", required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--role", default="seller", choices=[*ROLES, "administrator"])
    parser.add_argument("--language", default="ru", choices=["ru", "en"])
    parser.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input"
    )


def run(options: argparse.Namespace) -> int:
    """Make the person, or say why not."""
    from interes.config.server import ground

    password = _password(from_stdin=options.password_stdin)
    with ground.ready(migrated=True):
        from interes.team import actions

        user = actions.create_user(
            by=None,
            name=options.name,
            email=options.email,
            password=password,
            role=ROLES.get(options.role, options.role),
            language=options.language,
        )
    print(f"{user.name} can sign in as {user.email}.")
    return 0


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("The same once more: "):
        sys.exit("interes create-user: the two passwords differ.")
    return password
