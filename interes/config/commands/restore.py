"""Bring the database back from a file that `interes backup` wrote."""

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--replace",
        action="store_true",
        help="also when the database is not empty; it is kept aside",
    )


def run(options: argparse.Namespace) -> int:
    """Restore beside, compare, swap; then bring old tables up to date."""
    from interes.config.server import archive, ground

    with ground.database():
        found, former = archive.restore(ground.url(), options.file, replace=options.replace)
        with ground.ready(migrated=True):
            pass
    print(f"Back as of {found.made_at}: {found.total} rows in {len(found.rows)} tables.")
    if former:
        print(f"The database as it was before is kept as {former}.")
    return 0
