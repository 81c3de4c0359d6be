"""The day itself: the minutes of a conference that was called together, who came, and what partners took on (R176-R177)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.tasks import review, settle
from sintas.cases.bases import Case
from sintas.casework.actions.conferring import hold_conference
from sintas.casework.models import Conference, Decision
from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.practice.conference import steps_from
from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.staff.actor import Actor

from ..models import Convening
from ..reading.duty_titles import ASK_PARTNER
from ..reading.invited import folded, invited_to, states_of
from .convening import TASK, one_at_a_time, standing
from .replying import write_reply
from .showing_minutes import end_shown

PARTNER_TASK = "partner_decision"
OTHER = "other"


def hold_called(
    *,
    by: Actor,
    case: Case,
    convening: UUID,
    attendance: Iterable[Mapping[str, Any]] = (),
    decisions: Iterable[Mapping[str, Any]] = (),
    **facts: Any,
) -> Conference:
    """Write down what was said where it was planned: the minutes carry the id of the calling. Whoever is on the list came, everybody else asked
    did not (follow_minutes); a decision somebody outside took on is asked about on its day.

    Content must have been opened (a page has). Raises NotNow before the day or once the minutes stand (they are corrected there), BadInput for
    a decision without an owner or a day, and what hold_conference raises.
    """
    row = standing(by, case, convening, "record conference")
    if clock.today() < row.on:
        raise NotNow(_("Hari pembahasan ini belum tiba. Notulennya ditulis sesudah itu."), verb="record conference", file_id=case.pk)
    came, wanted = list(attendance), list(decisions)
    for at, one in enumerate(wanted):
        if one.get("what") and not one.get("removed") and one.get("due_on") is None:
            raise BadInput({f"decisions-{at}-due_on": _("Keputusan %(no)s belum ada harinya. Tulis kapan paling lambat.") % {"no": at + 1}})
    return hold_conference(by=by, case=case, entry=convening, attendance=came, decisions=wanted, **facts)


def follow_minutes(*, by: Actor, case: Case, row: Conference) -> None:
    """Called by casework after every version of a conference it wrote (joining.py): who came is what the version that stands says, what
    somebody outside took on is asked about, and what partners were shown of an older version is over.

    Nothing for a conference nobody was called to; nobody is absent from a list that was not filled in.
    """
    if not Convening.current.filter(file_id=case.pk, entry=row.entry).exists():
        return
    one_at_a_time(row.entry)
    write_who_came(by, case, row)
    ask_partners(by, case, row)
    end_shown(conference=row.entry, but=row.number)


def write_who_came(by: Actor, case: Case, kept: Conference) -> None:
    """From the list of attendance: colleagues by account, whoever is not on the team by their invitation, else by the name they were asked by."""
    here = {one[key] for one in kept.attendance or () for key in ("user", "invited") if one.get(key)}
    named = {folded(one.get("name", "")) for one in kept.attendance or () if not one.get("user")}
    invited = list(invited_to(case, kept.entry))
    states = states_of(invited)
    for one in invited:
        came = str(one.user_id or one.pk) in here or (one.reads_a_copy and (str(one.pk) in here or folded(one.name or "") in named))
        step = "came" if came else "absent"
        if kept.attendance and step in steps_from(states[one.pk], on=clock.today(), today=clock.today()):
            write_reply(by=by, invitation=one, step=step)
        if one.user_id is not None and one.guest_id is None:
            settle(by=by, case=case, kind=TASK, source_entry=one.pk)


def ask_partners(by: Actor, case: Case, kept: Conference) -> None:
    """What somebody outside took on stays somebody's duty here: the lead asks on the day, and writes the answer into the task."""
    for one in Decision.current.filter(file_id=case.pk, conference=kept.entry, owner=OTHER, due_on__gte=clock.today()):
        review(by=by, case=case, kind=PARTNER_TASK, title=stored(ASK_PARTNER), on=one.due_on, source_entry=one.entry)
