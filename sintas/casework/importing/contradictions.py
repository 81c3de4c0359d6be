"""Where the document contradicts itself about the client: kept as both say it, to be asked again. Other anomalies are remarks."""

from __future__ import annotations

import re

from sintas.cases.bases import Case
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.staff.actor import Actor

from ..actions.assessing import note_contradiction
from .leaves import Part, as_words
from .wording import told_at

CODED = "_CONFLICT"  # EMOTION_CONFLICT, HEALTH_CONFLICT
BETWEEN = re.compile(r"\s+versus\s+|;\s+")


def bring_contradictions(by: Actor, case: Case, document: Part) -> None:
    """Every anomaly of that kind whose words give both sides; it stays open until somebody asked."""
    for part in document.items("anomalies"):
        if not isinstance(part.value, dict) or not str(part.value.get("code") or "").endswith(CODED):
            continue
        sides = BETWEEN.split(as_words(part.value.get("text")), maxsplit=1)
        if len(sides) != 2 or not all(side.strip() for side in sides):
            continue
        about = part.text("code", "contradiction.about")
        part.text("text", "contradiction.first")
        with told_at(part.path):
            row = note_contradiction(
                by=by, case=case, about=about, first=sides[0].strip(), second=sides[1].strip(), happened=FuzzyDate.unknown(), imported=True
            )
        part.stands(row)
