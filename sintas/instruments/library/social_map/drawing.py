"""The social map drawn: the home in the middle, resources on rings by distance, outlines by usefulness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas, Drawing, Key
from sintas.practice.catalogue import load

from ...called import person_called
from ...choices import label
from ...free_words import shortener
from ...instrument import Manner, Subject
from ...nodes import Node, fitted, shape_key, written
from ...remarks import draw_remarks
from ...rings import Ask, Size, grown
from ...sheet import NARROWEST, boxes_of, centred, draw_marked, draw_rings, ring_name_size
from .content import WHERE, WORKS
from .words import WHERE_WORDS, WORKS_WORDS

HOME = Size(84, 84)
FREE = 22.0
OUTLINES: dict[str, tuple[str, str, float]] = {  # look, dash, width: told apart without colour
    "helps": ("dot", "", 3.0),
    "unsure": ("shape", "7 4", 1.6),
    "closed": ("sunken", "1.5 4", 1.8),
    "": ("shape", "", 1.2),
}


def draw(content: Mapping[str, Any], subject: Subject, manner: Manner) -> Drawing:
    """Only the distances that were named are drawn; the client's home has no name and no place."""
    short = shortener(manner, subject)
    places = in_order([{**one, "what": short(one["what"]), "note": short(one["note"])} for one in content.get("places") or ()])
    used = [code for code in (*WHERE, "") if any(one["where"] == code for _at, one in places)]
    nodes = [node_of(at, one, manner) for at, one in places]
    home = Node("home", _("Tempat tinggal klien"), "box", (), HOME)
    names = [str(WHERE_WORDS[code]) for code in used]
    rings = tuple(used.index(one["where"]) for _at, one in places)
    asked = Ask(tuple(node.size for node in nodes), rings, HOME.wide / 2, FREE, names=tuple(map(ring_name_size, names)), lines=False)
    placed = grown(asked)
    canvas = Canvas(manner.ident, NARROWEST, 0)
    cx, cy = centred(canvas, boxes_of(placed, nodes, home))
    draw_rings(canvas, placed, names, cx, cy)
    draw_home(canvas, home, cx, cy, manner)
    for node, (x, y) in zip(nodes, placed.points, strict=True):
        draw_marked(canvas, node, cx + x, cy + y, manner)
    remarks = list(map(short, content.get("lines") or ()))
    draw_remarks(canvas, _("Catatan"), remarks)
    told = list(zip(nodes, places, strict=True))
    by_ring = [f"{WHERE_WORDS[code]}: {node.words}" for code in used for node, (_at, one) in told if one["where"] == code]
    note = "" if places or remarks else _("Belum ada sumber daya yang dicatat.")
    return canvas.finished(_("Peta sosial"), items=[home.words, *by_ring, *remarks], keys=keys_of(places), note=note)


Numbered = tuple[int, Mapping[str, Any]]


def in_order(places: Sequence[Mapping[str, Any]]) -> list[Numbered]:
    """With their place as kept, those of a kind together, near ones first."""
    kinds = {row.code: at for at, row in enumerate(load("community_resources").rows)}
    rings = {code: at for at, code in enumerate((*WHERE, ""))}
    return sorted(enumerate(places), key=lambda one: (kinds.get(one[1]["kind"], len(kinds)), rings[one[1]["where"]], one[0]))


def node_of(at: int, place: Mapping[str, Any], manner: Manner) -> Node:
    """The name, its kind and its note; the outline says whether it helps."""
    listed = load("community_resources")
    people = not listed.has(place["kind"]) or listed.get(place["kind"]).flag("people")
    name = person_called(place["what"], as_initials=manner.initials and people)
    under = [one for one in (label("community_resources", place["kind"]), place["note"]) if one]
    lines = written(name, under, room=92, name_size=13)
    look, dash, thick = OUTLINES[place["works"]]
    said = str(WORKS_WORDS[place["works"]])
    words = f"{', '.join((name, *under))}: {said[:1].lower()}{said[1:]}"
    return Node(f"place-{at}", words, "pill", lines, fitted("pill", lines), look, dash, thick)


def draw_home(canvas: Canvas, home: Node, x: float, y: float, manner: Manner) -> None:
    """A house, the same for every client: nothing about it leads to a door."""
    half = home.size.wide / 2
    roof = [(x, y - half), (x + half, y - 6), (x + half - 10, y - 6), (x + half - 10, y + half - 6), (x - half + 10, y + half - 6)]
    with canvas.mark(home.ident, home.words, link=manner.to(home.ident), current=manner.chosen == home.ident):
        canvas.polygon([*roof, (x - half + 10, y - 6), (x - half, y - 6)], look="client", width=2)
        for at, words in enumerate((_("rumah"), _("klien"))):
            canvas.text(x, y + 9 + at * 16, words, size=13, weight=700)


def keys_of(places: Sequence[Numbered]) -> list[Key]:
    """The outlines that are there."""
    used = {one["works"] for _at, one in places}
    outlines = [(code, *OUTLINES[code]) for code in (*WORKS, "") if code in used]
    return [shape_key(str(WORKS_WORDS[code]), "pill", look=look, dash=dash, thick=thick) for code, look, dash, thick in outlines]
