"""The BPSS figure (R82 "BPSS Klien", R60): biological, psychological, social, spiritual."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.kit.drawing import Drawing
from sintas.kit.forms import Part
from sintas.kit.lines import lines_field

from ...free_words import short_words
from ...instrument import Content, Instrument, InstrumentForm, Manner, Subject, same_schema
from ...quarters import Quarter, cleaned, counted, draw_quarters, said
from .icons import icon_of

BOXES = ("biological", "psychological", "social", "spiritual")
HEADINGS = {
    "biological": gettext_lazy("Biologis"),
    "psychological": gettext_lazy("Psikologis"),
    "social": gettext_lazy("Sosial"),
    "spiritual": gettext_lazy("Spiritual"),
}


class BpssForm(InstrumentForm):
    """Four boxes, one thing a line."""

    own = BOXES
    biological = lines_field(HEADINGS["biological"])
    psychological = lines_field(HEADINGS["psychological"])
    social = lines_field(HEADINGS["social"])
    spiritual = lines_field(HEADINGS["spiritual"])

    parts = [Part("", [BOXES[:2], BOXES[2:]])]


def clean(content: Content) -> dict[str, Any] | None:
    """Schema 1: four lists of lines. Raises BadInput at the box that is wrong."""
    return cleaned(content, BOXES)


def merged(content: Content, more: Mapping[str, Any]) -> dict[str, list[str]]:
    """The figure's lines with those another page says under the same heads (functioning, R60-R62) after them, none twice."""
    return {name: list(dict.fromkeys([*said(content, name), *said(more, name)])) for name in BOXES}


def facts(content: Mapping[str, Any]) -> dict[str, Any]:
    """Lines per box."""
    return counted(content, BOXES)


def draw(content: Content, subject: Subject, manner: Manner) -> Drawing:
    """Two rows of two. `content` may come from `merged`."""
    content = short_words(content, manner, subject)
    boxes = [Quarter(name, str(HEADINGS[name]), said(content, name), icon=icon_of(name)) for name in BOXES]
    return draw_quarters(boxes, _("Biologis, psikologis, sosial, spiritual"), manner)


INSTRUMENT = Instrument(slug="bpss", schema=1, form=BpssForm, clean=clean, draw=draw, upgrade=same_schema, facts=facts, merged=merged)
