"""Background work. Arguments are ids only (the queue is plain text); each job opens `acting_as` in its first line."""

from __future__ import annotations

from procrastinate.contrib.django import app

__all__ = ["app"]
