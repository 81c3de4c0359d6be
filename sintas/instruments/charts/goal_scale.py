"""A goal on its five levels (part D2): where the client stood, where they stand, and what each level looks like in daily life."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.kit.drawing import Canvas, Drawing, wrapped

from .plot import Sheet

LEVELS = (-2, -1, 0, 1, 2)
SIGNS = {-2: "−2", -1: "−1", 0: "0", 1: "+1", 2: "+2"}
PLACES = {
    2: gettext_lazy("Jauh lebih baik dari harapan"),
    1: gettext_lazy("Lebih baik dari harapan"),
    0: gettext_lazy("Yang diharapkan"),
    -1: gettext_lazy("Belum sampai harapan"),
    -2: gettext_lazy("Jauh dari harapan"),
}
WIDE, MARGIN, RAIL, WORDS = 320.0, 14.0, 54.0, 80.0
SIZE, TAG, LEADING, LEAST = 13.0, 12.5, 1.3, 40.0
APART = 64.0  # two levels that lie beside each other
SMALL, RING, FULL = 5.0, 9.0, 11.0


def picture(levels: Mapping[int, str], baseline: int | None, now: int | None, *, ident: str, title: str) -> Drawing:
    """The ladder: best on top, each rung with its words (`levels` from -2 to 2; a level without words of its own says its place).

    `baseline`, `now`: None where nobody rated. Raises ValueError for a level that is none of the five.
    """
    known(levels, baseline, now)
    canvas = Canvas(ident, WIDE, MARGIN)
    sheet = Sheet(canvas)
    rungs = []
    y = MARGIN
    for level in reversed(LEVELS):
        lines = wrapped(levels.get(level, "").strip() or str(PLACES[level]), SIZE, WIDE - WORDS - MARGIN)
        tags = wrapped(tag_words(level, baseline, now), TAG, WIDE - WORDS - MARGIN, 700)
        high = max(LEAST, len(lines) * SIZE * LEADING + len(tags) * TAG * LEADING + 14)
        rungs.append((level, lines, tags, y, high))
        y += high
    middles = {level: top + high / 2 for level, _lines, _tags, top, high in rungs}
    draw_rail(canvas, middles, baseline, now)
    for level, lines, tags, top, high in rungs:
        with sheet.said(f"level-{level}", level_words(level, levels, baseline, now)):
            marked = level in (baseline, now)
            canvas.text(RAIL - 22, middles[level] + 4.7, SIGNS[level], size=SIZE, weight=700 if marked else 400, anchor="end")
            draw_knot(canvas, RAIL, middles[level], level, baseline, now)
            whole = len(tags) * TAG * LEADING + len(lines) * SIZE * LEADING
            base = top + (high - whole) / 2 + TAG * 0.98
            canvas.lines(WORDS, base, tags, size=TAG, gap=LEADING, weight=700, anchor="start", look="acctext")
            base += len(tags) * TAG * LEADING
            canvas.lines(WORDS, base, lines, size=SIZE, gap=LEADING, anchor="start", look="text" if marked else "text2")
    canvas.grow(high=y + MARGIN - 6)
    return canvas.finished(title, items=sheet.items, note=unrated(now))


def strip(baseline: int | None, now: int | None, *, ident: str, title: str) -> Drawing:
    """The same lying down, without words of the levels: for a list of goals that says them beside it. Raises ValueError as `picture`."""
    known({}, baseline, now)
    canvas = Canvas(ident, WIDE, 72)
    sheet = Sheet(canvas)
    xs = {level: WIDE / 2 + APART * level for level in LEVELS}
    canvas.line(xs[-2], 20, xs[2], 20, look="soft", width=2)
    if baseline is not None and now is not None:
        canvas.line(xs[baseline], 20, xs[now], 20, look="tie", width=4)
    for level in LEVELS:
        tags = tag_words(level, baseline, now)
        with sheet.said(f"level-{level}", f"{SIGNS[level]}: {tags}" if tags else SIGNS[level]):
            draw_knot(canvas, xs[level], 20, level, baseline, now)
            marked = level in (baseline, now)
            canvas.text(xs[level], 48, SIGNS[level], size=SIZE, weight=700 if marked else 400, look="text" if marked else "text2")
            canvas.lines(xs[level], 63, wrapped(tags, 12, APART - 2), size=12, gap=1.2, look="text2")
            canvas.grow(high=63 + 12 * 1.2 * max(0, len(wrapped(tags, 12, APART - 2)) - 1) + 6)
    return canvas.finished(title, items=sheet.items, note=unrated(now))


def known(levels: Mapping[int, str], baseline: int | None, now: int | None) -> None:
    """Raises ValueError for a level that is none of the five."""
    if not set(levels) <= set(LEVELS) or not {baseline, now} <= {*LEVELS, None}:
        raise ValueError("levels of a goal are whole numbers from -2 to 2")


def tag_words(level: int, baseline: int | None, now: int | None) -> str:
    """ "awal", "sasaran", "kini", or several of them where they meet; "" for a level that is none."""
    said = {_("awal"): baseline, _("sasaran"): 0, _("kini"): now}
    return " = ".join(words for words, place in said.items() if place == level)


def level_words(level: int, levels: Mapping[int, str], baseline: int | None, now: int | None) -> str:
    """ "+1 (kini): lima malam dari tujuh"."""
    tags = tag_words(level, baseline, now)
    words = " ".join(levels.get(level, "").split()) or str(PLACES[level])
    return f"{SIGNS[level]} ({tags}): {words}" if tags else f"{SIGNS[level]}: {words}"


def unrated(now: int | None) -> str:
    """The sentence where nobody has rated the goal yet."""
    return "" if now is not None else _("Keadaan sekarang belum dinilai.")


def draw_rail(canvas: Canvas, middles: Mapping[int, float], baseline: int | None, now: int | None) -> None:
    """The upright line, thick from where one began to where one is."""
    canvas.line(RAIL, middles[2], RAIL, middles[-2], look="soft", width=2)
    if baseline is not None and now is not None:
        canvas.line(RAIL, middles[baseline], RAIL, middles[now], look="tie", width=4)


def draw_knot(canvas: Canvas, x: float, y: float, level: int, baseline: int | None, now: int | None) -> None:
    """Full and large for now, a large ring for the start, small for the other levels."""
    if level == now:
        canvas.circle(x, y, FULL, look="full")
    elif level == baseline:
        canvas.circle(x, y, RING, look="dot", width=2.5)
    else:
        canvas.circle(x, y, SMALL, look="shape", width=2)
