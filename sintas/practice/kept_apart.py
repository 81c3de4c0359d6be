"""Tools whose content is of the highest secrecy: drawings of the body and of places (R98, R99)."""

from __future__ import annotations

from sintas.practice.catalogue import load


def kept_apart(tool: str) -> bool:
    """Whether a tool (a code of assessment_tools; False for any other word) is seen only by whoever asks to see it, and leaves in no copy."""
    listed = load("assessment_tools")
    return listed.has(tool) and listed.get(tool).flag("sensitive")
