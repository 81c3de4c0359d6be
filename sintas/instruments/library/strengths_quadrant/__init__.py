"""The strengths quadrant (R79 "Kuadran Strength"): strengths and challenges, from within and from around."""

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

BOXES = ("internal_strengths", "external_strengths", "internal_weaknesses", "external_weaknesses")
HEADINGS = {
    "internal_strengths": gettext_lazy("Kekuatan dari dalam"),
    "external_strengths": gettext_lazy("Kekuatan dari lingkungan"),
    "internal_weaknesses": gettext_lazy("Tantangan dari dalam"),
    "external_weaknesses": gettext_lazy("Tantangan dari lingkungan"),
}
STRENGTHS = frozenset(BOXES[:2])


class StrengthsForm(InstrumentForm):
    """Four boxes, one thing a line."""

    own = BOXES
    internal_strengths = lines_field(HEADINGS["internal_strengths"])
    external_strengths = lines_field(HEADINGS["external_strengths"])
    internal_weaknesses = lines_field(HEADINGS["internal_weaknesses"])
    external_weaknesses = lines_field(HEADINGS["external_weaknesses"])

    parts = [Part("", [BOXES[:2], BOXES[2:]])]


def clean(content: Content) -> dict[str, Any] | None:
    """Schema 1: four lists of lines. Raises BadInput at the box that is wrong."""
    return cleaned(content, BOXES)


def facts(content: Mapping[str, Any]) -> dict[str, Any]:
    """Lines per box."""
    return counted(content, BOXES)


def draw(content: Content, subject: Subject, manner: Manner) -> Drawing:
    """Strengths above on a tinted ground, challenges below; headings say which, so that it reads without colour."""
    content = short_words(content, manner, subject)
    boxes = [Quarter(name, str(HEADINGS[name]), said(content, name), "client" if name in STRENGTHS else "shape") for name in BOXES]
    return draw_quarters(boxes, _("Kuadran kekuatan"), manner)


INSTRUMENT = Instrument(
    slug="strengths_quadrant", schema=1, form=StrengthsForm, clean=clean, draw=draw, upgrade=same_schema, facts=facts
)
