"""A tab of Chromium that remembers whatever its browser complained about and wherever it sent anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Statuses a test asked for on purpose are not complaints; a refused script, style or picture is.
ASKED_FOR = re.compile(r"status of (401|403|404|409|413|422)|ERR_INTERNET_DISCONNECTED")


class Watched:
    """A tab with its complaints (`wrong`), the hosts it asked (`hosts`) and every address it asked for (`addresses`)."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.wrong: list[str] = []
        self.hosts: set[str] = set()
        self.addresses: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", self._said)
        page.on("request", self._asked)

    def _said(self, said: Any) -> None:
        if said.type in ("error", "warning") and not ASKED_FOR.search(said.text):
            self.wrong.append(said.text)

    def _asked(self, request: Any) -> None:
        self.hosts.add(urlsplit(request.url).netloc)
        self.addresses.append(request.url)


def violations(page: Any) -> list[tuple[str, list[str]]]:
    """What axe-core finds on the page as it stands: (rule, the places). Runs beside the page, under its own policy."""
    found = page.evaluate(AXE.read_text("utf-8") + "; axe.run({runOnly: " + repr(RULES) + ", resultTypes: ['violations']})")
    return [(one["id"], [node["html"][:160] for node in one["nodes"]][:4]) for one in found["violations"]]


def too_wide(page: Any) -> int:
    """Pixels the page is wider than its window; 0 when nothing must be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def speaks_of(text: str, words: Iterable[str]) -> list[str]:
    """Which of the words stand in the text, whole and without regard to case."""
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)]
