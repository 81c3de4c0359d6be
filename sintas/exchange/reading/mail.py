"""The words of a morning mail, and how mail fares in the house, by number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.kit import clock, numbers
from sintas.staff.actor import Actor

from ..faults import WORDS
from ..models import Mail

LATELY = timedelta(days=7)


def subject_of() -> str:
    """Stands on a lock screen."""
    return _("Ringkasan hari ini")


def body_of(mail: Mail) -> str:
    """ "3 janji, 2 tugas". No name, no place, no address of the house's pages."""
    counted = []
    if mail.appointments:
        counted.append(ngettext("%(n)s janji", "%(n)s janji", mail.appointments) % {"n": mail.appointments})
    if mail.tasks:
        counted.append(ngettext("%(n)s tugas", "%(n)s tugas", mail.tasks) % {"n": mail.tasks})
    asked = _("Surel ini datang karena Anda memintanya di Pengaturan saya; di sana pula ia dimatikan.")
    return f"{numbers.long_day(mail.day)}\n\n{', '.join(counted)}.\n\n{asked}\n"


@dataclass(frozen=True)
class Fault:
    """One reason, in plain words, and how many mails it held up."""

    words: str
    count: int


@dataclass(frozen=True)
class MailHealth:
    """The last seven days of one's own house. `on`: is there a relay at all."""

    on: bool
    wishing: int
    sent: int
    waiting: int
    failed: int
    faults: list[Fault]


def mail_health(actor: Actor) -> MailHealth:
    """Numbers only; for whoever administers (the database's function asks that too, and answers nobody else)."""
    with connection.cursor() as c:
        c.execute("SELECT state, fault, mails FROM mail_numbers(%s)", [clock.now() - LATELY])
        found = c.fetchall()
        c.execute("SELECT mail_wishing()")
        wishing = int(c.fetchone()[0])
    of = {state: sum(count for named, _fault, count in found if named == state) for state in ("sent", "gave_up")}
    waiting = sum(count for state, _fault, count in found if state in ("waiting", "claimed", "handing"))
    said: dict[str, int] = {}
    for state, fault, count in found:
        if fault and state != "sent":
            said[fault] = said.get(fault, 0) + count
    faults = [Fault(str(WORDS.get(code, WORDS["other"])), count) for code, count in sorted(said.items(), key=lambda one: -one[1])]
    return MailHealth(settings.RELAY is not None, wishing, of["sent"], waiting, of["gave_up"], faults)
