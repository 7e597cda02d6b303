"""The pages: Granian with forked processes that share everything loaded here."""

import os
import signal
import socket
import time
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from interes.config.server import children

SECONDS_TO_STOP = 2


def run(host: str, port: int, processes: int) -> None:
    """Serve the pages until SIGTERM."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    application = _warm()
    # If the main process of Granian is killed, its workers must not keep the port.
    mortal = children.dying_with_parent(signal.SIGKILL)

    def load(*_: object) -> Callable[..., Any]:
        mortal()
        return application

    Server(
        "interes.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=1,
        blocking_threads_idle_timeout=600,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_STOP,
        log_level=LogLevels.warning,
    ).serve(target_loader=load, wrap_loader=False)


def _warm() -> Callable[..., Any]:
    """Load before the fork what the first visitor would otherwise wait for, in each process."""
    from django.template import engines
    from django.urls import get_resolver
    from jinja2 import Environment

    from interes.config.wsgi import application

    _ = get_resolver().url_patterns
    for engine in engines.all():
        environment: Environment = getattr(engine, "env")  # noqa: B009 - all of ours are Jinja2
        for name in environment.list_templates():
            environment.get_template(name)
    return application


def is_free(host: str, port: int, *, seconds: float = 2.0) -> bool:
    """Tell whether nobody listens there; waits a little for what is just being killed."""
    deadline = time.monotonic() + seconds
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    while True:
        with socket.socket(family) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                door.bind(address)
            except OSError:
                if time.monotonic() > deadline:
                    return False
                time.sleep(0.05)
            else:
                return True


def answers(host: str, port: int) -> bool:
    """Tell whether the product is ready there."""
    request = urllib.request.Request(f"http://{_reachable(host)}:{port}/healthz")
    public = os.environ.get("INTERES_URL")
    if public:  # what the proxy in front of us would say
        request.add_header("Host", urlsplit(public).netloc)
        request.add_header("X-Forwarded-Proto", urlsplit(public).scheme)
    try:
        with urllib.request.urlopen(request, timeout=5) as response:
            return bool(response.status == 200)
    except (HTTPException, OSError):
        return False


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)
