"""The whole product on one machine: database, pages, worker, and who watches over them."""

import fcntl
import multiprocessing.connection
import signal
import sys
import time
from collections.abc import Iterable
from functools import partial
from types import FrameType
from typing import IO

from interes.config.server import demo, ground, log, places, static, web, worker
from interes.config.server.binaries import CannotStart
from interes.config.server.children import Child
from interes.config.server.cluster import Cluster, serve_or_share

LONGEST_START = 120.0
SECONDS_TO_STOP = 2.0
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class House:
    """Starts the parts in order, keeps them alive, stops them in the opposite order."""

    def __init__(self, host: str, port: int, processes: int, *, demo: bool) -> None:
        """Take what `interes serve` was asked for."""
        self.host, self.port, self.wants_demo = host, port, demo
        self.lock: IO[bytes] | None = None
        self.cluster: Cluster | None = ground.cluster() if ground.is_embedded() else None
        self.pages = Child("pages", partial(web.run, host, port, processes), self._let_go)
        self.worker = Child("worker", worker.run, self._let_go)

    def serve(self) -> int:
        """Serve until SIGINT, SIGTERM or SIGHUP."""
        for number in STOPS:
            signal.signal(number, _stop)
        try:
            self._lock()
            self._open()
            while True:
                self._watch()
        except KeyboardInterrupt:
            print("Stopping …", flush=True)
        finally:
            for number in STOPS:
                signal.signal(number, signal.SIG_IGN)
            self._close()
        print("Stopped; everything is saved.", flush=True)
        return 0

    def _lock(self) -> None:
        """Refuse to serve the same folder twice, or a port that is taken."""
        places.var_dir().mkdir(parents=True, exist_ok=True)
        self.lock = (places.var_dir() / "serve.lock").open("ab")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(f"It is already being served from {places.var_dir()}.") from None
        if not web.is_free(self.host, self.port):
            message = f"Port {self.port} is taken by another program; choose one: PORT=8123."
            raise CannotStart(message)

    def _open(self) -> None:
        log.begin()
        if self.cluster:
            serve_or_share(self.cluster)
        else:
            ground.check_version(places.given_url())
        news = self._furnish()
        self.pages.start()
        self._wait_for_pages()
        self.worker.start()
        for line in news:
            print(line)
        print(f"Interes is ready: http://{self.host}:{self.port}/  (Ctrl-C stops it)", flush=True)

    def _furnish(self) -> Iterable[str]:
        """Bring tables, static files and, the first time, the demo company; say who can sign in."""
        import django
        from django.db import connections

        django.setup()
        ground.migrate()
        static.collect()
        if self.cluster and self.wants_demo and demo.is_wanted():
            print("First start: filling in the demo company …", flush=True)
            news = list(demo.load(demo.language()))
        else:
            news = demo.who_can_sign_in()
        connections.close_all()  # the processes forked from here must not share a connection
        return news

    def _wait_for_pages(self) -> None:
        deadline = time.monotonic() + LONGEST_START
        while not web.answers(self.host, self.port):
            if not self.pages.is_alive() or time.monotonic() > deadline:
                raise CannotStart("The pages did not start; the reason is above.")
            time.sleep(0.03)

    def _watch(self) -> None:
        running = [child.process for child in (self.pages, self.worker) if child.is_alive()]
        sentinels = [process.sentinel for process in running if process]
        multiprocessing.connection.wait(sentinels, timeout=0.5)
        if self.cluster and not self.cluster.is_served():
            print("PostgreSQL stopped by itself and starts again.", file=sys.stderr, flush=True)
            self.cluster.stop()
            serve_or_share(self.cluster)
        self.pages.keep_alive()
        self.worker.keep_alive()

    def _close(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_STOP
        for child in (self.worker, self.pages):
            child.ask_to_stop()
        for child in (self.worker, self.pages):
            child.make_stop(deadline)
        if self.cluster:
            self.cluster.stop()

    def _let_go(self) -> None:
        """Close, in a forked part, the locks that say that we live."""
        for lock in (self.lock, self.cluster and self.cluster.lock):
            if lock:
                lock.close()


def _stop(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise KeyboardInterrupt
