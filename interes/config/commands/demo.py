"""Fill an empty database with a believable company to look around in."""

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--language", default="ru", choices=["ru", "en"])


def run(options: argparse.Namespace) -> int:
    """Load the company, unless somebody's own work is in the database."""
    from interes.config.server import demo, ground

    with ground.ready(migrated=True):
        if not demo.is_wanted():
            print(
                "interes demo: the database is not empty; the demo company never mixes with data."
            )
            return 1
        for line in demo.load(options.language):
            print(line)
    return 0
