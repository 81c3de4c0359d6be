"""The way follows the referral of casework: whatever page or import changes its state, the step stands here in the same transaction."""

from __future__ import annotations

from sintas.cases.bases import Case
from sintas.casework.models import Referral
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.referral import STOPS, allowed
from sintas.safekeeping import trail
from sintas.staff.actor import Actor

from ..models import Sending
from ..reading.state import last_move, last_sending, standing_arrivals, standing_copies
from .moving import begin, one_at_a_time, shut, write_move
from .recording import note_heard, told_in_the_story

# state of casework (referral_states) -> states of the way that say the same, more exactly
SAYS = {
    "sent": frozenset({"sent", "received"}),
    "accepted": frozenset({"accepted", "begun"}),
    "declined": frozenset(STOPS),
    "done": frozenset({"done"}),
    "prepared": frozenset(STOPS),
}
ALWAYS = frozenset({"identity", "child"})


def follow(*, by: Actor, case: Case, row: Referral, before: Referral | None) -> None:
    """Called by casework after every version of a referral it wrote (joining.py). `before`: the version that stood, None for a new one."""
    one_at_a_time(row.entry)
    sending = last_sending(case, row.entry)
    if sending is not None:
        close_what_differs(by=by, sending=sending, row=row, before=before)
        if before is not None and before.state == row.state:
            if row.state == "sent" and other_receiver(before, row, sending):
                send_anew(by=by, case=case, sending=sending, row=row)
            return
    if row.state in ("", "prepared"):
        if sending is not None:
            bring_to(by=by, sending=sending, state="prepared")
        return
    if sending is None and row.state == "declined":
        return  # given up before it was sent
    if sending is None or (row.state != "declined" and last_move(sending).after in STOPS):
        day = min(FuzzyDate.decode(row.happened).latest or clock.today(), clock.today())
        sending = begin(by=by, case=case, entry=row.entry, receiver_kind=row.receiver_kind, urgency=row.urgency, on=day, service_ref=row.service_ref)
    bring_to(by=by, sending=sending, state=row.state)


def bring_to(*, by: Actor, sending: Sending, state: str) -> None:
    """The step that makes the way say what casework says; a state that cannot follow is a correction, and stands there as one."""
    last = last_move(sending)
    if last.after in SAYS[state]:
        return
    step = "withdrawn" if state == "prepared" else state
    if step in allowed(last.after):
        write_move(by=by, sending=sending, before=last, step=step)
    else:
        write_move(by=by, sending=sending, before=last, step="corrected", after=step)


def other_receiver(before: Referral, row: Referral, sending: Sending) -> bool:
    """Does it go to somebody else now? An id decides where there is one: the unit that reads the copy, the service of the directory. Elsewhere
    the name does, however it is spelt.
    """
    if before.receiver_kind != row.receiver_kind:
        return True
    if before.service_ref and row.service_ref:
        return before.service_ref != row.service_ref
    return not standing_arrivals(sending) and letters(before.receiver) != letters(row.receiver)


def letters(name: str) -> str:
    """A name without what differs from hand to hand: capitals, blanks, dots."""
    return "".join(one for one in name.casefold() if one.isalnum())


def send_anew(*, by: Actor, case: Case, sending: Sending, row: Referral) -> None:
    """It goes to somebody else now: the way of the former receiver ends, whose words stay theirs, and the new one's answer is owed from today."""
    heard = note_heard(by=by, sending=sending)
    if heard is not None:
        step, said, words = heard
        told_in_the_story(by=by, case=case, row=step, step=said, words=words)
    last = last_move(sending)
    if "withdrawn" in allowed(last.after):
        write_move(by=by, sending=sending, before=last, step="withdrawn")
    begin(by=by, case=case, entry=row.entry, receiver_kind=row.receiver_kind, urgency=row.urgency, on=clock.today(), service_ref=row.service_ref)


def close_what_differs(*, by: Actor, sending: Sending, row: Referral, before: Referral | None) -> None:
    """A copy made for another receiver, or with data no longer ticked, ends with the version that changed it."""
    if before is None:
        return
    copies = standing_copies(sending)
    if not copies:
        return
    trail.record(by=by, verb="open form referral", file_id=row.file_id, opens=True)
    other = other_receiver(before, row, sending)
    given = set().union(*(one.release.data_classes for one in copies)) - ALWAYS
    if other or given - set(row.released):
        shut(by=by, sending=sending, why="superseded")
