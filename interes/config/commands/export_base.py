"""Write the whole base into one documented archive that `interes import` brings back."""

import argparse
from datetime import UTC, datetime
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE.zip")
    parser.add_argument(
        "--without-history", action="store_true", help="only what stands now, not how it came so"
    )


def run(options: argparse.Namespace) -> int:
    """Write it and say how much there is."""
    from interes.config.server import ground

    with ground.ready(migrated=True):
        from interes.exchange.actions import exporting

        made = exporting.archive_base(
            target=options.file,
            by=None,
            at=datetime.now(UTC),
            with_history=not options.without_history,
        )
    size = options.file.stat().st_size
    print(f"{options.file}: {made.rows} rows in {len(made.tables)} tables, {size:,} bytes.")
    print("Passwords are not in it. It comes back into an empty base by: interes import FILE")
    return 0
