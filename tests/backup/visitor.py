"""A browser without scripts: through the door of a served installation by password and second step, over HTTP."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

from .kept import surroundings

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """One person at one browser."""

    def __init__(self, port: int) -> None:
        self._home = f"http://127.0.0.1:{port}"
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> tuple[int, str]:
        """Status and text, after redirects."""
        return self._ask(urllib.request.Request(self._home + path))  # noqa: S310 - our own server

    def post(self, path: str, fields: dict[str, str], *, form: str = "") -> tuple[int, str]:
        """Send the form that stands on the page `form` (default: the same address)."""
        token = TOKEN.search(self.get(form or path)[1])
        sent = {**fields, "csrfmiddlewaretoken": token[1] if token else ""}
        return self._ask(urllib.request.Request(self._home + path, urlencode(sent).encode()))  # noqa: S310

    def come_in(self, username: str, password: str, code: str) -> tuple[int, str]:
        """Password, then the second step; the last page."""
        status, page = self.post("/masuk/", {"username": username, "password": password})
        if status != 200 or "langkah-kedua" not in page:
            return status, page
        return self.post("/masuk/langkah-kedua/", {"code": code, "next": "/"}, form="/masuk/langkah-kedua/")

    def _ask(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=60) as answer:
                return int(answer.status), answer.read().decode(errors="replace")
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode(errors="replace")


@contextmanager
def served(data: Path) -> Iterator[int]:
    """`sintas serve` over this folder, on a free port; ended at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    words = [sys.executable, "-m", "sintas", "serve", "--data", str(data), "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(words, env=surroundings(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.communicate(timeout=60)


def wait_for(port: int, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if process.poll() is not None:
            raise AssertionError(f"serve ended: {process.communicate()[1]}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except (urllib.error.URLError, http.client.HTTPException, OSError):
            time.sleep(0.2)
    raise AssertionError("healthz did not answer")
