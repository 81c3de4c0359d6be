"""The roll of one day of a programme: one POST for everybody on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.codes import checked
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..models import Attendance, Programme
from ..policy import ATTEND
from ..reading.roll import enrolled_on


def mark_attendance(*, by: Actor, programme: Programme, on: date, marks: Mapping[UUID, str]) -> int:
    """Write who was there: `marks` is entry of the enrolment -> attendance_states, "" leaves that one as it is. How many marks changed.

    Sent twice it changes nothing more. One trail row for the roll, one for each file in which a mark changed.
    Raises Refusal without programmes.attend in its unit, BadInput: a day ahead, somebody who takes no part on that day.
    """
    if not by.holds(ATTEND, programme.unit_id):
        raise Refusal(verb=ATTEND)
    if on > clock.today():
        raise BadInput({"on": _("Hari ini masih di depan. Daftar hadir diisi pada harinya atau sesudahnya.")})
    roll = {row.entry: row for row in enrolled_on(by, programme, on)}
    for entry in marks:
        if entry not in roll:
            raise BadInput({f"m_{entry.hex}": _("Ia belum terdaftar dalam program ini pada hari itu. Daftarkan lebih dahulu dari berkasnya.")})
    wanted = {entry: checked(f"m_{entry.hex}", "attendance_states", state) for entry, state in marks.items() if state}
    held = Attendance.objects.filter(programme=programme.pk, on=on, enrolment__in=list(wanted)).select_for_update()
    stands = {row.enrolment: row for row in held}
    new = []
    for entry, state in wanted.items():
        row, person = stands.get(entry), roll[entry]
        if row is None:
            new.append(Attendance(
                file_id=person.file_id, organisation_id=programme.organisation_id, enrolment=entry, programme=programme.pk,
                on=on, state=state, made_by=by.user_id,
            ))  # fmt: skip
        elif row.state != state:
            row.state, row.made_by, row.made_at = state, by.user_id, clock.now()
            row.save(update_fields=["state", "made_by", "made_at"])
            trail.record(by=by, verb="mark attendance", file_id=row.file_id, programme=str(programme.pk), on=str(on))
    # somebody else may write the same roll in this moment: the mark that was there first stands
    Attendance.objects.bulk_create(new, ignore_conflicts=True)
    for row in new:
        trail.record(by=by, verb="mark attendance", file_id=row.file_id, programme=str(programme.pk), on=str(on))
    trail.record(by=by, verb="mark roll", programme=str(programme.pk), on=str(on))
    return len(wanted)
