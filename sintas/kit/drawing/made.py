"""What a drawing is to those who show it: the picture, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Drawing:
    """`svg` stands alone (legend included); `items` say the same, one thing a line; `width` and `height` in px at 96 dpi.

    `svg` "" (see `in_words`): nothing is pictured, the items alone are shown. `ident` begins every id in the SVG; `stops` is how many of its
    marks without a link the keyboard halts at.
    """

    svg: str
    width: float
    height: float
    title: str
    items: list[str]
    note: str = ""  # a sentence that must stand with it ("bukan temuan medis")
    ident: str = ""
    stops: int = 0

    @classmethod
    def in_words(cls, title: str, items: list[str], note: str = "") -> Drawing:
        """Where nothing is to be pictured: somebody preferred not to. Words stand as words, not as a picture of words."""
        return cls(svg="", width=0.0, height=0.0, title=title, items=items, note=note)

    @property
    def words(self) -> str:
        """Title and items in one paragraph: what is read aloud instead of the picture."""
        return f"{self.title}. {'; '.join(self.items)}." if self.items else f"{self.title}."
