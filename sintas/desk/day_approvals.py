"""What waits for a supervisor's or head's decision, and what became of one's own requests."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.casework.reading.approval_queue import Waiting, waiting_for
from sintas.kit import numbers
from sintas.kit.pieces import Link, Row
from sintas.staff.actor import Actor

from .day_notices import OF_A_FILE, Saying
from .reading.day import Day
from .sections import Section, Shown, add_section

MOST = 5
OWN_REQUESTS = {
    "approval_approved": Saying(gettext_lazy("Permintaan persetujuan Anda disetujui."), "casework:approvals"),
    "approval_returned": Saying(gettext_lazy("Permintaan persetujuan Anda dikembalikan dengan komentar."), "casework:approvals"),
    "approval_superseded": Saying(
        gettext_lazy("Yang Anda ajukan sudah diganti versi baru. Ajukan lagi bila sudah siap."), "casework:approvals"
    ),
}


def approvals(actor: Actor, day: Day) -> Shown | None:
    """The longest waiting first; the shared screen shows none."""
    if day.shared:
        return None
    found = waiting_for(actor)
    if not found:
        return None
    link = Link(reverse("casework:approval_queue"), _("Lihat semua"))
    rows = [row_of(one) for one in found[:MOST]]
    return Shown("approvals", _("Menunggu keputusan Anda"), "desk/rows.html", {"rows": rows}, count=len(found), link=link)


def row_of(one: Waiting) -> Row:
    """By case number: the case itself is not this reader's."""
    sub = _("Diajukan %(who)s, %(since)s.") % {"who": one.asked_by, "since": numbers.since(one.asked_at)}
    return Row(f"{one.subject} · {one.number}", reverse("casework:approval_read", args=[one.approval_id]), sub)


OF_A_FILE.update(OWN_REQUESTS)
add_section(Section("approvals", gettext_lazy("Menunggu keputusan Anda"), approvals, wide=True, order=15, verb="casework.approve"))
