"""The ecological map (R101 "ekologi mapping"): the same ties as on the ecomap, drawn by the levels of the ecosystem first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sintas.kit.drawing import Drawing
from sintas.kit.forms import Part
from sintas.kit.lines import lines_field

from ...around.content import SCHEMA, clean, facts, upgrade
from ...around.drawing import LEVELS, draw
from ...around.form import TiesForm
from ...instrument import Instrument, Manner, Subject

KINDS = "kinds"


class EcologicalForm(TiesForm):
    """Ties, and lines as they were written before this map was drawn."""

    own: ClassVar[tuple[str, ...]] = ("ties", "lines")
    lines = lines_field(_("Catatan"))

    parts = [Part("", ["ties"]), Part("", ["lines"])]


def draw_by_level(content: Mapping[str, Any], subject: Subject, manner: Manner) -> Drawing:
    """By level, unless by kind is asked for."""
    return draw(content, subject, replace(manner, scope="" if manner.scope == KINDS else LEVELS))


INSTRUMENT = Instrument(
    slug="ecological_map", schema=SCHEMA, form=EcologicalForm, clean=clean, draw=draw_by_level, upgrade=upgrade, facts=facts, shows_people=True,
    scopes=((KINDS, _("Menurut jenis")),),
)  # fmt: skip
