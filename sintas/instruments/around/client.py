"""The middle of the map: the client by name or initials, with the age where it is known."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..instrument import Manner, Subject
from ..nodes import Node, fitted, written
from ..rings import Size

SMALLEST, ROUND_UP_TO = 92.0, 116.0
PER_LINE = 3.6  # of the diameter: more than 11 px of the round for each line


def client_node(subject: Subject, manner: Manner, ties: int) -> Node:
    """A circle, an oval for a very long name; larger where many lines end at it."""
    years = subject.age
    age = ngettext("%(age)s tahun", "%(age)s tahun", years) % {"age": years} if years is not None else ""
    name = manner.called(subject.called) or _("Klien")
    lines = written(name, [age] if age else [], room=92, name_size=18 if len(name) <= 10 else 14)
    size = fitted("round", lines)
    side = max(size.wide, size.high, SMALLEST, ties * PER_LINE)
    words = ", ".join(one for one in (_("Klien: %(name)s") % {"name": name}, age) if one)
    return Node("client", words, "round", lines, Size(side, side) if side <= max(ROUND_UP_TO, ties * PER_LINE) else size, "client", thick=2)
