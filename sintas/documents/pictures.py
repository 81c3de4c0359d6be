"""Pictures of the pages of a preview, kept for two minutes in this process's memory and nowhere else.

The page that opens a preview draws all of them at once under one trail row; the pictures it names are then handed out without opening the
file again. Whoever asks must reach the case at that moment; the key names the person, so nobody is served another's preview.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sintas.kit import clock

LIVES = timedelta(minutes=2)
MOST = 24  # previews, over everybody served by this process
DPI = 96


@dataclass(frozen=True)
class Picture:
    """One page as a PNG; pages count from 1."""

    number: int
    body: bytes


_kept: dict[tuple[Any, ...], tuple[datetime, list[Picture]]] = {}
_lock = threading.Lock()


def keep(key: tuple[Any, ...], pngs: list[bytes]) -> list[Picture]:
    """Put the pages of one preview aside; the oldest previews go."""
    pictures = [Picture(at, body) for at, body in enumerate(pngs, start=1)]
    now = clock.now()
    with _lock:
        for old in [name for name, (since, _pages) in _kept.items() if now - since > LIVES]:
            del _kept[old]
        while len(_kept) >= MOST:
            del _kept[min(_kept, key=lambda name: _kept[name][0])]
        _kept[key] = (now, pictures)
    return pictures


def kept(key: tuple[Any, ...]) -> list[Picture] | None:
    """The pages, or None when another process drew them or two minutes have passed."""
    with _lock:
        found = _kept.get(key)
    return found[1] if found and clock.now() - found[0] <= LIVES else None
