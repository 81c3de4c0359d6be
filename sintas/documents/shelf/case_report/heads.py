"""The few facts at the head of a section (when, by whom, approved by whom)."""

from __future__ import annotations

from typing import Any


def head(rows: list[list[object]]) -> dict[str, Any]:
    """As bodies of a part: two pairs beside each other, a single one over the whole width."""
    return {"pairs": rows} if len(rows) > 1 else {"facts": rows}
