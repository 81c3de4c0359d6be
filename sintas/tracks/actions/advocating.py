"""A service refused: who, why, what was done about it and by whom, and what came of it (R370)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions import tasks
from sintas.cases.actions.keeping import keep
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.kit.bare import bare
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.stored import stored
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Advocacy
from ..titles import ADVOCATE
from .base import VERB, may, owner_checked, the_step, who_owes
from .tracks import blank

OPEN = ("", "waiting")


def advocate(
    *,
    by: Actor,
    case: Case,
    reason: str,
    part: str = "",
    happened: FuzzyDate | date | None = None,
    service_kind: str = "",
    who_refused: str | None = None,
    steps: Iterable[str] | None = None,
    owner: str = "",
    next_on: date | None = None,
    result: str = "",
    result_words: str | None = None,
    widened: bool = False,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    imported: bool = False,
) -> Advocacy:
    """`part` names the step of a track it is about ("legal-police_report"), or nothing. While open, a day to go on is a task of its owner.

    Raises Refusal, NotYours (no such step), BadInput (no reason, an unknown code), Overtaken, AlreadyDone.
    """
    may(by, case, "record advocacy")
    if part:
        the_step(part, case)
    if not blank(reason):
        raise BadInput({"reason": _("Tulis alasan yang diberikan layanan, atau bahwa tidak ada alasan yang diberikan.")})
    row = keep(
        Advocacy,
        by=by,
        case=case,
        kind="advocacy",
        verb=VERB,
        line=blank(result_words) or blank(reason),
        happened=happened,
        tags=[one for one in (part, result) if one],
        entry=entry,
        based_on=based_on,
        submission=submission,
        imported=imported,
        part=part,
        service_kind=checked("service_kind", "consent_recipients", service_kind),
        who_refused=blank(who_refused),
        reason=blank(reason),
        steps=bare(steps or ()) or None,
        owner=owner_checked(case, owner, by),
        next_on=next_on,
        result=checked("result", "advocacy_results", result),
        result_words=blank(result_words),
        widened=widened,
    )
    if result in OPEN and next_on is not None and not imported:
        tasks.give_task(
            by=by, case=case, owner_id=who_owes(case, row.owner), title=stored(ADVOCATE), kind="advocacy", due_at=tasks.end_of_day(next_on),
            source_entry=row.entry,
        )  # fmt: skip
    else:
        tasks.settle(by=by, case=case, kind="advocacy", source_entry=row.entry)
    return row
