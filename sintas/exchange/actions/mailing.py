"""The morning mail of one person: two numbers, once a day, to the address in the register. Each step is a transaction of its own.

A mail that may have left is never sent again; one that surely has not is tried for a day.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sintas.cases.reading.ahead import ahead_of
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..faults import FINAL
from ..models import Mail

FROM_HOUR, UNTIL_HOUR = 6, 12  # of their own morning; later it would be no help any more
WAITS = tuple(timedelta(minutes=minutes) for minutes in (10, 20, 40, 80, 160))  # after the first, second ... failure; then the last again
AT_MOST = timedelta(days=1)
TOO_LONG = timedelta(minutes=10)  # a worker that holds one this long was killed


@transaction.atomic
def claim_morning_mail(*, by: Actor) -> Mail | None:
    """Today's mail of this person if it is to leave now, claimed for the caller; None otherwise. Runs inside their identity and zone."""
    now, local = clock.now(), timezone.localtime(clock.now())
    if FROM_HOUR <= local.hour < UNTIL_HOUR:
        begin(by)
    rows = Mail.objects.select_for_update(skip_locked=True).filter(user_id=by.user_id, state__in=("waiting", "claimed", "handing"))
    for mail in rows.order_by("day"):
        if mail.state == "handing" and mail.state_at <= now - TOO_LONG:
            give_up(by, mail, "unclear")
        elif mail.state == "handing" or (mail.state == "claimed" and mail.state_at > now - TOO_LONG):
            continue
        elif mail.made_at <= now - AT_MOST:
            give_up(by, mail, mail.fault or "other")
        elif mail.state == "claimed" or mail.next_at <= now:
            return to(mail, "claimed")
    return None


def begin(by: Actor) -> None:
    """Today's row, counted now; one more look finds it standing."""
    now = clock.now()
    if Mail.objects.filter(user_id=by.user_id, day=clock.today()).exists():
        return
    ahead = ahead_of(by, clock.today())
    Mail.objects.bulk_create(
        [
            Mail(
                user_id=by.user_id, organisation_id=by.organisation_id, day=clock.today(), appointments=ahead.appointments, tasks=ahead.tasks,
                state="waiting" if ahead.any else "nothing", made_at=now, next_at=now, state_at=now,
            )
        ],
        ignore_conflicts=True,  # another worker was faster
    )  # fmt: skip


@transaction.atomic
def hand_over(*, by: Actor, mail: Mail) -> bool:
    """The last thing written before the relay gets it: no row in the trail, no mail. False when another worker has it meanwhile."""
    held = Mail.objects.filter(pk=mail.pk, user_id=by.user_id, state="claimed", state_at=mail.state_at)
    if not held.update(state="handing", state_at=clock.now()):
        return False
    trail.record(by=by, verb="send morning mail", mail=str(mail.pk))
    return True


@transaction.atomic
def note_outcome(*, by: Actor, mail: Mail, fault: str) -> None:
    """The relay has taken it (""), or has not (a code of faults.py): tried again later, given up after a day or where that would change nothing."""
    if not fault:
        to(mail, "sent")
        return
    now = clock.now()
    mail.tries, mail.fault = mail.tries + 1, fault
    if fault in FINAL or now >= mail.made_at + AT_MOST:
        give_up(by, mail, fault)
        return
    mail.next_at = now + WAITS[min(mail.tries, len(WAITS)) - 1]
    to(mail, "waiting")


def give_up(by: Actor, mail: Mail, fault: str) -> None:
    """Said to the person on the page of the day, to the administrator by number."""
    mail.fault = fault
    to(mail, "gave_up")
    tell(by.user_id, "mail_refused" if fault == "recipient" else "mail_not_sent")
    trail.record(by=by, verb="give up morning mail", mail=str(mail.pk), fault=fault)


def to(mail: Mail, state: str) -> Mail:
    """Write where it stands."""
    mail.state, mail.state_at = state, clock.now()
    mail.save(update_fields=["state", "state_at", "next_at", "tries", "fault"])
    return mail
