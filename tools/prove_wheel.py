"""Build the wheel, install it in an empty environment far from the checkout, serve, and look."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tools.bootstrap import find_uv

ROOT = Path(__file__).parent.parent
PAGES = ("/healthz", "/sign-in/")
LONGEST_START = 180.0


def main() -> int:
    """Prove that the package runs by itself."""
    with tempfile.TemporaryDirectory(prefix="interes-wheel-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.rmtree(ROOT / "dist", ignore_errors=True)
        here = ("--quiet", "--python", sys.executable)
        _run(find_uv(), "build", "--wheel", *here, "--out-dir", str(ROOT / "dist"), str(ROOT))
        (wheel,) = (ROOT / "dist").glob("interes-*.whl")
        _run(find_uv(), "venv", *here, str(folder / "venv"))
        python = folder / "venv" / "bin" / "python"
        _run(find_uv(), "pip", "install", "--quiet", "--python", str(python), str(wheel))
        _look(folder)
    print(f"{wheel.relative_to(ROOT)} runs by itself ({wheel.stat().st_size:,} bytes).")
    return 0


def _look(folder: Path) -> None:
    port = _free_port()
    clean = {key: value for key, value in os.environ.items() if not key.startswith("INTERES_")}
    clean.pop("DATABASE_URL", None)
    clean |= {"INTERES_VAR": str(folder / "var"), "PORT": str(port)}
    program = [str(folder / "venv" / "bin" / "interes"), "serve"]
    served = subprocess.Popen(program, cwd=folder, env=clean)
    try:
        for page in PAGES:
            _wait_for(served, f"http://127.0.0.1:{port}{page}")
    finally:
        served.send_signal(signal.SIGINT)
        served.wait(30)


def _wait_for(served: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + LONGEST_START
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                print(f"{answer.status} {address}")
                return
        except OSError:
            if served.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"No answer from {address}")
            time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _run(*words: str) -> None:
    # Outside of the checkout, so that nothing can be imported from it by accident.
    subprocess.run(words, cwd=tempfile.gettempdir(), check=True)


if __name__ == "__main__":
    sys.exit(main())
