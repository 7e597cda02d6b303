"""Static files under hashed names, made again only when one of them has changed."""

import hashlib
from pathlib import Path


def collect() -> bool:
    """Bring STATIC_ROOT up to date; tell whether there was anything to do."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    current = _fingerprint()
    if stamp.exists() and stamp.read_text() == current:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(current)
    return True


def _fingerprint() -> str:
    from django.contrib.staticfiles.finders import get_finders

    found = [
        (path, (stat := Path(storage.path(path)).stat()).st_size, stat.st_mtime_ns)
        for finder in get_finders()
        for path, storage in finder.list([])
    ]
    return hashlib.sha256(repr(sorted(found)).encode()).hexdigest()
