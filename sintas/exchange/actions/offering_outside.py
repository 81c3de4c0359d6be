"""Offering a case to a unit of another house of this installation, and the door without which nobody is offered anything (docs/decisions/0019)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.recording import note_down
from sintas.cases.actions.releasing_outside import release_outside
from sintas.cases.actions.tasks import lead_of, review
from sintas.cases.bases import Case
from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.practice.transfer import STANDS, answer_within
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor

from ..models import OpenDoor, Transfer
from ..policy import only_the_giver, opens_the_door
from ..reading.duty_titles import ASK
from ..reading.handover import Handover, title
from ..reading.outside import doors, kinds, outside_copy
from .proposing import ANSWER, Told, clear_the_way, said_wholly


@transaction.atomic
def set_door(*, by: Actor, unit_id: UUID, is_open: bool) -> None:
    """The unit takes offers of other houses, or takes none any more; offers that stand are answered all the same. Repeating is harmless.

    Raises Refusal for everybody but the head of that unit.
    """
    if not opens_the_door(by, unit_id):
        raise Refusal(verb="open door")
    standing = OpenDoor.objects.filter(unit_id=unit_id, ended_at=None)
    if is_open and not standing.exists():
        OpenDoor.objects.create(unit_id=unit_id, organisation_id=by.organisation_id, opened_by_id=by.user_id, opened_at=clock.now())
        trail.record(by=by, verb="open door", unit=str(unit_id))
    elif not is_open and standing.update(ended_at=clock.now(), ended_by=by.user_id):
        trail.record(by=by, verb="close door", unit=str(unit_id))


@transaction.atomic
def propose_outside(
    *, by: Actor, case: Case, to_unit_id: UUID, recipient_kind: str, handover: Handover, submission: UUID | None = None
) -> Transfer:
    """Offer the case to a unit of another house: a copy of what the client let go is put before it, the case itself stays. Sent twice is once.

    Raises as proposing.propose(), and BadInput (recipient_kind; consent with what the client has not let go).
    """
    only_the_giver(by, case, "propose transfer")
    before = Transfer.objects.filter(file_id=case.pk, submission=submission).first() if submission else None
    if before is not None:
        return before
    said_wholly(handover)
    if recipient_kind not in {code for code, _words in kinds()}:
        raise BadInput({"recipient_kind": _("Pilih jenis lembaganya, agar persetujuan klien dapat diperiksa.")}, file_id=case.pk)
    if to_unit_id not in {pk for pk, _name in doors(case)}:
        raise BadInput({"to_unit": _("Pilih unit lembaga lain yang menerima tawaran.")}, file_id=case.pk)
    if case.closed_on is not None:
        raise NotNow(_("Kasus ini sudah ditutup. Buka kembali lebih dahulu bila akan dialihkan."), verb="propose transfer", file_id=case.pk)
    trail.record(by=by, verb="compose transfer", file_id=case.pk, opens=True)
    copy = outside_copy(case, by, handover, recipient_kind)
    if copy.missing:
        words = _("Klien belum menyetujui data ini disampaikan untuk pengalihan ke lembaga itu: %(names)s. Bicarakan, lalu catat di “Persetujuan”.")
        raise BadInput({"consent": words % {"names": ", ".join(copy.missing)}}, file_id=case.pk)
    clear_the_way(by, case)
    now = clock.now()
    try:
        with transaction.atomic():
            release = release_outside(
                by=by, case=case, purpose="transfer", recipient_kind=recipient_kind, data_classes=copy.classes, title=title(), parts=copy.parts,
                days=STANDS, unit_id=to_unit_id,
            )  # fmt: skip
            row = Transfer.objects.create(
                id=release.pk,
                file_id=case.pk,
                organisation_id=case.organisation_id,
                release=release,
                from_unit_id=case.unit_id,
                to_unit_id=to_unit_id,
                outside=True,
                number=case.number,
                reason=handover.reason,
                urgency=handover.urgency,
                from_lead_id=lead_of(case),
                asked_by_id=by.user_id,
                asked_at=now,
                answer_by=now + min(answer_within(handover.urgency), timedelta(days=STANDS)),
                submission=submission,
            )
    except IntegrityError:
        raise NotNow(_("Kasus ini baru saja diusulkan dari layar lain. Muat ulang halaman ini."), verb="propose transfer", file_id=case.pk) from None
    note_down(by=by, case=case, kind="transfer", happened=clock.today(), line=None, source=Told(row.pk), tags=[handover.reason])
    review(by=by, case=case, kind=ANSWER, title=stored(ASK), on=clock.local(row.answer_by).date(), source_entry=row.pk)
    return row
