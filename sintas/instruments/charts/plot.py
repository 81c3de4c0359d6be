"""One series drawn in its frame: band, lines, points. Every part that says something is a mark, and its words an item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from sintas.kit.drawing import Canvas

from .axis import SIZE, Scale, ticks
from .frame import HEADING, Frame, headings
from .saying import band_words, celeration_words, goal_words, mean_words, point_words, run_words, value_words
from .series import BASELINE, ENOUGH, ChartPoint, PhaseSeries, Run

MEAN_DASH, GOAL_DASH, ONWARD_DASH, PHASE_DASH = "7 5", "2 5", "12 4 3 4", "5 4"
MISSING = 8.0  # px under the plot where a session without a value is marked


@dataclass
class Sheet:
    """The canvas with what it says in words so far."""

    canvas: Canvas
    items: list[str] = field(default_factory=list)

    @contextmanager
    def said(self, ident: str, words: str, *, reach: bool = False) -> Iterator[None]:
        """A mark and its item. `reach`: by keyboard."""
        self.items.append(words)
        with self.canvas.mark(ident, words, reach=reach):
            yield


def has_band(series: PhaseSeries) -> bool:
    """Whether its band is drawn: with a baseline of three points or more (part D4)."""
    return series.band is not None and series.baseline >= ENOUGH


def band_drawn(series: PhaseSeries, scale: Scale) -> tuple[float, float]:
    """From where to where the band is drawn: never beyond the ends of the measure. Without a band the ends themselves."""
    low, high = series.band or (Decimal(repr(scale.low)), Decimal(repr(scale.high)))
    return scale.within(low), scale.within(high)


def draw_axis(canvas: Canvas, frame: Frame) -> None:
    """Pale lines across with their numbers."""
    for tick in ticks(frame.scale.low, frame.scale.high):
        y = frame.scale.y(tick)
        canvas.line(frame.left, y, frame.right, y, look="grid", width=1)
        canvas.text(frame.left - 8, y + 4.3, value_words(tick), size=SIZE, anchor="end", look="text2")


def draw_borders(canvas: Canvas, series: PhaseSeries, frame: Frame) -> None:
    """The broken lines where a phase begins; over the band, or it would hide them."""
    for run in series.runs[1:]:
        x = frame.border(run)
        canvas.line(x, frame.scale.top - 4, x, frame.scale.bottom, width=1.4, dash=PHASE_DASH)


def draw_phases(sheet: Sheet, series: PhaseSeries, frame: Frame, prefix: str) -> None:
    """The words over the phases; they end just above the plot."""
    runs, canvas = series.runs, sheet.canvas
    spans = frame.spans(runs)
    for at, (run, lines, (begin, end)) in enumerate(zip(runs, headings(series, spans), spans, strict=True)):
        if not run.phase.letter:  # a measure whose work has no phases
            continue
        with sheet.said(f"{prefix}phase-{at}", run_words(run, series)):
            top = frame.scale.top - 12 - (len(lines) - 1) * HEADING * 1.3
            canvas.lines((begin + end) / 2, top, lines, size=HEADING, weight=700)


def draw_levels(sheet: Sheet, series: PhaseSeries, frame: Frame, prefix: str, *, under: bool) -> None:
    """`under` the grid: the band. Over it: mean, the baseline's course carried on, the goal."""
    scale, canvas = frame.scale, sheet.canvas
    if under:
        if series.band is not None and has_band(series):
            low, high = band_drawn(series, scale)
            with sheet.said(f"{prefix}band", band_words(series, (low, high))):
                top, bottom = scale.y(high), scale.y(low)
                canvas.rect(frame.left, top, frame.right - frame.left, max(1.0, bottom - top), look="band")
        return
    if series.mean is not None:
        with sheet.said(f"{prefix}mean", mean_words(series)):
            canvas.line(frame.left, scale.y(series.mean), frame.right, scale.y(series.mean), look="soft", width=1.6, dash=MEAN_DASH)
    if series.celeration:
        with sheet.said(f"{prefix}onward", celeration_words()):
            for piece in onward(series, frame):
                canvas.polyline(piece, look="soft", width=1.4, dash=ONWARD_DASH)
    if series.goal is not None:
        with sheet.said(f"{prefix}goal", goal_words(series.goal)):
            canvas.line(frame.left, scale.y(series.goal), frame.right, scale.y(series.goal), look="tie", width=1.8, dash=GOAL_DASH)


def onward(series: PhaseSeries, frame: Frame) -> list[list[tuple[float, float]]]:
    """The baseline's course carried on, as far as the scale can measure: it ends where it leaves the scale."""
    points = [(frame.x(at), frame.scale.y(value)) for at, value in enumerate(series.celeration)]
    return [piece for one, other in pairwise(points) if (piece := frame.scale.cut(one, other))]


def draw_points(sheet: Sheet, series: PhaseSeries, frame: Frame, prefix: str) -> None:
    """The course within each phase, broken where nothing was measured; then the points, each reachable."""
    for run in series.runs:
        for at, after in pairwise(range(run.first, run.last + 1)):
            one, other = series.points[at].value, series.points[after].value
            if one is not None and other is not None:
                sheet.canvas.line(frame.x(at), frame.scale.y(one), frame.x(after), frame.scale.y(other), look="tie", width=2)
    for run in series.runs:
        for at in range(run.first, run.last + 1):
            point = series.points[at]
            with sheet.said(f"{prefix}p-{at}", point_words(point, run), reach=True):
                draw_point(sheet.canvas, point, run.phase.letter, frame, frame.x(at))


def draw_point(canvas: Canvas, point: ChartPoint, letter: str, frame: Frame, x: float) -> None:
    """The value as its phase's shape; a small cross under the plot where there is none."""
    if point.value is None:
        draw_cross(canvas, x, frame.scale.bottom + MISSING)
    else:
        draw_shape(canvas, letter, x, frame.scale.y(point.value), frame.radius)


def draw_cross(canvas: Canvas, x: float, y: float) -> None:
    """Not measured."""
    canvas.line(x - 3, y - 3, x + 3, y + 3, width=1.4)
    canvas.line(x - 3, y + 3, x + 3, y - 3, width=1.4)


def draw_shape(canvas: Canvas, letter: str, x: float, y: float, r: float) -> None:
    """Baseline open and round; B full and round, C a full box, D an open box, and so on: told apart without colour."""
    if letter == BASELINE:
        canvas.circle(x, y, r, look="dot", width=min(2.0, r / 2))
    elif letter in ("", "B", "E", "H"):
        canvas.circle(x, y, r, look="full", width=min(2.0, r / 2))
    else:
        canvas.rect(x - r, y - r, 2 * r, 2 * r, look="full" if letter in ("C", "F") else "dot", width=min(2.0, r / 2))


def letters_only(series: PhaseSeries, frame: Frame) -> Sequence[Run]:
    """The phases whose words found no room over the plot; empty when all did."""
    runs = series.runs
    shown = headings(series, frame.spans(runs))
    full = all(" ".join(lines) == " ".join(run.phase.name.split()) for lines, run in zip(shown, runs, strict=True))
    return [] if full else runs
