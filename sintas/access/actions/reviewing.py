"""Closing what somebody must look at: the review of a break-glass opening, and a row about a colleague's unusual day."""

from __future__ import annotations

from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.safekeeping.rings import RELEASE
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..models import Entry, EntryWords, Unusual
from ..policy import the_look, the_review
from .joining import needed

SHORTEST = 10  # characters of a note: a verdict alone tells nobody what was talked over


@transaction.atomic
def review(*, by: Actor, entry_id: UUID, verdict: str, note: str) -> Entry:
    """Close it with a verdict (entry_verdicts) and a note. Whoever opened the file is told, without the note.

    Raises NotYours for one's own opening, one that was never put before this person, and one that is closed; BadInput.
    """
    entry = the_review(by, entry_id)
    needed("entry_verdicts", verdict, "verdict")
    said = long_enough(note)
    trail.record(by=by, verb="review entry", file_id=entry.file_id, opens_release=entry.pk, verdict=verdict)
    words = EntryWords.objects.only("id", "entry_id").get(entry_id=entry.pk)
    words.note = said
    words.save(update_fields=["note"])
    entry.reviewed_at, entry.reviewed_by, entry.verdict = clock.now(), by.user_id, verdict
    entry.save(update_fields=["reviewed_at", "reviewed_by", "verdict"])
    tell(entry.person_id, "glass_reviewed")
    return entry


@transaction.atomic
def close_unusual(*, by: Actor, unusual_id: UUID, verdict: str, note: str) -> Unusual:
    """Looked at: a verdict (unusual_verdicts) and a note, under a key of its own. Raises NotYours, BadInput."""
    row = the_look(by, unusual_id)
    needed("unusual_verdicts", verdict, "verdict")
    said = long_enough(note)
    trail.record(by=by, verb="close unusual", opens_release=row.pk, about=str(row.person_id), rule=row.rule, verdict=verdict)
    connection.keyring.new_file(row.pk, (RELEASE,))  # type: ignore[attr-defined]
    row.closed_at, row.closed_by, row.verdict, row.note = clock.now(), by.user_id, verdict, said
    row.save(update_fields=["closed_at", "closed_by", "verdict", "note"])
    return row


def long_enough(note: str) -> str:
    """The note without spaces around it. Raises BadInput."""
    said = note.strip()
    if len(said) < SHORTEST:
        raise BadInput({"note": _("Tulis dengan singkat apa yang dibicarakan atau dilihat.")})
    return said
