"""Start everything: database, pages and worker; Ctrl-C stops all of it."""

import argparse
import os


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument(
        "--no-demo", action="store_true", help="do not fill an empty database with the demo company"
    )


def run(options: argparse.Namespace) -> int:
    """Serve until somebody says stop."""
    from interes.config.server.house import House

    os.environ["HOST"] = options.host  # the settings answer to names that fit it
    house = House(options.host, options.port, options.processes, demo=not options.no_demo)
    return house.serve()
