"""The processes we start: they die with us, and come back when they fall over."""

import contextlib
import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.context import ForkProcess

PR_SET_PDEATHSIG = 1
STEADY = 60.0
LONGEST_PAUSE = 30.0


def dying_with_parent(signal_number: int) -> Callable[[], None]:
    """Prepare what a child calls first: Linux then ends it even after `kill -9` of its parent."""
    parent = os.getpid()
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None

    def ask_the_kernel() -> None:
        if libc is not None:
            libc.prctl(PR_SET_PDEATHSIG, signal_number)
            if os.getppid() != parent:  # it died between our fork and this line
                os._exit(1)

    return ask_the_kernel


def stop(process: subprocess.Popen[bytes], first: int, *, seconds: float, then: int) -> None:
    """Ask a program to stop; when it has not after so many seconds, insist."""
    if process.poll() is None:
        process.send_signal(first)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(then)
            process.wait()


@dataclass
class Child:
    """A part of the product in a process of its own, forked so that it shares what is loaded."""

    name: str
    work: Callable[[], None]
    letting_go: Callable[[], None]
    process: ForkProcess | None = field(default=None, init=False)
    failures: int = field(default=0, init=False)
    started: float = field(default=0.0, init=False)
    due: float | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it now."""
        mortal = dying_with_parent(signal.SIGKILL)
        fork = multiprocessing.get_context("fork")
        self.process = fork.Process(target=self._live, args=(mortal,), name=self.name)
        self.process.start()
        self.started, self.due = time.monotonic(), None

    def is_alive(self) -> bool:
        """Tell whether it runs."""
        return self.process is not None and self.process.is_alive()

    def keep_alive(self) -> None:
        """Start it again if it fell over: at once the first time, later with growing pauses."""
        now = time.monotonic()
        if self.is_alive():
            return
        if self.due is None:
            self._end_its_group()
            self.failures = 1 if now - self.started > STEADY else self.failures + 1
            self.due = now + min(LONGEST_PAUSE, 0.25 * 2 ** (self.failures - 1))
            print(f"{self.name} stopped by itself and starts again.", file=sys.stderr, flush=True)
        if now >= self.due:
            self.start()

    def ask_to_stop(self) -> None:
        """Ask it to finish what it does."""
        if self.process and self.process.is_alive():
            self.process.terminate()

    def make_stop(self, deadline: float) -> None:
        """Wait for its end until the deadline, then end it with all it started."""
        if self.process:
            self.process.join(max(0.0, deadline - time.monotonic()))
            self._end_its_group()
            self.process.join()

    def _live(self, mortal: Callable[[], None]) -> None:
        # A group of its own: Ctrl-C in the terminal is for the parent, which stops all in order.
        os.setsid()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        mortal()
        self.letting_go()
        self.work()

    def _end_its_group(self) -> None:
        if self.process and self.process.pid:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
