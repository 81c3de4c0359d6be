"""Which Chromium the tests start, and how."""

from __future__ import annotations

import os
import shutil

# Without its windows where Debian has that: the whole program draws a bar of tabs for each of them (test_browser.py: 60 and 56 s of processor
# with them, 38 and 39 without).
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# No call home, so that every request seen is one the product made.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


def program() -> str:
    """The one SINTAS_CHROMIUM names, or the first that is installed; AssertionError when there is none."""
    found = shutil.which(os.environ.get("SINTAS_CHROMIUM", "")) or next(filter(None, map(shutil.which, PROGRAMS)), None)
    assert found, "Chromium is missing: make browser"
    return found
