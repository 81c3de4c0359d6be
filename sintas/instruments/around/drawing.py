"""The ecomap drawn: the client in the middle, ties around, lines after Hartman with the local words (R81, part E)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas, Drawing

from ..free_words import shortener
from ..instrument import Manner, Subject
from ..nodes import Node
from ..remarks import draw_remarks
from ..rings import Placed, alternating
from ..sheet import NARROWEST, boxes_of, centred
from ..ties import tie_keys
from .client import client_node
from .levels import TIME, draw_levels
from .seen import Seen, all_seen
from .ties_drawn import draw_nodes, draw_ties, node_of, shape_keys

FREE = 54.0  # how much of a line is seen at least, px
LEVELS = "levels"


def draw(content: Mapping[str, Any], subject: Subject, manner: Manner) -> Drawing:
    """By kind, or by level of the ecosystem in the scope "levels" (R101, R109-R113)."""
    ties = all_seen(content.get("ties") or (), subject, manner)
    client, canvas = client_node(subject, manner, len(ties)), Canvas(manner.ident, NARROWEST, 0)
    by_level = manner.scope == LEVELS
    items = draw_levels(canvas, client, ties, manner) if by_level else draw_kinds(canvas, client, ties, manner)
    remarks = list(map(shortener(manner, subject), content.get("lines") or ()))
    draw_remarks(canvas, _("Catatan"), remarks)
    lined = [one for one in ties if not (by_level and one.level == TIME)]
    return canvas.finished(
        _("Peta ekologi") if by_level else _("Ekomap"),
        items=[client.words, *items, *remarks],
        keys=[*tie_keys(one.tie for one in lined), *shape_keys(lined)],
        note="" if ties or remarks else _("Belum ada hubungan yang dicatat."),
    )


def draw_kinds(canvas: Canvas, client: Node, ties: Sequence[Seen], manner: Manner) -> list[str]:
    """Around the client, those of a kind side by side. Returns the ties in words, in the order drawn."""
    nodes = [node_of(one) for one in ties]
    breaks = frozenset(at for at in range(len(ties)) if ties[at].kind != ties[at - 1].kind)
    inner = max(client.size.wide, client.size.high) / 2
    placed = alternating([node.size for node in nodes], inner=inner, free=FREE, breaks=breaks) if nodes else Placed((), ())
    cx, cy = centred(canvas, boxes_of(placed, nodes, client))
    points = [(cx + x, cy + y) for x, y in placed.points]
    draw_ties(canvas, client, nodes, ties, points, (cx, cy))
    draw_nodes(canvas, client, nodes, points, (cx, cy), manner)
    return [one.words for one in ties]
