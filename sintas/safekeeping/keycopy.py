"""The copy of the key file that lies elsewhere (`sintas keys backup`): one age box for the recovery key. A restore takes it as it is."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime

from . import keyfile, recovery
from .keyfile import KeyFile, KeyProblem

KIND = "sintas-keys/1"


@dataclass(frozen=True)
class Copy:
    """What stands in it: the key file, the age1... it was sealed to, and when it was made (ISO 8601)."""

    service: KeyFile = field(repr=False)
    recipient: str
    made: str


def sealed(held: KeyFile, recipient: str, now: datetime) -> bytes:
    """The box. Raises KeyProblem when the recipient is none."""
    told = {"kind": KIND, "made": now.isoformat(timespec="seconds"), "recipient": recipient, "service": json.loads(held.text())}
    return recovery.seal_box(recipient, json.dumps(told).encode())


def opened(box: bytes, identity: str) -> Copy:
    """Raises KeyProblem: no age file, sealed to another key, damaged, or a box of something else."""
    try:
        held = json.loads(recovery.open_box(identity, box))
    except ValueError:
        held = None
    if not isinstance(held, dict) or held.get("kind") != KIND or not {"service", "recipient", "made"} <= held.keys():
        raise KeyProblem("This is not a backup of the keys; `sintas keys backup` makes one.")
    return Copy(keyfile.parse(json.dumps(held["service"])), str(held["recipient"]), str(held["made"]))
