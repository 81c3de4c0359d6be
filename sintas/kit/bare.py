"""Short lines, one thing each, as people type them."""

from __future__ import annotations

from collections.abc import Iterable


def bare(said: Iterable[str]) -> list[str]:
    """The lines without empty ones and without the dash, dot or star somebody put in front."""
    stripped = (line.strip().lstrip("-•* ").strip() for line in said)
    return [line for line in stripped if line]
