"""The morning mails, and offers nobody answers. Arguments are ids only; whoever a job acts for has the power they hold when it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor, actor_for
from sintas.staff.models import User
from sintas.staff.policy import still_here

from .actions.mailing import claim_morning_mail, hand_over, note_outcome
from .actions.reminding import remind, remind_of_arrivals
from .faults import fault_of, is_a_no
from .models import Mail
from .reading.mail import body_of, subject_of


@app.periodic(cron="*/10 * * * *", periodic_id="morning_mails")
@app.task(name="sintas.exchange.morning_mails", queueing_lock="sintas.exchange.morning_mails")
def morning_mails(timestamp: int = 0) -> None:
    """One look for everybody who asked for it; without a relay nobody's mail is begun. Running again adds nothing."""
    if settings.RELAY is None:
        return
    for user_id in wishing().values_list("pk", flat=True):
        morning_mail(str(user_id))


def wishing() -> Any:
    """Whose account counts today, who asked, and whose address is known."""
    return User.objects.filter(still_here(), morning_mail=True).exclude(email="").order_by("pk")


@app.task(name="sintas.exchange.morning_mail")
def morning_mail(user_id: str) -> None:
    """One person's, if it is time. What the relay does not take now is tried again by a later run."""
    with as_person(user_id) as by:
        mail = claim_morning_mail(by=by) if by is not None else None
    if mail is None:
        return
    fault = leave(user_id, mail)
    if fault is None:
        return
    with as_person(user_id) as by:
        if by is not None:
            note_outcome(by=by, mail=mail, fault=fault)


def leave(user_id: str, mail: Mail) -> str | None:
    """Give it to the relay: "" when it took it, else a code of faults.py; None when somebody else has this mail meanwhile.

    Between hand_over() and the relay's answer nobody can say whether it left: what fails there without a plain no is not tried again.
    """
    begun, taken, relay = False, False, settings.RELAY
    if relay is None:  # taken out of the settings since
        return "no_relay"
    try:
        with relay.door() as door:
            with as_person(user_id) as by:
                if by is None or not hand_over(by=by, mail=mail):
                    return None
                to, subject, body = address_of(by), subject_of(), body_of(mail)
            begun = True
            relay.hand(door, to, subject, body, reference=str(mail.pk))
            taken = True
    except Exception as error:  # whatever it was, the next person's mail may leave
        if not taken:
            return fault_of(error) if not begun or is_a_no(error) else "unclear"
    return ""


@contextmanager
def as_person(user_id: str) -> Iterator[Actor | None]:
    """Their identity, language and zone; None when the account ended meanwhile."""
    with acting_as(UUID(user_id)):
        user = wishing().filter(pk=user_id).first()
        by = actor_for(user) if user is not None else None
        zone = by.time_zone if by is not None else ""
        with translation.override(by.language if by is not None else None), timezone.override(zone or settings.TIME_ZONE):
            yield by


def address_of(by: Actor) -> str:
    """As it stands in the register at this moment."""
    return str(User.objects.values_list("email", flat=True).get(pk=by.user_id))


# Several times a day: a machine that sleeps at night must not miss it.
@app.periodic(cron="25 */2 * * *", periodic_id="remind_of_transfers")
@app.task(name="sintas.exchange.remind_of_transfers", queueing_lock="sintas.exchange.remind_of_transfers")
def remind_of_transfers(timestamp: int = 0) -> None:
    """For nobody: an offer or a referral between two units belongs to neither alone."""
    with acting_as(None):
        remind()
        remind_of_arrivals()
