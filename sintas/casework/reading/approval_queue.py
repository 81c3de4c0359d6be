"""Requests as whoever is asked sees them: by number and unit in a list, and one of them to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.reading.releases import Outline, outlines
from sintas.kit import clock
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor
from sintas.staff.models import Unit

from ..models import SupervisorApproval
from .approvals import APPROVE, OVERRIDE, STAGE, subject_words

OVER: dict[str, str | Promise] = {
    "superseded": _("Versi ini sudah diganti. Pendamping diminta mengajukan versi yang baru; tunggu permintaan berikutnya."),
    "withdrawn": _("Permintaan ini sudah ditarik oleh tim kasus. Tidak ada yang perlu Anda putuskan."),
    "expired": _("Waktu untuk membacanya sudah habis. Mintalah pendamping mengajukannya lagi."),
    "approved": _("Permintaan ini sudah Anda setujui."),
    "returned": _("Permintaan ini sudah Anda kembalikan."),
}


@dataclass(frozen=True)
class Waiting:
    """A request in the queue. Case number and unit, as the workload page shows them; no name of a client, no title."""

    approval_id: UUID
    file_id: UUID
    subject: str
    number: str
    unit: str
    asked_by: str
    asked_at: datetime
    until: datetime


def power_of(subject: str) -> str:
    """The verb that deciding this subject asks for."""
    return OVERRIDE if subject == STAGE else APPROVE


def waiting_for(by: Actor, *, limit: int = 100) -> list[Waiting]:
    """What waits for this person's decision, the longest first; three queries however many there are.

    Only what may still be read: not ended, not run out, of units where one still holds the office, of no file one is kept out of.
    """
    found = SupervisorApproval.objects.filter(approver_id=by.user_id, outcome="asked", release__ended_at=None)
    rows = found.filter(release__until__gt=clock.now()).select_related("release", "asked_by").defer("comment").order_by("asked_at")
    return shown(by, list(rows[:limit]))


def shown(by: Actor, rows: list[Any]) -> list[Waiting]:
    """Rows as the queue shows them, without those whose office one does not hold."""
    known = outlines(by, {row.file_id for row in rows})
    units = dict(Unit.objects.filter(pk__in={one.unit_id for one in known.values()}).values_list("pk", "name")) if known else {}
    lang = get_language() or "id"
    return [
        Waiting(
            row.pk,
            row.file_id,
            subject_words(row.subject, row.stage, known[row.file_id].journey, lang),
            known[row.file_id].number,
            units.get(known[row.file_id].unit_id, ""),
            row.asked_by.full_name,
            row.asked_at,
            row.release.until,
        )
        for row in rows
        if holds_office(by, row, known.get(row.file_id))
    ]


def holds_office(by: Actor, row: Any, case: Outline | None) -> bool:
    """Does this person still decide such things in the unit of that case?"""
    return case is not None and by.holds(power_of(row.subject), case.unit_id)


def asked_of(by: Actor, approval_id: UUID, *, lock: bool = False) -> Any:
    """The request put before this person, its release and asker beside it. Raises NotYours, also when the office in that unit ended."""
    found = SupervisorApproval.objects.select_related("release", "asked_by").defer("comment")
    row = (found.select_for_update(of=("self",)) if lock else found).filter(pk=approval_id, approver_id=by.user_id).first()
    if row is None or not holds_office(by, row, outlines(by, [row.file_id]).get(row.file_id)):
        raise NotYours(verb="read release")
    return row


def over_of(row: Any) -> str:
    """Why a request can no longer be decided: its outcome, or "expired"; "" while it stands."""
    if row.outcome != "asked":
        return str(row.outcome)
    return "expired" if row.release.ended_at is not None or row.release.until <= clock.now() else ""
