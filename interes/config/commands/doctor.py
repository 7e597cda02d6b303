"""Check the installation and the laws of the data; name what is broken."""

import argparse
import sys
from importlib.metadata import version


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""


def run(options: argparse.Namespace) -> int:
    """Print every check; 1 if something is broken."""
    from interes.config.server import ground, places

    del options
    address = places.printable(ground.url())
    print(f"Interes {version('interes')}, Python {sys.version.split()[0]}, {address}")
    broken = 0
    with ground.ready():
        from interes.config import doctor

        for sentence, problems in doctor.examine():
            print(f"{'BROKEN' if problems else 'ok':<8}{sentence}")
            for problem in problems:
                print(f"        - {problem}")
            broken += bool(problems)
    print("All is well." if not broken else f"Broken: {broken} of the above.")
    return 1 if broken else 0
