"""A mark in words: where, what is felt and seen, and what the client says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.practice.catalogue import load

from ...choices import label
from .regions import sides_of
from .words import SHAPE_WORDS, SIDE_WORDS


@dataclass(frozen=True)
class Said:
    """`where` "Dada kanan, depan"; `details` without the client's words; `quoted` those words between quotation marks, "" for none."""

    where: str
    details: str
    quoted: str

    @property
    def whole(self) -> str:
        """In one line."""
        rest = "; ".join(one for one in (self.details, self.quoted) if one)
        return f"{self.where}: {rest}" if rest else self.where


def said_of(mark: Mapping[str, Any]) -> Said:
    """The words of one mark, in the language that counts now."""
    region = load("body_regions").label(mark["region"], get_language() or "id") if mark["region"] else _("Tempat yang ditunjuk")
    one_sided = bool(mark["region"]) and len(sides_of(mark["region"])) == 1  # "Leher depan" says it
    seen = [label("body_signs", one) for one in mark["seen"]]
    details = [
        str(SHAPE_WORDS[mark["shape"]]).lower() if mark["shape"] != "dot" else "",
        ", ".join(label("body_sensations", one) for one in mark["feels"]),
        _("terlihat: %(signs)s") % {"signs": ", ".join(seen)} if seen else "",
        _("ukuran: %(size)s") % {"size": mark["size"]} if mark["size"] else "",
        _("warna: %(colour)s") % {"colour": mark["colour"]} if mark["colour"] else "",
    ]
    where = region if one_sided else f"{region}, {str(SIDE_WORDS[mark['side']]).lower()}"
    return Said(where, "; ".join(one for one in details if one), f"“{mark['words']}”" if mark["words"] else "")
