"""Erasures as the team and as the head of the unit see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.staff.actor import Actor

from ..models import Erasure, Hold

ERASE = "access.erase"
# What the rows of a table are, in words a head knows; by the beginning of the table's name, the longest that fits.
KINDS: dict[str, str | Promise] = {
    "cases_client": _("Data klien"),
    "cases_reach": _("Cara menghubungi"),
    "cases_person": _("Orang di sekitar klien"),
    "cases_attachment": _("Lampiran"),
    "cases_release": _("Salinan yang pernah ditunjukkan"),
    "cases_task": _("Tugas dan janji"),
    "cases_appointment": _("Tugas dan janji"),
    "cases_link": _("Kaitan dengan kasus lain"),
    "cases_": _("Catatan kasus"),
    "intake_": _("Pengaduan"),
    "casework_session": _("Sesi"),
    "casework_": _("Asesmen, rencana, dan evaluasi"),
    "evidence_": _("Instrumen dan gambar"),
    "groupwork_member": _("Keanggotaan kelompok"),
    "groupwork_": _("Catatan kelompok"),
    "documents_": _("Surat"),
    "staff_": _("Draf dan kabar"),
    "safekeeping_wrap": _("Kunci"),
}


@dataclass(frozen=True)
class Asked:
    """One erasure as the head may know it: the case, the enquiry that never became one, or the group, by its number, never by a name.

    `held` says that something outside still needs it.
    """

    id: UUID
    file_id: UUID
    number: str
    ground: str
    made_by: UUID
    made_at: datetime
    outcome: str
    ended_at: datetime | None
    ended_by: UUID | None
    held: bool
    kind: str  # case, enquiry, group

    def from_when(self, waits: timedelta) -> datetime:
        """From this moment on it can be done."""
        return self.made_at + waits


@dataclass(frozen=True)
class Kept:
    """A closed case past the time it is kept."""

    number: str
    closed_on: date
    child: bool


@dataclass(frozen=True)
class Standing:
    """How it stands with one's own file: the newest request, and whether the file is held. `words` are the team's."""

    outcome: str = ""
    ground: str = ""
    words: str = ""
    made_at: datetime | None = None
    ended_at: datetime | None = None
    held: str = ""  # code of hold_reasons
    held_since: datetime | None = None


def standing_of(actor: Actor, file_id: UUID) -> Standing:
    """Read with its trail row: the words are narrative."""
    trail.record(by=actor, verb="read erasure", file_id=file_id, opens=True)
    row = Erasure.objects.filter(file_id=file_id).order_by("-made_at").first()
    held = Hold.objects.filter(file_id=file_id, ended_at=None).first()
    return Standing(
        outcome=row.outcome if row else "",
        ground=row.ground if row else "",
        words=(row.words or "") if row else "",
        made_at=row.made_at if row else None,
        ended_at=row.ended_at if row else None,
        held=held.reason if held else "",
        held_since=held.made_at if held else None,
    )


def asked_in(actor: Actor) -> list[Asked]:
    """Every erasure of the units this person heads, newest first; the database leaves out what a conflict of interest keeps from them."""
    found: list[Asked] = []
    with connection.cursor() as c:
        for unit_id in actor.units(ERASE):
            c.execute("SELECT * FROM erasures_of(%s)", [unit_id])
            found += [Asked(*row) for row in c.fetchall()]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def asked_of(actor: Actor, erasure_id: UUID) -> Asked | None:
    """One of them."""
    return next((one for one in asked_in(actor) if one.id == erasure_id), None)


def count_asked(actor: Actor) -> int:
    """How many wait for this person: asked, and not by themselves."""
    return sum(one.outcome == "asked" and one.made_by != actor.user_id for one in asked_in(actor))


def what_would_go(asked: Asked) -> list[tuple[str, int]]:
    """(kind of record, rows), most first."""
    with connection.cursor() as c:
        c.execute("SELECT key, value::int FROM jsonb_each(what_would_go(%s))", [asked.id])
        rows = c.fetchall()
    counted: dict[str, int] = {}
    for table, count in rows:
        kind = next((str(words) for start, words in KINDS.items() if table.startswith(start)), str(_("Catatan lain")))
        counted[kind] = counted.get(kind, 0) + int(count)
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def kept_too_long(actor: Actor) -> list[Kept]:
    """Closed cases of the units this person heads that are past the years of retention_periods. A list, and nothing more."""
    years = {row.code: int(str(row.extra["years"])) for row in load("retention_periods").rows}
    with connection.cursor() as c:
        found: list[Kept] = []
        for unit_id in actor.units(ERASE):
            c.execute("SELECT * FROM kept_too_long(%s, %s, %s)", [unit_id, years["closed_case"], years["closed_case_child"]])
            found += [Kept(*row) for row in c.fetchall()]
    return found
