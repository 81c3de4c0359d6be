"""Canvas: shapes, words and marks written down as portable SVG, in the order they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from html import escape as html_escape

from .keys import Key, keyed
from .made import Drawing
from .palette import ENDS, LOOKS
from .strokes import HEAD, Line, Stroke, head, offsets, zigzag
from .text import FAMILY, width, wrapped

DASHES = {"solid": "", "dashed": "7 5", "dotted": "1.5 5"}
MARGIN = 16.0
REACHED = 'tabindex="0"'
FORBIDDEN = dict.fromkeys([*(set(range(0x20)) - {9, 10, 13}), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


class Canvas:
    """A sheet of `wide` x `high` px; it may grow before it is finished. `ident` begins every id, so that two drawings on a page do not collide."""

    def __init__(self, ident: str, wide: float, high: float) -> None:
        self.ident, self.wide, self.high = ident, wide, high
        self._parts: list[str] = []

    def line(self, x1: float, y1: float, x2: float, y2: float, *, look: str = "line", width: float = 1.6, dash: str = "") -> None:
        """A straight line; `dash` as in SVG ("7 5")."""
        self._add("line", look, {"x1": x1, "y1": y1, "x2": x2, "y2": y2}, width, dash)

    def polyline(self, points: Iterable[tuple[float, float]], *, look: str = "line", width: float = 1.6, dash: str = "") -> None:
        """An open line through points."""
        self._add("polyline", look, {"points": spelled(points)}, width, dash)

    def polygon(self, points: Iterable[tuple[float, float]], *, look: str = "shape", width: float = 1.6, dash: str = "") -> None:
        """A closed shape."""
        self._add("polygon", look, {"points": spelled(points)}, width, dash)

    def path(self, d: str, *, look: str = "line", width: float = 1.6, dash: str = "", transform: str = "") -> None:
        """Any path; `transform` as in SVG, for a shape kept in its own coordinates."""
        self._add("path", look, {"d": d, **({"transform": transform} if transform else {})}, width, dash)

    def rect(
        self, x: float, y: float, wide: float, high: float, *, look: str = "shape", width: float = 1.6, round: float = 0, dash: str = ""
    ) -> None:
        """A box with its upper left corner at (x, y)."""
        corners = {"rx": round} if round else {}
        self._add("rect", look, {"x": x, "y": y, "width": wide, "height": high, **corners}, width, dash)

    def circle(self, x: float, y: float, r: float, *, look: str = "shape", width: float = 1.6, dash: str = "") -> None:
        """A circle around (x, y)."""
        self._add("circle", look, {"cx": x, "cy": y, "r": r}, width, dash)

    def ellipse(self, x: float, y: float, rx: float, ry: float, *, look: str = "shape", width: float = 1.6, dash: str = "") -> None:
        """An ellipse around (x, y)."""
        self._add("ellipse", look, {"cx": x, "cy": y, "rx": rx, "ry": ry}, width, dash)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 13,
        weight: int = 400,
        look: str = "text",
        anchor: str = "middle",
        halo: bool = False,
    ) -> None:
        """One line of words on the base line y; `weight` 400 or 700; `halo`: a pale copy under it, where it crosses lines."""
        said: dict[str, float | str] = {"x": x, "y": y, "font-family": FAMILY, "font-size": size, "font-weight": weight, "text-anchor": anchor}
        inside = escape(words, quote=False)
        if halo:
            under = LOOKS["halo"]
            pale: dict[str, float | str] = {**said, "fill": under.fill, "stroke": under.stroke, "stroke-width": 4, "stroke-linejoin": "round"}
            self._parts.append(f'<text class="d-halo" aria-hidden="true"{written(pale)}>{inside}</text>')
        self._parts.append(f'<text class="d-{look}"{written({**said, "fill": LOOKS[look].fill})}>{inside}</text>')

    def lines(self, x: float, y: float, lines: Sequence[str], *, size: float = 13, gap: float = 1.3, **how: object) -> None:
        """Several lines of words, the first on the base line y; `how` as for text()."""
        for at, words in enumerate(lines):
            self.text(x, y + at * size * gap, words, size=size, **how)  # type: ignore[arg-type]

    def stroke(self, x1: float, y1: float, x2: float, y2: float, stroke: Stroke, *, look: str = "line") -> None:
        """A line that means something, from edge to edge; arrow heads take the place of its last px."""
        whole = Line(x1, y1, x2, y2)
        size = HEAD + 3 * max(0, stroke.lines - 1)
        at_start, at_end = (size - 2 if stroke.arrow in (end, "both") else 0.0 for end in ("start", "end"))
        inner = whole.shortened(at_start, at_end)
        for aside in offsets(stroke.lines):
            one = inner.moved(aside)
            self.line(one.x1, one.y1, one.x2, one.y2, look=look, width=stroke.width, dash=DASHES[stroke.kind])
        if stroke.zigzag:
            step, amplitude = (9.0, 5.0) if stroke.zigzag == "loose" else (4.5, 4.0)
            self.polyline(zigzag(inner, amplitude=amplitude, step=step), look=look, width=stroke.width)
        for at in range(stroke.bars):
            middle = inner.length / 2 + (at - (stroke.bars - 1) / 2) * 7
            (a, b), (c, d) = inner.at(middle, -8), inner.at(middle, 8)
            self.line(a, b, c, d, look=look, width=stroke.width)
        if at_end:
            self.polygon(head(x2, y2, whole.along, size), look=ENDS.get(look, "lineend"))
        if at_start:
            ux, uy = whole.along
            self.polygon(head(x1, y1, (-ux, -uy), size), look=ENDS.get(look, "lineend"))

    @contextmanager
    def group(self, name: str) -> Iterator[None]:
        """Parts that belong together; `name` is a class for tests and the screen (`d-g-<name>`)."""
        self._parts.append(f'<g class="d-g-{name}">')
        yield
        self._parts.append("</g>")

    @contextmanager
    def mark(self, ident: str, words: str, *, link: str = "", current: bool = False, reach: bool = False) -> Iterator[None]:
        """A labelled shape: what it is in `words` (read aloud, and listed in the drawing's items by its maker).

        `link`: where a tap leads, on the screen only (a drawing for paper has no links). `current`: the one being edited.
        `reach`: without a link, yet reached by keyboard and said when pointed at (a point of a chart).
        """
        here = f' id="{self.ident}-{escape(ident)}" data-mark="{escape(ident)}"'
        if link:
            now = ' aria-current="true"' if current else ""
            self._parts.append(f'<a class="d-mark" href="{escape(link)}"{now}{here}><title>{escape(words)}</title>')
            yield
            self._parts.append("</a>")
            return
        focus = f" {REACHED}" if reach else ""
        self._parts.append(f'<g class="d-mark" role="img" aria-label="{escape(words)}"{focus}{here}>')
        if reach:
            self._parts.append(f"<title>{escape(words, quote=False)}</title>")
        yield
        self._parts.append("</g>")

    def grow(self, *, wide: float | None = None, high: float | None = None) -> None:
        """Room for what lies outside: never smaller than it was."""
        self.wide, self.high = max(self.wide, wide or 0), max(self.high, high or 0)

    def finished(self, title: str, *, items: Sequence[str], keys: Sequence[Key] = (), note: str = "") -> Drawing:
        """The drawing with its legend and note below. `title` is neutral (no name): it may be read where others hear it."""
        bottom = self.high
        if keys:
            bottom = keyed(self, keys, left=MARGIN, top=bottom + 4, right=self.wide - MARGIN)
        if note:
            said = wrapped(note, 12.5, self.wide - 2 * MARGIN)
            self.lines(MARGIN, bottom + 20, said, size=12.5, anchor="start", look="text2")
            bottom += 20 + 12.5 * 1.3 * (len(said) - 1) + 6
        high = bottom + (8 if keys or note else 0)
        told = "; ".join(items)
        ids = f"{self.ident}-t", f"{self.ident}-d"
        role = 'role="group"' if any(part.startswith("<a ") or REACHED in part for part in self._parts) else 'role="img"'
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {num(self.wide)} {num(high)}" width="{num(self.wide)}" height="{num(high)}" '
            f'{role} aria-labelledby="{ids[0]} {ids[1]}"><title id="{ids[0]}">{escape(title)}</title><desc id="{ids[1]}">{escape(told)}</desc>'
            f"{''.join(self._parts)}</svg>"
        )
        said = [held(one) for one in items]
        stops = sum(REACHED in part for part in self._parts)
        return Drawing(svg=svg, width=self.wide, height=high, title=title, items=said, note=note, ident=self.ident, stops=stops)

    def _add(self, tag: str, look: str, where: dict[str, float | str], thick: float, dash: str) -> None:
        paint = LOOKS[look]
        attributes: dict[str, float | str] = {**where, "fill": paint.fill}
        if paint.stroke != "none":
            attributes |= {"stroke": paint.stroke, "stroke-width": thick}
            if tag in ("polyline", "path"):
                attributes["stroke-linejoin"] = "round"
            if dash:
                attributes["stroke-dasharray"] = dash
        self._parts.append(f'<{tag} class="d-{look}"{written(attributes)}/>')


def escape(words: str, quote: bool = True) -> str:
    """Words as XML takes them: a character it cannot hold (an old device's control character, half a surrogate) is left out."""
    return html_escape(held(words), quote=quote)


def held(words: str) -> str:
    """The same words without such characters."""
    return words if words.isprintable() else words.translate(FORBIDDEN)


def room_for(lines: Sequence[str], size: float, weight: int = 400) -> float:
    """How wide several lines are, px."""
    return max((width(line, size, weight) for line in lines), default=0.0)


def written(attributes: dict[str, float | str]) -> str:
    """Attributes as they stand in the SVG."""
    return "".join(f' {name}="{escape(value) if isinstance(value, str) else num(value)}"' for name, value in attributes.items())


def spelled(points: Iterable[tuple[float, float]]) -> str:
    """Points as SVG writes them."""
    return " ".join(f"{num(x)},{num(y)}" for x, y in points)


def num(value: float) -> str:
    """A number with at most one decimal, the same on every machine: "3", "3.5"."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace("-0", "0") if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")
