"""What the database knows of the wrapping keys: which there are, and which were retired. Plain SQL: asked by the owner, by sintas_keys, by the app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .keyfile import KeyFile
from .keys import mark_of

KNOWN = "SELECT name, mark, retired_at IS NOT NULL FROM safekeeping_wrappingkey ORDER BY made_at, name"
ADD = "INSERT INTO safekeeping_wrappingkey (name, mark, made_at) VALUES (%s, %s, clock_timestamp()) ON CONFLICT (name) DO NOTHING"


def known_keys(cursor: Any) -> dict[str, tuple[str, bool]]:
    """name -> (mark, retired), oldest first."""
    cursor.execute(KNOWN)
    return {name: (mark, retired) for name, mark, retired in cursor.fetchall()}


def make_known(cursor: Any, held: KeyFile) -> None:
    """Tell the database the names and marks of the keys of this file; those it knows stay as they are."""
    for name, key in held.keys.items():
        cursor.execute(ADD, [name, mark_of(key)])


def mismatch(known: Mapping[str, tuple[str, bool]], held: KeyFile) -> str | None:
    """Why this key file cannot serve this database, in one sentence; None when it can (also when the database knows of no key yet)."""
    if any(known[name][0] != mark_of(key) for name, key in held.keys.items() if name in known):
        return "The key file belongs to another installation: its keys are not those the data were sealed with. Restore the right one (`sintas keys restore`)."
    missing = [name for name, (_mark, retired) in known.items() if not retired and name not in held.keys]
    if missing:
        return (
            f"The key file is older than the data: wraps are made under {', '.join(missing)}, which it does not hold. "
            "Restore the newest backup of the keys (`sintas keys restore`)."
        )
    return None


def half_turned(known: Mapping[str, tuple[str, bool]], held: KeyFile) -> str | None:
    """A copy of the key file from the middle of a rotation: it holds everything, but would write under a key that was retired since."""
    if known.get(held.current, ("", False))[1]:
        return f"The key file still writes under {held.current}, which was retired since. Run `sintas keys rotate` to finish that."
    return None
