"""Write the whole database into one file."""

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    """Write it, read it back, and say how much there is."""
    from interes.config.server import archive, ground

    with ground.database():
        made = archive.backup(ground.url(), options.file)
    size = options.file.stat().st_size
    print(f"{options.file}: {made.total} rows in {len(made.rows)} tables, {size:,} bytes.")
    print(archive.NOTE)
    return 0
