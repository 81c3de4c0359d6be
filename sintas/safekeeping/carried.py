"""Text that arrives after the session ended: the server seals it, the sign-in page carries it, and it becomes a draft. Nothing is lost,
and neither the page nor its cache shows it. Works without JavaScript.
"""

from __future__ import annotations

import base64
import json
import os
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag

from sintas.kit import clock

from .keys import service_key

LIVES = timedelta(hours=12)


def carry(form: str, fields: dict[str, list[str]]) -> str:
    """Seal what was posted to the path `form`; returns text for a hidden field."""
    plain = json.dumps({"form": form, "fields": fields, "at": clock.now().isoformat()}).encode()
    nonce = os.urandom(12)
    return base64.urlsafe_b64encode(nonce + service_key().lock_box("carried").encrypt(nonce, plain, b"sintas-carried-1")).decode()


def uncarry(text: str) -> dict[str, Any] | None:
    """What was carried ({form, fields, at}), or None when it is not ours, was altered or is older than 12 hours."""
    try:
        raw = base64.urlsafe_b64decode(text.encode())
        held: dict[str, Any] = json.loads(service_key().open_box("carried", raw[:12], raw[12:], b"sintas-carried-1"))
        if clock.now() - datetime.fromisoformat(held["at"]) > LIVES:
            return None
    except (InvalidTag, ValueError, KeyError, TypeError):
        return None
    return held


def open_browser_seal(blob: str) -> dict[str, Any] | None:
    """What a browser sealed to the public exit key: base64 JSON {v:1, k, n, c} -> {form, user, fields, at}. None when it does not open."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        outer = json.loads(base64.b64decode(blob))
        if outer["v"] != 1:
            return None
        key = service_key().open_exit(base64.b64decode(outer["k"]))
        held: dict[str, Any] = json.loads(AESGCM(key).decrypt(base64.b64decode(outer["n"]), base64.b64decode(outer["c"]), None))
        if not isinstance(held, dict) or not isinstance(held.get("fields"), dict) or not isinstance(held.get("form"), str):
            return None
    except (InvalidTag, ValueError, KeyError, TypeError, RecursionError):  # the last: brackets by the thousand, which anybody can send
        return None
    return held
