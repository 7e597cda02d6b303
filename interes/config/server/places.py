"""Where an installation keeps its things. Knows no Django, so that settings can ask it."""

import contextlib
import hashlib
import json
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import platformdirs
from psycopg.conninfo import conninfo_to_dict

PORT = 5432
NAME = "interes"
SERVICE_HOME = Path("/var/lib/interes")
# A socket's address has 108 bytes; `/.s.PGSQL.5432` and the final zero take 16 of them.
LONGEST_SOCKET_FOLDER = 90


def var_dir() -> Path:
    """Name the folder with everything an installation keeps: data, secret key, log."""
    if given := os.environ.get("INTERES_VAR"):
        return Path(given).expanduser().absolute()
    checkout = Path(__file__).parents[3]
    if (checkout / "pyproject.toml").is_file():
        return checkout / "var"
    if is_root():
        return SERVICE_HOME
    return Path(platformdirs.user_data_dir(NAME))


def is_root() -> bool:
    """Tell whether we run as root, as whom PostgreSQL refuses to run."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def home(var: Path) -> Path:
    """Name the folder of the embedded PostgreSQL: its data, its log, its lock."""
    note = _note(var)
    if note.get("var") == str(var):
        return Path(note["home"])
    moved_with_us = note and not Path(note["var"]).exists()
    if moved_with_us and not Path(note["home"]).is_relative_to(note["var"]):
        return Path(note["home"])
    if is_root() and not passable(var):
        return SERVICE_HOME / _short(var)
    return var / "postgres"


def remember_home(var: Path) -> None:
    """Write down where the data is, so that later rights of the folders cannot hide it."""
    note = {"var": str(var), "home": str(home(var)), "port": PORT, "user": NAME, "dbname": NAME}
    if _note(var) != note:
        write_whole(var / "postgres.json", json.dumps(note, indent=1) + "\n")


def passable(folder: Path) -> bool:
    """Tell whether any user of the machine may pass through to this folder.

    A checkout under /root (0700) is closed to the system user that PostgreSQL runs as. We never
    open somebody's home for that: the data goes to /var/lib instead.
    """
    existing = [place for place in (folder, *folder.parents) if place.exists()]
    return all(place.stat().st_mode & 0o001 for place in existing)


def socket_dir(var: Path) -> Path:
    """Name the folder of the socket: beside the data, or a short one when the path is too long."""
    beside = home(var)
    if len(os.fsencode(beside)) < LONGEST_SOCKET_FOLDER:
        return beside
    root = "/run" if is_root() else os.environ.get("XDG_RUNTIME_DIR", "")
    if not os.access(root or "/nowhere", os.W_OK):
        root = "/tmp" if Path("/tmp").is_dir() else tempfile.gettempdir()
    return Path(root) / f"{NAME}-{_short(var)}"


def given_url() -> str:
    """Give the address of the database that the administrator chose, or nothing."""
    return os.environ.get("DATABASE_URL", "")


def database_url(var: Path) -> str:
    """Give the address of the embedded database; peer authentication, hence no password in it."""
    return f"postgresql://{NAME}@/{NAME}?host={quote(str(socket_dir(var)), safe='/')}&port={PORT}"


def printable(url: str) -> str:
    """Give an address without its password."""
    parts = conninfo_to_dict(url)
    return " ".join(f"{key}={value}" for key, value in parts.items() if key != "password")


def django_database(url: str) -> dict[str, Any]:
    """Turn an address into what Django wants, for a socket as well as for an ordinary server."""
    parts = conninfo_to_dict(url)
    names = {
        "dbname": "NAME",
        "user": "USER",
        "password": "PASSWORD",
        "host": "HOST",
        "port": "PORT",
    }
    known = {names[key]: str(value) for key, value in parts.items() if key in names}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **known,
        "CONN_MAX_AGE": 600,
        # A connection that died with a restarted server is replaced, not shown to the person.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {key: value for key, value in parts.items() if key not in names},
    }


def secret_key(var: Path) -> str:
    """Read the secret key of this installation; make one the first time."""
    path = var / "secret_key"
    if not path.exists():
        var.mkdir(parents=True, exist_ok=True)
        fresh = var / f".secret_key.{os.getpid()}"
        with open(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(60) + "\n")
        # A link never replaces: of two processes that start together, one key wins for both.
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
    return path.read_text(encoding="utf-8").strip()


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a crash leaves the old one or the new one, never a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def _note(var: Path) -> dict[str, str]:
    try:
        note: dict[str, str] = json.loads((var / "postgres.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return note


def _short(var: Path) -> str:
    return hashlib.sha256(os.fsencode(var)).hexdigest()[:12]
