"""How a shape looks: its class for the screen and its colours for paper, in one place. Every look differs by shape or line too: colour is never alone."""

from __future__ import annotations

from dataclasses import dataclass

INK, INK_2, LINE_STRONG, LINE = "#1b272a", "#4a585b", "#7f8785", "#dcd8cc"
SURFACE, ACCENT, ACCENT_SOFT = "#ffffff", "#0f5c59", "#d5e7e3"
WARN, WARN_LINE, WARN_SOFT, DANGER, SUNKEN = "#744900", "#cf9a37", "#fbedcd", "#a1221c", "#eeebe2"


@dataclass(frozen=True)
class Look:
    """`name` is the class (`d-<name>`); fill and stroke are paper colours, "none" where there is none."""

    name: str
    fill: str = "none"
    stroke: str = "none"


LOOKS = {
    look.name: look
    for look in (
        Look("line", stroke=INK),
        Look("soft", stroke=LINE_STRONG),
        Look("grid", stroke=LINE),
        Look("tie", stroke=ACCENT),
        Look("hard", stroke=DANGER),  # conflict, violence: always a zigzag or an arrow too
        Look("warn", stroke=WARN_LINE),
        Look("shape", fill=SURFACE, stroke=INK),
        Look("client", fill=ACCENT_SOFT, stroke=ACCENT),
        Look("sunken", fill=SUNKEN, stroke=LINE_STRONG),
        Look("body", fill=SUNKEN, stroke=INK_2),
        Look("band", fill=ACCENT_SOFT),
        Look("dot", fill=SURFACE, stroke=ACCENT),
        Look("full", fill=ACCENT, stroke=ACCENT),
        Look("ink", fill=INK),
        Look("lineend", fill=INK),
        Look("tiefill", fill=ACCENT),
        Look("hardfill", fill=DANGER),
        Look("softfill", fill=LINE_STRONG),
        Look("text", fill=INK),
        Look("text2", fill=INK_2),
        Look("acctext", fill=ACCENT),
        Look("warntext", fill=WARN),
        Look("hardtext", fill=DANGER),
        Look("ontext", fill="#ffffff"),  # on `full`, `ink`, `hardfill`
        Look("halo", fill=SURFACE, stroke=SURFACE),
    )
}
# what closes a line of this look: its arrow head
ENDS = {"line": "lineend", "tie": "tiefill", "hard": "hardfill", "soft": "softfill", "warn": "softfill", "grid": "softfill"}
