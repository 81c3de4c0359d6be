"""Portable drawings: pure Python -> one SVG for the screen, print, PDF (Typst) and Word (PNG by resvg).

    from sintas.kit.drawing import Canvas, Drawing, Key, Stroke

    canvas = Canvas("eco", 408, 408)
    canvas.stroke(50, 50, 200, 200, Stroke(lines=3, arrow="end"), look="tie")
    with canvas.mark("n-ibu", "Ibu, sangat dekat"):
        canvas.circle(50, 50, 40, look="shape")
        canvas.text(50, 55, "Ibu", size=15, weight=700)
    drawing = canvas.finished("Ekomap", items=["Ibu: sangat dekat"], keys=[Key("Sangat dekat", stroke=Stroke(lines=3), look="tie")])

Only what every renderer understands: presentation attributes, no CSS of our own inside, no filters, masks, foreignObject, textPath, `font:`, `paint-order`.
Colours stand as attributes (paper); the same marks carry classes (`d-line`, `d-tie` ...) that re-colour them on screen in both themes
(static/css/parts/33-drawing.css). A white copy of a text under it instead of a halo. README.md beside this file lists everything.
"""

from .canvas import Canvas
from .keys import Key
from .made import Drawing
from .png import png
from .strokes import Stroke
from .text import width, wrapped

__all__ = ["Canvas", "Drawing", "Key", "Stroke", "png", "width", "wrapped"]
