"""Run one more worker for jobs, for example on another machine."""

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""


def run(options: argparse.Namespace) -> int:
    """Work until somebody says stop."""
    from interes.config.server import ground, log, worker

    del options
    log.begin()
    with ground.ready():
        worker.run()
    return 0
