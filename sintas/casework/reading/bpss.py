"""What is said under biological, psychological, social and spiritual: the figure's own lines, then those of the functioning (R60-R62, R82).

The page of assessment, its papers and the drawing of the figure all read it here, so that they say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.evidence.models import ToolEntry
from sintas.evidence.reading.tools import held_by
from sintas.instruments.library.bpss import BOXES, merged
from sintas.kit import numbers
from sintas.practice.catalogue import load

from ..models import Functioning

BPSS = BOXES


def bpss_boxes(row: ToolEntry | None, functioning: Functioning | None, lang: str) -> dict[str, list[str]]:
    """The lines of each box, none twice. `row`: the newest use of the figure."""
    return merged(held_by(row), domains(functioning, lang))


def functioning_said(case: Case, lang: str) -> Mapping[str, Any]:
    """What the functioning of this case says under the four heads. One query; opens content."""
    return domains(Functioning.current.filter(file_id=case.pk).first(), lang)


def domains(row: Functioning | None, lang: str) -> dict[str, list[str]]:
    """What the functioning says under each of the four, one fact a line."""
    if row is None:
        return {name: [] for name in BPSS}
    height = _("%(cm)s cm") % {"cm": measure(row.height_cm)} if row.height_cm else ""
    weight = _("%(kg)s kg") % {"kg": measure(row.weight_kg)} if row.weight_kg else ""
    inherited = load("degrees").label(row.hereditary_illness, lang).lower() if row.hereditary_illness else ""
    mind = " ".join(filter(None, (row.intelligence_band, f"({row.intelligence_label})" if row.intelligence_label else "")))
    return {
        "biological": said(
            ", ".join(filter(None, (height, weight))),
            row.physical,
            row.illness,
            _("Penyakit keturunan: %(answer)s") % {"answer": inherited} if inherited else "",
        ),
        "psychological": said(_("Hasil tes kecerdasan %(band)s") % {"band": mind} if mind else "", row.psychological),
        "social": said(row.social),
        "spiritual": said(row.spiritual, *(award_words(award) for award in row.awards or ())),
    }


def measure(words: str) -> str:
    """A kept number with the decimal mark of the reader's language; other words as they stand."""
    try:
        value = float(words)
    except ValueError:
        return words
    return numbers.number(int(value) if value.is_integer() else value)


def award_words(award: Mapping[str, Any]) -> str:
    """ "Juara I, 2014"."""
    return ", ".join(str(part) for part in (award.get("name"), award.get("year")) if part)


def said(*parts: str | None) -> list[str]:
    """What was said of the parts, in order; several lines of one stay several."""
    return [line for part in parts if part for line in part.splitlines() if line.strip()]
