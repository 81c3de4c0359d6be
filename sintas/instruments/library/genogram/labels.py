"""The words under a symbol: name, relation and years, occupation; wrapped, never cut off."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sintas.instruments.choices import label
from sintas.instruments.family import CLIENT, Relative
from sintas.instruments.instrument import Manner
from sintas.kit.drawing import Canvas, width, wrapped
from sintas.kit.drawing.text import room_of
from sintas.practice.catalogue import load

ROOM, WIDEST = 94.0, 134.0  # px a line may take; a single long word may take more
NAME, SMALL = 13.0, 12.0
LINE = 15.5  # from line to line


@dataclass
class Label:
    """`name` in bold, `more` below it in a lighter hand."""

    name: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)

    @property
    def wide(self) -> float:
        return max([width(line, NAME, 700) for line in self.name] + [width(line, SMALL) for line in self.more], default=0.0)

    @property
    def high(self) -> float:
        return LINE * (len(self.name) + len(self.more))

    def add(self, words: str) -> None:
        """More words in lines of their own."""
        self.more += wrapped(words, SMALL, room_of(words, SMALL, ROOM, WIDEST))

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Centred on x, the first line's upper edge at `top`."""
        for at, line in enumerate([*self.name, *self.more]):
            bold = at < len(self.name)
            base = top + LINE * at + 12
            canvas.text(x, base, line, size=NAME if bold else SMALL, weight=700 if bold else 400, look="text" if bold else "text2")


def label_of(one: Relative, manner: Manner) -> Label:
    """What stands under somebody's symbol."""
    heading, more = headed(one, manner), ", ".join(filter(None, [relation(one) if one.name else "", years(one)]))
    made = Label(wrapped(heading, NAME, room_of(heading, NAME, ROOM, WIDEST, 700), 700))
    made.add(more)
    made.add(clean(one.note))
    return made


def headed(one: Relative, manner: Manner) -> str:
    """The name as it is to be written, else the relation, else what is known of somebody not born."""
    if one.name.strip():
        return clean(manner.called(one.name))
    if one.ref == CLIENT:
        return _("Klien")
    words = relation(one) or (label("before_birth", one.before_birth) if one.before_birth else "") or _("tanpa nama")
    return words[:1].upper() + words[1:]


def relation(one: Relative) -> str:
    """Who somebody is to the client, in words; "" for the client. Nobody calls a child that was lost "anak dalam kandungan"."""
    if one.ref == CLIENT or not one.relation:
        return ""
    if one.relation == "unborn_child" and one.before_birth not in ("", "pregnancy"):
        return label("before_birth", one.before_birth)
    return label("kin_relations" if load("kin_relations").has(one.relation) else "perpetrator_relations", one.relation)


def years(one: Relative) -> str:
    """Years of birth and death: "1961–2022", "lahir 1961", "meninggal 2022"."""
    if one.before_birth:
        return str(one.born if one.born is not None else one.died or "")
    if one.born is not None and one.died is not None:
        return f"{one.born}–{one.died}"
    if one.died is not None:
        return _("meninggal %(year)s") % {"year": one.died}
    return _("lahir %(year)s") % {"year": one.born} if one.born is not None else ""


def clean(words: str) -> str:
    """Without characters that no drawing can hold."""
    return "".join(letter if letter.isprintable() else " " for letter in words).strip()
