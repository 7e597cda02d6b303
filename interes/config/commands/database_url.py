"""Print the address of the database, for example for psql."""

import argparse

from interes.config.server import ground


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""


def run(options: argparse.Namespace) -> int:
    """Print one line."""
    del options
    print(ground.url())
    return 0
