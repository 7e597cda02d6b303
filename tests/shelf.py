"""A shelf for the data folder of a finished test session, so that the next one need not migrate.

Its name says which migrations it has: any change of one begins anew.
"""

import hashlib
import os
import shutil
import subprocess
import time
from pathlib import Path

from interes.config.server.cluster import Cluster

ROOT = Path(__file__).parent.parent
PREFIX = "interes-template-"
MADE = "template.made"
KEPT_SECONDS = 3600


def place(shelves: Path) -> Path:
    """Name the folder that fits the code as it is now."""
    wanted = [*ROOT.glob("interes/*/migrations/*.py"), ROOT / "uv.lock"]
    wanted += [ROOT / "interes/config/settings.py", ROOT / "interes/config/server/cluster.py"]
    digest = hashlib.sha256(f"{os.geteuid()} {os.environ['INTERES_LANGUAGE']}".encode())
    for path in sorted(wanted):
        digest.update(path.read_bytes())
    return shelves / f"{PREFIX}{digest.hexdigest()[:12]}"


def take(kept: Path, cluster: Cluster) -> None:
    """Begin with the kept data folder, if there is one."""
    if kept.exists():
        cluster.home.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", kept, cluster.home / "data"], check=True)
        os.utime(kept)


def keep(kept: Path, cluster: Cluster) -> None:
    """Put the data folder of a stopped server aside for later, and forget old ones."""
    if (cluster.home.parent / MADE).exists() and not kept.exists():
        (cluster.home / "data").rename(kept)
    for old in kept.parent.glob(f"{PREFIX}*"):
        if old != kept and time.time() - old.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(old, ignore_errors=True)
