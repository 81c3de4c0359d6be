"""The figures a test found: tell() writes them where `python -m tests.access` picks them up again."""

from __future__ import annotations

MARK = "figure: "


def tell(line: str) -> None:
    """One line, whole numbers first said in words."""
    print(f"\n{MARK}{line}", flush=True)
