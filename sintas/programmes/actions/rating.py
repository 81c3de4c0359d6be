"""How far a client has come in a programme, and who says so (R66)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.cases.policy import can
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..models import Enrolment, Progress
from ..policy import ENROL


def rate_progress(
    *, by: Actor, case: Case, level: int, enrolment: UUID | None = None, rater: str = "", entry: UUID | None = None, **facts: Any
) -> Progress:
    """One rating from 0 to the highest level of the programme. `facts`: rater_name, words, happened, based_on, submission.

    Raises Refusal without programmes.enrol, BadInput: a programme she takes no part in, a level out of range.
    """
    if not can(by, ENROL, case):
        raise Refusal(verb=ENROL, file_id=case.pk)
    before = Progress.current.filter(file_id=case.pk, entry=entry).first() if entry else None
    part = before.enrolment if before else enrolment
    found = Enrolment.current.filter(file_id=case.pk, entry=part).first() if part else None
    if found is None:
        raise BadInput({"enrolment": _("Pilih program yang diikuti klien ini.")})
    if not 0 <= level <= found.levels:
        raise BadInput({"level": _("Tulis angka dari 0 sampai %(most)s.") % {"most": found.levels}})
    return keep(
        Progress, by=by, case=case, kind="progress", verb=ENROL, line=found.name, entry=entry, enrolment=found.entry, level=level,
        out_of=found.levels, rater=checked("rater", "programme_raters", rater), **facts,
    )  # fmt: skip
