"""Bring in clients and deals from files."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--currency", metavar="CODE", help="of sums that name none (USD)")
    parser.add_argument("--by", metavar="EMAIL", help="who imports; otherwise the product itself")
    parser.add_argument("--json", action="store_true", help="print the report for a program")


def run(options: argparse.Namespace) -> int:
    """Import all the files together and print what became of every row."""
    from interes.config.server import ground

    with ground.ready(migrated=True):
        from interes.exchange import actions
        from interes.exchange.actions import exporting
        from interes.team.queries import find_user

        by = find_user(email=options.by) if options.by else None
        if options.by and by is None:
            print(f"interes import: nobody signs in as {options.by}.")
            return 1
        if len(options.files) == 1 and exporting.is_archive(options.files[0]):
            made = exporting.restore_base(source=options.files[0], by=by, at=datetime.now(UTC))
            print(f"{options.files[0]}: {made.rows} rows in {len(made.tables)} tables are back.")
            print("Passwords are never in an archive: interes create-user lets people in again.")
            return 0
        money = {"currency": options.currency.upper()} if options.currency else {}
        report = actions.import_files(paths=options.files, by=by, at=datetime.now(UTC), **money)
    for line in [json.dumps(report.as_dict())] if options.json else report.lines():
        print(line)
    return 0 if report.ok else 1
