"""What a browser still holds of us: every kind of store a page can write to, told as plain data."""

from __future__ import annotations

import base64
import json
from typing import Any

SEALED = "sintas.sealed."
# Names alone; what they hold is random, and scripts cannot read it (HttpOnly).
COOKIES = {"s", "f", "bahasa"}
CENSUS = """async () => {
  const found = { local: {...localStorage}, session: {...sessionStorage}, name: window.name, state: history.state, cookie: document.cookie };
  found.databases = (await indexedDB.databases()).map((one) => one.name);
  found.caches = self.caches ? await caches.keys() : [];
  found.workers = navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0;
  found.files = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) found.files.push(name);
  return found;
}"""
NOTHING: dict[str, Any] = {"session": {}, "name": "", "state": None, "cookie": "", "databases": [], "caches": [], "workers": 0, "files": []}


def census(page: Any) -> dict[str, Any]:
    """The stores of this page's origin, asked in the page itself."""
    return dict(page.evaluate(CENSUS))


def sealed_alone(page: Any, context: Any, words: tuple[str, ...]) -> int:
    """How many sealed letters wait. AssertionError when anything else is left, or when a letter is more than what the server alone can open."""
    held = census(page)
    local = held.pop("local")
    assert held == NOTHING, held
    assert {cookie["name"] for cookie in context.cookies()} <= COOKIES
    assert all(cookie["httpOnly"] for cookie in context.cookies())
    for name, blob in local.items():
        assert name.startswith(SEALED), name
        letter = json.loads(base64.b64decode(blob))
        assert set(letter) == {"v", "k", "n", "c"}, sorted(letter)
        assert len(base64.b64decode(letter["k"])) in (256, 384, 512), "the key stands wrapped, for the server alone"
    said = json.dumps([local, held, context.cookies()], ensure_ascii=False).lower()
    assert not [word for word in words if word in said]
    return len(local)
