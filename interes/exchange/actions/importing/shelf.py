"""Where the files of imports are kept: below the data folder, closed to others, never deleted."""

import os
import shutil
from pathlib import Path
from uuid import uuid4

from django.conf import settings

CLOSED_FOLDER = 0o700
CLOSED_FILE = 0o600


def shelf() -> Path:
    """Return the folder of all imports."""
    folder = Path(settings.VAR) / "imports"
    folder.mkdir(mode=CLOSED_FOLDER, parents=True, exist_ok=True)
    return folder


def put(source: Path) -> str:
    """Keep a copy of a file or folder; return its place on the shelf.

    The name its owner gave it never becomes a path.
    """
    place = uuid4().hex
    target = shelf() / place
    if source.is_dir():
        target.mkdir(mode=CLOSED_FOLDER)
        shutil.copytree(source, target, dirs_exist_ok=True, symlinks=False)
        return place
    with (
        source.open("rb") as given,
        open(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, CLOSED_FILE), "wb") as kept,
    ):
        shutil.copyfileobj(given, kept, 1024 * 1024)
        kept.flush()
        os.fsync(kept.fileno())
    return place


def path_of(place: str) -> Path:
    """Return where a kept file lies."""
    return shelf() / place


def forget(places: list[str]) -> None:
    """Throw away copies of files that were refused before anything was made of them."""
    for place in places:
        target = path_of(place)
        if target.is_dir():
            shutil.rmtree(target, ignore_errors=True)
        else:
            target.unlink(missing_ok=True)
