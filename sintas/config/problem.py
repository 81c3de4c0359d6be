"""What stops Sintas from starting, said in one plain sentence."""

from __future__ import annotations


class SystemProblem(Exception):
    """Sintas cannot go on; the message tells an administrator what to do. It never holds a password or a key."""
