"""Prepare a fresh checkout with nothing but Python 3.11 and pip: uv, Python 3.13, dependencies.

Run by the system's own python3, so it uses the standard library only.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV_VERSION = "0.13.9"
FOLDER = ROOT / ".tools" / "uv"
HINT = (
    "The dependencies could not be installed; the reason is above. Where Python itself cannot be "
    "downloaded, install Python 3.13 or set UV_PYTHON_INSTALL_MIRROR."
)


def find_uv() -> str:
    """Find uv on PATH or in the project; get it from PyPI into the project when it is missing."""
    own = FOLDER / "bin" / "uv"
    found = shutil.which("uv") or (str(own) if own.exists() else None)
    if found:
        return found
    print("Getting uv from PyPI into .tools/ ...", flush=True)
    # --target needs neither python3-venv nor a change of the system's own packages.
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    wanted = ["--only-binary", ":all:", "--target", str(FOLDER), "--upgrade", f"uv=={UV_VERSION}"]
    calm = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}
    if subprocess.run([*pip, *wanted], env=calm, check=False).returncode:
        sys.exit("uv could not be installed: is there pip (python3-pip) and a network?")
    return str(own)


def find_python(uv: str) -> str | None:
    """Find a Python of the wanted version that uv does not see by itself, such as pyenv's.

    Otherwise uv downloads one.
    """
    wanted = (ROOT / ".python-version").read_text(encoding="utf-8").strip()
    seen = [uv, "python", "find", "--no-python-downloads", wanted]
    if not subprocess.run(seen, cwd=ROOT, capture_output=True, check=False).returncode:
        return None
    places = (Path.home() / ".pyenv" / "versions", Path("/opt"), Path("/usr/local"))
    found = [path for place in places for path in place.glob(f"*/bin/python{wanted}")]
    working = (str(path) for path in found if _works(path))
    return next(working, None)


def _works(python: Path) -> bool:
    return not subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode


def main() -> None:
    """Bring .venv to what uv.lock says and compile the translations."""
    uv = find_uv()
    calm = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    if Path("/etc/ssl/certs/ca-certificates.crt").exists():
        calm.setdefault("UV_SYSTEM_CERTS", "true")  # a company's own certificates are there
    if python := find_python(uv):
        calm["UV_PYTHON"] = python
    done = subprocess.run([uv, "sync", "--locked", "--quiet"], cwd=ROOT, env=calm, check=False)
    if done.returncode:
        sys.exit(HINT)
    own = str(ROOT / ".venv" / "bin" / "python")
    subprocess.run([own, "-m", "tools.messages", "compile"], cwd=ROOT, check=True)
    (ROOT / ".venv" / "ready").touch()


if __name__ == "__main__":
    main()
