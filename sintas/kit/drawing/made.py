"""What a drawing is to those who show it: the picture, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Drawing:
    """`svg` stands alone (legend included); `items` say the same, one thing a line; `width` and `height` in px at 96 dpi."""

    svg: str
    width: float
    height: float
    title: str
    items: list[str]
    note: str = ""  # a sentence that must stand with it ("bukan temuan medis")

    @property
    def words(self) -> str:
        """Title and items in one paragraph: what is read aloud instead of the picture."""
        return f"{self.title}. {'; '.join(self.items)}." if self.items else f"{self.title}."
