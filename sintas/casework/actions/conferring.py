"""Writing down a case conference: numbered within the case, with attendance, decisions as duties, and what somebody saw differently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Max
from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.cases.policy import can
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import Overtaken, constraint_of
from sintas.staff.actor import Actor

from ..followers import conference_written
from ..models import Conference
from .attending import checked_attendance
from .deciding import checked_decisions, keep_decisions, positions_of, set_decisions_aside, standing_decisions
from .dissenting import checked_dissents

VERB = "casework.confer"
NUMBERED = "conference_numbered_once"
TRIES = 5  # conferences of one case recorded in the very same moment


def hold_conference(
    *,
    by: Actor,
    case: Case,
    happened: FuzzyDate | date | None = None,
    at: time | None = None,
    ends_at: time | None = None,
    attendance: Iterable[Mapping[str, Any]] = (),
    decisions: Iterable[Mapping[str, Any]] = (),
    dissents: Iterable[Mapping[str, Any]] = (),
    next_on: date | None = None,
    no: int | None = None,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    imported: bool = False,
    **facts: Any,
) -> Conference:
    """Write the account of a conference (R176-R177, F7), or its next version. It takes the next number of the case by itself.

    `attendance`: rows of name, position, institution (attending.py). `decisions`: rows of what, owner ("me", "client", "other" with owner_words, or the
    id of a member of the team), due_on; with entry they correct a decision, with removed=True they strike it out, and a standing decision
    that is not named stays (content must have been opened for a correction; a page has). A decision of a team member with a day ahead
    becomes a task. `dissents`: rows of who, decision (the `no` of a row of `decisions`, else its place from 1; none for the whole), what,
    why. `no` is for an import that names the number; `facts` are the other fields of Conference.
    Raises BadInput (cells as "decisions-0-owner"), Refusal, Overtaken, AlreadyDone.
    """
    if not can(by, VERB, case):
        raise Refusal(verb="record conference", file_id=case.pk)
    when = FuzzyDate.on(happened) if isinstance(happened, date) else happened or FuzzyDate.unknown()
    checked("client_took_part", "degrees", facts.get("client_took_part", ""))
    check_times(when, at, ends_at, next_on)
    came = checked_attendance(case, attendance, entry=entry, when=when)
    before = standing_decisions(case, entry)
    rows = list(decisions)
    wanted = checked_decisions(case, rows, before, since=when, by=by)
    numbers = [row.get("no") or at for at, row in enumerate(rows, 1)]
    differing = checked_dissents(dissents, dict(zip(numbers, positions_of(wanted, before), strict=True)))
    try:
        row = _numbered(
            no,
            by=by,
            case=case,
            kind="conference",
            verb=VERB,
            line=facts.get("summary") or facts.get("discussion") or next((one.what for one in wanted if not one.removed), None),
            happened=when,
            at=at,
            ends_at=ends_at,
            attendance=came or None,
            dissents=differing or None,
            next_on=next_on,
            entry=entry,
            based_on=based_on,
            submission=submission,
            imported=imported,
            **facts,
        )
    except Overtaken as both:
        set_decisions_aside(by=by, case=case, conference=both.kept.entry, wanted=wanted, before=before)
        raise
    keep_decisions(by=by, case=case, conference=row.entry, wanted=wanted, before=before)
    conference_written(by=by, case=case, row=row)
    return row


def next_number(case: Case) -> int:
    """The number the next conference of this case takes; a struck one keeps its own."""
    last: int | None = Conference.objects.filter(file_id=case.pk, set_aside=False).aggregate(last=Max("no"))["last"]
    return (last or 0) + 1


def check_times(when: FuzzyDate, at: time | None, ends_at: time | None, next_on: date | None) -> None:
    """It ends after it began, on the same day, and the next one is not before it. Raises BadInput."""
    if at is not None and ends_at is not None and ends_at <= at:
        raise BadInput({"ends_at": _("Jam selesai tidak dapat mendahului jam mulai. Periksa keduanya.")})
    if next_on is not None and when.earliest is not None and next_on < when.earliest:
        raise BadInput({"next_on": _("Pembahasan berikutnya tidak dapat jatuh sebelum pembahasan ini. Periksa tanggalnya.")})


def _numbered(no: int | None, *, by: Actor, case: Case, **given: Any) -> Conference:
    """keep() with a number: that of the entry, the one asked for, or the next; when two take it at once, the later takes the one after."""
    entry = given["entry"]
    stands: int | None = Conference.objects.filter(file_id=case.pk, entry=entry).values_list("no", flat=True).first() if entry else None
    for _try in range(TRIES):
        try:
            return keep(Conference, by=by, case=case, no=stands or no or next_number(case), **given)
        except IntegrityError as taken:
            if stands or constraint_of(taken) != NUMBERED:
                raise
            if no is not None:
                raise BadInput({"no": _("Nomor pembahasan ini sudah dipakai dalam kasus ini.")}) from None
    raise BadInput({"happened": _("Pembahasan lain sedang dicatat pada saat yang sama. Simpan sekali lagi.")})
