"""What the ending, a referral and a look afterwards leave to be done: tasks of whoever leads the case."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sintas.cases.actions.tasks import end_of_day, give_task, lead_of, review, settle
from sintas.cases.bases import Case
from sintas.cases.reading.team import team_of
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.stored import stored
from sintas.practice.referral import answer_due
from sintas.staff.actor import Actor

from ..models import FollowUp, Referral, Termination
from ..reading.duty_titles import ASK, OPEN_AGAIN, WHO_GOES_ON, call_title
from ..reading.ending_facts import contact_of, learns

CONTACT = "follow_up"
ANSWER = "referral_answer"


def agree_contacts(*, by: Actor, case: Case, before: Termination | None, now: Termination) -> None:
    """The first contact of each channel agreed at the ending. A correction moves what it changes and asks for nothing twice."""
    old, new = agreed(before), agreed(now)
    for channel in old.keys() - new.keys():
        settle(by=by, case=case, kind=CONTACT, source_entry=contact_of(case, channel))
    for channel, day in new.items():
        if day != old.get(channel) and day >= clock.today():
            review(by=by, case=case, kind=CONTACT, title=call_title(channel), on=day, source_entry=contact_of(case, channel))


def agreed(ending: Termination | None) -> dict[str, date]:
    """Channel -> day of the first contact; a day without a channel stands under ''."""
    if ending is None or ending.follow_up_on is None:
        return {}
    return dict.fromkeys(ending.channels or [""], ending.follow_up_on)


def contact_made(*, by: Actor, case: Case, channel: str, when: FuzzyDate) -> None:
    """The client was reached: the contact that was owed by this channel is done, unless it was agreed on after this day (a late entry)."""
    day = when.latest or clock.today()
    later = {"file_id": case.pk, "happened_on__gt": day}
    if not (FollowUp.current.filter(**later).exists() or Termination.current.filter(**later).exists()):
        for key in {contact_of(case, channel), contact_of(case, "")}:
            settle(by=by, case=case, kind=CONTACT, source_entry=key)


def agree_next(*, by: Actor, case: Case, look: FollowUp) -> None:
    """The next contact is owed by the lead on its day; a day that has passed owes nothing."""
    if look.next_on is not None and look.next_on >= clock.today():
        channel = look.next_channel or look.channel
        give_task(
            by=by, case=case, owner_id=lead_of(case), title=call_title(channel), kind=CONTACT,
            due_at=end_of_day(look.next_on), source_entry=contact_of(case, channel),
        )  # fmt: skip


def ask_for_answer(*, by: Actor, case: Case, referral: Referral) -> None:
    """A referral that was sent is asked after, sooner the more urgent it is."""
    review(by=by, case=case, kind=ANSWER, title=stored(ASK), on=answer_due(clock.today(), referral.urgency), source_entry=referral.entry)


def answer_known(*, by: Actor, case: Case, entry: UUID) -> None:
    """Nobody needs to ask any more."""
    settle(by=by, case=case, kind=ANSWER, source_entry=entry)


def hand_on(*, by: Actor, case: Case, entry: UUID) -> None:
    """Somebody decides who goes on with the client."""
    _ask_the_lead(by, case, stored(WHO_GOES_ON), entry)


def propose_reopening(*, by: Actor, case: Case, entry: UUID) -> None:
    """Whoever may not open the case again leaves the decision to its lead."""
    _ask_the_lead(by, case, stored(OPEN_AGAIN), entry)


def _ask_the_lead(by: Actor, case: Case, title: str, entry: UUID) -> None:
    """A student who leads asks somebody else of the team, if there is anybody."""
    owner = lead_of(case)
    if owner == by.user_id and learns(by, case):
        others = [one.user_id for one in team_of(case) if one.user_id != by.user_id and one.role != "carer"]
        owner = others[0] if others else owner
    give_task(by=by, case=case, owner_id=owner, title=title, kind="own", due_at=end_of_day(clock.today()), source_entry=entry)
