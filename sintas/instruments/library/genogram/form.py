"""The form of a genogram: the family comes from the file's people and ties, only remarks are typed here."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sintas.instruments.instrument import InstrumentForm
from sintas.kit.forms import Part
from sintas.kit.lines import lines_field


class GenogramForm(InstrumentForm):
    """What was noticed while drawing it together (R100: events, additions and losses, patterns)."""

    own = ("lines",)
    lines = lines_field(_("Yang terlihat"), _("Misalnya peristiwa, kehilangan dan pola hubungan. Satu hal satu baris."))

    parts = [Part("", ["lines"])]
