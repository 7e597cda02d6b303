"""What every process we start has in common: it dies with us."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


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
    """Ask a process to stop; when it has not after so many seconds, insist on its whole group."""
    if process.poll() is None:
        process.send_signal(first)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            signal_group(process, then)
            process.wait()


def signal_group(process: subprocess.Popen[bytes], number: int = signal.SIGKILL) -> None:
    """Send a signal to a process that leads a group, and to all it started there."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)
