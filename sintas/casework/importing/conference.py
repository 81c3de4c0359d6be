"""Case conferences of the document, each with its attendance, its decisions, and who saw them differently: in rows, or in one text (`dissent`)."""

from __future__ import annotations

from datetime import time
from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..actions.conferring import hold_conference
from .filling import Filling
from .leaves import Part
from .plan import owner
from .wording import told_at

MOST = 99  # decisions of one conference, as on its page


def bring_conferences(by: Actor, case: Case, own: Part) -> None:
    """In the order of the document: the first is number one (R176-R177, F7)."""
    for part in own.items("conferences"):
        one = Filling(part, "conference")
        one.happened()
        one.texts("place", "leader", "minutes_by", "summary", "discussion", "dissent", "follow_up")
        one.flags("confidentiality_stated")
        one.degree("client_took_part")
        one.day("next_on")
        hours = {name: moment for name, key in (("at", "begins"), ("ends_at", "ends")) if (moment := hour(part, key, name)) is not None}
        came = [attended(row) for row in part.items("attendance")]
        decisions = [decided(row) for row in part.items("decisions")]
        dissents = [differed(row) for row in part.items("dissents")]
        with told_at(part.path):
            row = hold_conference(
                by=by, case=case, attendance=came, decisions=decisions, dissents=dissents, imported=True, **one.facts | hours
            )
        part.stands(row)


def attended(part: Part) -> dict[str, str]:
    """Who came, in the columns of an attendance list."""
    return {name: part.text(name, "conference.attendance") for name in ("name", "position", "institution")}


def differed(part: Part) -> dict[str, Any]:
    """Who saw it differently: who, with which decision (its place in this conference, from 1; none for the whole), what and why.

    A document that says only why says with that what they thought.
    """
    into = "conference.dissents"
    said = {name: part.text(name, into) for name in ("who", "what", "why")}
    if not said["what"]:
        said |= {"what": said["why"], "why": ""}
    return {**said, "decision": part.number("decision", into, 1, MOST)}


def decided(part: Part) -> dict[str, Any]:
    """One decision: what, whose, by when."""
    one = Filling(part, "decision")
    one.text("what")
    owner(part.part("owner"), one)
    one.day("due_on", "due")
    return {"what": "", "owner": "", "owner_words": "", "due_on": None} | one.facts


def hour(part: Part, key: str, field: str) -> time | None:
    """09:30. Raises BadInput."""
    column = "happened_at" if field == "at" else field
    words = part.text(key, f"conference.{column}")
    if not words:
        return None
    try:
        return time.fromisoformat(words)
    except ValueError:
        raise BadInput({part.part(key).path: _("Tulis jamnya seperti 09:30.")}) from None
