"""Ending sessions: one of one's own, all others of one's own, all of somebody else's (verb staff.reset_password), all of one's house."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, NotYours

from ..actor import Actor
from ..models import User
from ..notices import tell
from ..policy import need, people_of
from ..reading.sessions import handle_of, living


@transaction.atomic
def end_own_session(*, by: Actor, handle: str) -> None:
    """That session is over at its next request. Raises NotYours when it is none of theirs (any more)."""
    user = User.objects.get(pk=by.user_id)
    for key, _held in living(user):
        if handle_of(user, key) == handle:
            Session.objects.filter(session_key=key).delete()
            trail.record(by=by, verb="end own session")
            return
    raise NotYours(_("Sesi ini sudah berakhir."), verb="end own session")


@transaction.atomic
def end_other_sessions(*, by: Actor, user: User) -> None:
    """Every session of `user` (the person who asks) ends. The caller keeps the present one with update_session_auth_hash."""
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    trail.record(by=by, verb="end other sessions")


@transaction.atomic
def end_sessions(*, by: Actor, user: User) -> None:
    """Every session of a colleague (through policy.the_person) is over at its next request; the account stays. They are told.

    Raises Refusal; NotNow for oneself.
    """
    need(by, "staff.reset_password")
    if user.pk == by.user_id:
        raise NotNow(_("Sesi Anda sendiri diakhiri di Pengaturan saya."), verb="end sessions")
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    tell(user.pk, "sessions_ended")
    trail.record(by=by, verb="end sessions", user=str(user.pk))


@transaction.atomic
def end_all_sessions(*, by: Actor) -> int:
    """Everybody of one's own organisation is out, oneself too, and must sign in again. Returns how many accounts. Raises Refusal."""
    need(by, "staff.reset_password")
    ended = people_of(by).filter(is_active=True).update(session_epoch=F("session_epoch") + 1)
    trail.record(by=by, verb="end all sessions", accounts=ended)
    return ended


def sweep_ended() -> None:
    """Sessions past their last moment (written by Django, by the machine's clock) leave the table; called when somebody comes in."""
    Session.objects.filter(expire_date__lte=timezone.now()).delete()
