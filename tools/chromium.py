"""Find Chromium for the browser tests and the pictures; `python -m tools.chromium` installs one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HOW_TO_GET_IT = (
    "No Chromium found. Install one (`apt-get install chromium`, or "
    "`uv run playwright install chromium`), or run `make test`, which does it."
)


def find() -> Path | None:
    """Find Chromium: CHROMIUM in the environment, then PATH, then Playwright's own."""
    if given := os.environ.get("CHROMIUM"):
        return Path(given)
    for name in NAMES:
        if path := shutil.which(name):
            return Path(path)
    return _of_playwright()


def _of_playwright() -> Path | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and rarely needed

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def install() -> Path | None:
    """Get Chromium from Debian when we may, else the one of Playwright."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        calm = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=calm, check=False)
        wanted = ["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"]
        subprocess.run(wanted, env=calm, check=False)
    if found := find():
        return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find()


if __name__ == "__main__":
    print(find() or install() or f"{HOW_TO_GET_IT} The browser tests will fail.")
