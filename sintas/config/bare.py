"""Settings for tools that look at the code and need no installation (mypy, makemigrations, translations)."""

from __future__ import annotations

import atexit

from sintas.config import throwaway

throwaway.begin()
atexit.register(throwaway.end)

from sintas.config.settings import *  # noqa: E402, F403
