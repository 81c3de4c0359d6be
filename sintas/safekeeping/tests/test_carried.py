"""Text that arrives after the session ended is sealed, carried, and opened again by this server alone."""

import base64
import json
import os
from datetime import timedelta

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sintas.kit import clock
from sintas.safekeeping.carried import carry, open_browser_seal, uncarry
from sintas.safekeeping.keys import service_key


def test_what_was_carried_comes_back():
    carried = carry("/kasus/x/catatan/", {"text": ["ia datang sendiri"]})
    assert "datang" not in carried
    assert uncarry(carried)["fields"] == {"text": ["ia datang sendiri"]}


def test_altered_or_old_text_is_not_taken():
    carried = carry("/x/", {"a": ["b"]})
    assert uncarry(carried[:-4] + "AAAA") is None
    assert uncarry("") is None
    with clock.stopped(clock.now() + timedelta(hours=13)):
        assert uncarry(carried) is None


def browser_seal(held):
    """What static/js/sealed-outbox.js does, in Python."""
    public = serialization.load_der_public_key(base64.b64decode(service_key().public_exit_key()))
    key, nonce = os.urandom(32), os.urandom(12)
    oaep = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
    parts = {"v": 1, "k": public.encrypt(key, oaep), "n": nonce, "c": AESGCM(key).encrypt(nonce, json.dumps(held).encode(), None)}
    return base64.b64encode(json.dumps({k: v if k == "v" else base64.b64encode(v).decode() for k, v in parts.items()}).encode()).decode()


def test_what_a_browser_sealed_opens_here():
    held = {"form": "/kasus/x/catatan/", "user": "u", "fields": {"text": ["x" * 2000]}, "at": "now"}
    assert open_browser_seal(browser_seal(held)) == held


def test_anything_else_does_not():
    deep = base64.b64encode(b"[" * 100_000).decode()
    for bad in ("", "AAAA", base64.b64encode(b'{"v":2}').decode(), browser_seal(["no"]), browser_seal({"form": 1, "fields": {}}), deep):
        assert open_browser_seal(bad) is None
