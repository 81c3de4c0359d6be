"""Gathers the static files once per version into the installation's own folder, hashed and compressed, for whitenoise to serve."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = ".made-from"


def gather() -> bool:
    """Run collectstatic when any file is new or changed; True when it did."""
    root = Path(settings.STATIC_ROOT)
    stamp, now = root / STAMP, fingerprint()
    if stamp.is_file() and stamp.read_text() == now:
        return False
    root.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now)
    return True


def fingerprint() -> str:
    """Changes when a file comes, goes or changes (path, size, time)."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            at = Path(storage.path(path)).stat()
            seen.update(f"{path}|{at.st_size}|{at.st_mtime_ns}\n".encode())
    return seen.hexdigest()
