"""A client takes part in a programme, waits for a place, finishes or stops."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Min
from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import all_checked, checked
from sintas.cases.policy import can
from sintas.kit import clock
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone
from sintas.staff.actor import Actor

from ..models import Attendance, Enrolment, Placement, Programme
from ..policy import ENROL
from .care import one_at_a_time, settle_care
from .running import manner_checked

STANDING = ("enrolled", "waiting")
VOCATIONAL = ("vocational", "creative_centre")


def enrol(
    *,
    by: Actor,
    case: Case,
    from_on: date,
    programme_id: UUID | None = None,
    state: str = "enrolled",
    until_on: date | None = None,
    status: str = "",
    manner: str = "",
    activities: Iterable[str] = (),
    ppks: Iterable[str] = (),
    note: str = "",
    entry: UUID | None = None,
    **about: Any,
) -> Enrolment:
    """Write down that a client takes part, or (`entry`) how that stands now. `about`: based_on, submission.

    `status` is R18; empty, it follows from the programme and from where the client sleeps. `ppks` empty is that of the case.
    Raises Refusal without programmes.enrol, NotYours, BadInput: a programme of another unit or one that has ended, twice at once, days in
    the wrong order or beside days on which attendance was kept.
    """
    if not can(by, ENROL, case):
        raise Refusal(verb=ENROL, file_id=case.pk)
    one_at_a_time(case.pk)
    sent_before(Enrolment, case, about.get("submission"))
    before = standing(case, entry)
    programme = before.programme if before else programme_id
    found = Programme.objects.filter(pk=programme, organisation_id=case.organisation_id).first() if programme else None
    if before is None and (programme is None or found is None or found.unit_id != case.unit_id):
        raise BadInput({"programme": _("Program ini bukan program unit kasus ini. Pilih dari daftar.")})
    name = before.name if before else str(found.name if found else "")
    refuse_days(case, before, found, programme, state, from_on, until_on)
    if state in ("finished", "left") and until_on is None:
        until_on = clock.today()
    row = keep(
        Enrolment,
        by=by,
        case=case,
        kind="enrolment",
        verb=ENROL,
        line=name,
        happened=from_on,
        planned=state == "waiting",
        tags=[state],
        entry=entry,
        programme=programme,
        unit_id=before.unit_id if before else case.unit_id,
        name=name,
        state=checked("state", "enrolment_states", state),
        from_on=from_on,
        until_on=until_on,
        note=note,
        **codes(case, before, found, status, manner, activities, ppks, from_on),
        **about,
    )
    settle_care(by=by, files=[case.pk])
    return row


def sent_before(model: Any, case: Case, submission: UUID | None) -> None:
    """What was written by the same filling-in is not weighed against itself. Raises AlreadyDone."""
    before = model.objects.filter(file_id=case.pk, submission=submission).first() if submission else None
    if before is not None:
        raise AlreadyDone(before)


def standing(case: Case, entry: UUID | None) -> Enrolment | None:
    """The version to be corrected; None for a new one. Raises NotYours."""
    if entry is None:
        return None
    found = Enrolment.objects.filter(file_id=case.pk, entry=entry, set_aside=False, withdrawn_at=None).order_by("-number").first()
    if found is None:
        raise NotYours(verb=ENROL, file_id=case.pk)
    return found


def refuse_days(
    case: Case,
    before: Enrolment | None,
    found: Programme | None,
    programme: UUID | None,
    state: str,
    from_on: date,
    until_on: date | None,
) -> None:
    """What the days of taking part cannot be."""
    if until_on is not None and until_on < from_on:
        raise BadInput({"until_on": _("Hari terakhir lebih awal daripada hari pertama.")})
    if from_on > clock.today() and state != "waiting":
        raise BadInput({"from_on": _("Hari ini masih di depan. Sampai ia mulai, pilih “Menunggu tempat”.")})
    others = Enrolment.current.filter(file_id=case.pk, state__in=STANDING)
    others = others.filter(programme=programme) if programme else others.none()  # of another house: nobody enrols there from here
    if before is None:
        if case.closed_on is not None:
            raise BadInput({"programme": _("Kasus ini sudah ditutup. Buka kembali kasusnya lebih dahulu.")})
        if found is not None and found.ended_on is not None:
            raise BadInput({"programme": _("Program ini sudah berakhir. Pilih program lain.")})
    else:
        others = others.exclude(entry=before.entry)
        refuse_marked(case, before, from_on, until_on)
    if state in STANDING and others.exists():
        raise BadInput({"programme": _("Ia sudah terdaftar dalam program ini.")})


def refuse_marked(case: Case, before: Enrolment, from_on: date, until_on: date | None) -> None:
    """Days on which she was marked stay inside the days of taking part."""
    kept = Attendance.objects.filter(file_id=case.pk, enrolment=before.entry).aggregate(first=Min("on"), last=Max("on"))
    if kept["first"] and kept["first"] < from_on:
        raise BadInput({"from_on": _("Sebelum hari itu sudah ada catatan kehadiran.")})
    if kept["last"] and until_on and kept["last"] > until_on:
        raise BadInput({"until_on": _("Sesudah hari itu masih ada catatan kehadiran.")})


def codes(
    case: Case,
    before: Enrolment | None,
    programme: Programme | None,
    status: str,
    manner: str,
    activities: Iterable[str],
    ppks: Iterable[str],
    on: date,
) -> dict[str, Any]:
    """What will be counted, as it is on that day: of the programme, of the case, and what this form says of both."""
    manner_checked(manner)
    source: Any = before or programme
    kept: dict[str, Any] = {name: getattr(source, name, "") for name in ("pillar", "basis", "service", "welfare")}
    given = all_checked("activities", "implementation_activities", activities)
    return kept | {
        "levels": getattr(source, "levels", 4),
        "manner": checked("manner", "rehabilitation_manners", manner) or getattr(source, "manner", ""),
        "activities": given or list(getattr(source, "activities", [])),
        "ppks": all_checked("ppks", "ppks", ppks) or list(case.ppks),
        "status": checked("status", "beneficiary_statuses", status) or status_on(case, programme, on),
    }


def status_on(case: Case, programme: Programme | None, on: date) -> str:
    """R18: vocational by the programme, residential by where the client sleeps, else non-residential."""
    if programme is not None and programme.kind in VOCATIONAL:
        return "vocational"
    slept = Placement.current.filter(file_id=case.pk, from_on__lte=on)
    return "residential" if slept.filter(until_on=None).exists() or slept.filter(until_on__gt=on).exists() else "non_residential"
