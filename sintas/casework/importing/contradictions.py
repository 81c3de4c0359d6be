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
QUOTED = re.compile(r'^"([^"]*)"$')
ABOUT = {"EMOTION_CONFLICT": "emosi", "HEALTH_CONFLICT": "kesehatan"}  # a worker reads what it is about, not the document's code


def bring_contradictions(by: Actor, case: Case, document: Part) -> None:
    """Every anomaly of that kind whose words give both sides; it stays open until somebody asked."""
    for part in document.items("anomalies"):
        if not isinstance(part.value, dict) or not str(part.value.get("code") or "").endswith(CODED):
            continue
        sides = BETWEEN.split(as_words(part.value.get("text")), maxsplit=1)
        if len(sides) != 2 or not all(side.strip() for side in sides):
            continue
        code = str(part.value["code"])  # stays a remark about the document
        part.text("text", "contradiction.first")
        with told_at(part.path):
            row = note_contradiction(
                by=by,
                case=case,
                about=ABOUT.get(code) or None,
                first=side(sides[0]),
                second=side(sides[1]),
                happened=FuzzyDate.unknown(),
                imported=True,
            )
        part.stands(row)


def side(words: str) -> str:
    """One side, without the quotation marks around the whole of it: the page sets its own."""
    return QUOTED.sub(r"\1", words.strip())
