"""The rows of marks with a picture to tap above them; the picture stays hidden until its element (body-map.js) is there."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sintas.kit.drawing import Canvas
from sintas.kit.rows import RowsField
from sintas.kit.rows_bound import BoundRows

from .figures import FIGURES
from .panels import WIDE, draw_panels
from .regions import SIDES, centre, regions_of
from .words import FIGURE_WORDS


class MarksField(RowsField):
    """Rows that can be filled by a tap."""

    def get_bound_field(self, form: Any, field_name: str) -> BoundRows:
        """The rows of this form."""
        super().get_bound_field(form, field_name)  # makes the choices of the cells once
        return BoundMarks(form, self, field_name)


class BoundMarks(BoundRows):
    """The picture, then the rows."""

    def as_widget(self, widget: Any = None, attrs: Any = None, only_initial: bool = False) -> SafeString:
        """Both inside the element."""
        rows = super().as_widget(widget, attrs, only_initial)
        if widget is not None:
            return rows
        return format_html(
            '<body-map data-rows="{}" data-said="{}"><div data-picture hidden><p class="hint">{}</p>{}'
            '<p class="row mt2"><button type="button" class="btn btn-small" data-undo>{}</button>'
            '<span class="small" role="status" data-status></span></p></div>{}</body-map>',
            self.html_name,
            _("Tanda {n}: {region}. Lengkapi di bawah gambar."),
            _("Ketuk tempat yang ditunjuk klien; barisnya terisi di bawah. Boleh juga memilih dari daftar saja."),
            format_html_join("", "{}", ((picture(name),) for name in FIGURES)),
            _("Batalkan tanda terakhir"),
            rows,
        )


def picture(name: str) -> SafeString:
    """One figure to tap, with the boxes of its sides (px of the drawing) and the middles of its regions (shares of the box)."""
    canvas = Canvas(f"pick-{name}", WIDE, 0)
    panels = draw_panels(canvas, FIGURES[name])
    drawing = canvas.finished(_("Gambar tubuh, depan dan belakang: %(figure)s") % {"figure": str(FIGURE_WORDS[name]).lower()}, items=[])
    said = [
        (side, f"{box.left:g} {box.top:g} {box.wide:g} {box.high:g}", " ".join(f"{row.code}:{spot(row.code, side, name)}" for row in regions_of(side)))
        for side, box in ((side, panels[side]) for side in SIDES)
    ]
    data = format_html_join("", ' data-{}="{}" data-{}-regions="{}"', ((side, box, side, regions) for side, box, regions in said))
    return format_html('<div data-figure="{}"{} hidden>{}</div>', name, data, mark_safe(drawing.svg))  # noqa: S308  our own drawing


def spot(region: str, side: str, figure: str) -> str:
    """The middle of a region as the element reads it."""
    x, y = centre(region, side, figure)
    return f"{x:g}:{y:g}"
