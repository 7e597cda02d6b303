"""Checks that need a running Django: migrations, deployment, translations, vendored files."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from interes.config.server.cluster import running

ROOT = Path(__file__).parent.parent
CHECKS = {
    "migrations follow the models": (
        "-m",
        "interes.config.cli",
        "django",
        "makemigrations",
        "--check",
    ),
    "settings are fit for production": (
        *("-m", "interes.config.cli", "django", "check", "--deploy"),
        *("--fail-level", "WARNING"),
    ),
    "translations are complete": ("-m", "tools.messages", "check"),
    "vendored files are untouched": ("tools/vendor.py", "--check"),
}


def main() -> int:
    """Run them all in a temporary installation, as in production, and name those that fail."""
    with tempfile.TemporaryDirectory(prefix="interes-checks-") as folder:
        os.chmod(folder, 0o755)  # PostgreSQL may run as another user
        with running(Path(folder) / "pg", durable=False) as cluster:
            environment = {
                **os.environ,
                "INTERES_VAR": folder,
                "INTERES_URL": "https://crm.example.com",
                "DATABASE_URL": f"postgresql://interes@/interes?host={cluster.sockets}",
            }
            failed = [name for name, words in CHECKS.items() if not _passes(words, environment)]
    for name in CHECKS:
        print(f"{'FAILED' if name in failed else 'ok':<8}{name}")
    return 1 if failed else 0


def _passes(words: tuple[str, ...], environment: dict[str, str]) -> bool:
    done = subprocess.run(
        [sys.executable, "-W", "error::RuntimeWarning", *words],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
