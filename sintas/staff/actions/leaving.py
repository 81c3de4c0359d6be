"""Somebody leaves, or comes back. Verb staff.register. Their cases stay with them until the head of the unit hands them over."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow

from ..actor import Actor
from ..models import Organisation, Posting, User
from ..notices import tell
from ..one_time import CODE_FIELDS, give_code
from ..policy import need
from ..reading.leavers import files_led_by
from .postings import is_last_administrator


@transaction.atomic
def let_go(*, by: Actor, user: User) -> int:
    """The account ends today: no sign-in, every session over, every role ended. Returns how many files wait for a new lead.

    The heads of their units are told when files wait. Repeating is harmless. Raises Refusal; NotNow for oneself and the last administrator.
    """
    need(by, "staff.register")
    Organisation.objects.select_for_update().get(pk=by.organisation_id)
    if user.pk == by.user_id:
        raise NotNow(_("Akun Anda sendiri diakhiri oleh administrator lain."), verb="let go")
    if is_last_administrator(user):
        raise NotNow(_("Ini administrator terakhir lembaga. Tunjuk administrator lain lebih dahulu."), verb="let go")
    waiting = files_led_by(user.pk)
    if not user.is_active:
        return waiting
    posted = Posting.objects.filter(user=user, ended_at=None)
    units = list(posted.values_list("unit_id", flat=True))
    posted.update(ended_at=clock.now())
    user.is_active, user.left_on = False, clock.today()
    user.session_epoch += 1
    user.save(update_fields=["is_active", "left_on", "session_epoch"])
    trail.record(by=by, verb="let go", user=str(user.pk), files_without_lead=waiting)
    if waiting:
        heads = Posting.objects.filter(unit_id__in=units, role="head", ended_at=None, user__is_active=True).exclude(user=user)
        for head in set(heads.values_list("user_id", flat=True)):
            tell(head, "cases_need_a_lead")
    return waiting


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
