"""What of the minutes concerns somebody outside: the decisions chosen, and what they themselves saw differently. Opens content."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from sintas.cases.actions.reach import ended
from sintas.cases.bases import Case
from sintas.cases.reading.for_paper import file_for_paper
from sintas.casework.models import Conference, Decision
from sintas.casework.reading.conference import decisions_at, owner_names, owner_words
from sintas.casework.reading.packet_words import filled, part
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate

from ..models import Invitation
from .invited import folded
from .pack import hushed

COVERS = "progress"  # the class of data decisions are: without it nothing of the minutes is shown
OTHER = "other"


def concerning(decisions: Collection[Decision], one: Invitation) -> list[Decision]:
    """Those that somebody outside took on whose words name this person or their organisation: what is ticked to begin with."""
    names = [folded(words) for words in (one.name, one.organisation) if words]
    return [row for row in decisions if row.owner == OTHER and any(name in folded(row.owner_words or "") for name in names)]


def part_of_minutes(case: Case, row: Conference, one: Invitation, chosen: Collection[UUID], classes: Collection[str], lang: str) -> list[dict[str, Any]]:
    """In the shape a release keeps, cut to COVERS and hushed as the papers before the conference are. [] where that is not let go."""
    if COVERS not in classes:
        return []
    with translation.override(lang):
        decisions = decisions_at(row)
        taken = [decision for decision in decisions if decision.entry in chosen]
        names = owner_names(taken)
        when = FuzzyDate.decode(row.happened) if row.happened else FuzzyDate.unknown()
        day = numbers.long_day(when.exact) if when.exact else when.text(lang)
        parts = [
            part(_("Notulen"), facts=[(_("Hari"), day), (_("Versi"), str(row.number))]),
            part(_("Keputusan yang menyangkut Anda"), lines=[line_of(decision, names) for decision in taken]),
            part(_("Pendapat Anda yang dicatat"), lines=[seen_as(said) for said in said_by(row, one)]),
        ]
        return hushed(filled(parts), file_for_paper(case, lang, ()), classes)


def said_by(row: Conference, one: Invitation) -> list[dict[str, Any]]:
    """What this person saw differently, by the name they were asked by or one they are on the list with."""
    came = [who.get("name", "") for who in row.attendance or () if who.get("invited") == str(one.pk)]
    known = {folded(name) for name in (one.name or "", *came) if name}
    return [said for said in row.dissents or () if folded(said.get("who", "")) in known]


def seen_as(said: dict[str, Any]) -> str:
    """What, and why: two sentences, each with one full stop."""
    return " ".join(ended(words) for words in (said["what"], said["why"]) if words)


def line_of(decision: Decision, names: dict[str, str]) -> str:
    """What, who, by when."""
    due = _("paling lambat %(day)s") % {"day": numbers.day(decision.due_on)} if decision.due_on else ""
    return ", ".join(filter(None, (decision.what, owner_words(decision.owner, decision.owner_words or "", names), due)))
