"""Somebody leaves, or comes back: the account's part. Verb staff.register."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import replaying, trail
from sintas.safekeeping.refusals import NotNow

from ..actor import Actor
from ..models import Organisation, Posting, User
from ..one_time import CODE_FIELDS, give_code, used_up
from ..policy import need
from .postings import is_last_administrator


@transaction.atomic
def let_go(*, by: Actor, user: User) -> None:
    """The account ends today: no sign-in, every session over, every role ended, one-time code and second step void.

    What becomes of their cases, keys and drafts is the room access's part (access/actions/leaving.py), in the same transaction.
    Repeating is harmless. Raises Refusal; NotNow for oneself and the last administrator.
    """
    need(by, "staff.register")
    Organisation.objects.select_for_update().get(pk=by.organisation_id)
    if user.pk == by.user_id:
        raise NotNow(_("Akun Anda sendiri diakhiri oleh administrator lain."), verb="let go")
    if is_last_administrator(user):
        raise NotNow(_("Ini administrator terakhir lembaga. Tunjuk administrator lain lebih dahulu."), verb="let go")
    if not user.is_active:
        return
    Posting.objects.filter(user=user, ended_at=None).update(ended_at=clock.now())
    user.is_active, user.left_on, user.second_step_at = False, clock.today(), None
    user.set_unusable_password()
    used_up(user)
    user.session_epoch += 1
    user.save(update_fields=["is_active", "left_on", "second_step_at", *CODE_FIELDS])
    trail.record(by=by, verb="let go", user=str(user.pk))
    replaying.note(replaying.LEFT, user.pk, clock.now())


@transaction.atomic
def take_back(*, by: Actor, user: User) -> str:
    """They work here again: with a fresh code, and without roles until some are given. Raises Refusal; NotNow when they never left."""
    need(by, "staff.register")
    if user.is_active:
        raise NotNow(_("Petugas ini masih aktif."), verb="take back")
    user.is_active, user.left_on, user.expires_on = True, None, None
    code = give_code(user)
    user.save(update_fields=["is_active", "left_on", "expires_on", *CODE_FIELDS])
    trail.record(by=by, verb="take back", user=str(user.pk))
    return code
