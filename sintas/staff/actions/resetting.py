"""A lost password: the administrator hands over a code and never learns the password that follows. Verb staff.reset_password."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow

from .. import throttle
from ..actor import Actor
from ..models import User
from ..notices import tell
from ..one_time import CODE_FIELDS, give_code
from ..policy import need


@transaction.atomic
def reset_password(*, by: Actor, user: User) -> str:
    """A one-time code for `user` (through policy.the_person): shown once, stored only as a digest, good for 24 hours.

    The old password and all sessions end at once. Raises Refusal; NotNow for somebody who left and for oneself.
    """
    need(by, "staff.reset_password")
    if user.pk == by.user_id:
        raise NotNow(_("Kata sandi Anda sendiri diganti di Pengaturan saya, dengan kata sandi yang sekarang."), verb="reset password")
    if not user.is_active:
        raise NotNow(_("Petugas ini sudah berhenti. Terima kembali lebih dahulu."), verb="reset password")
    code = give_code(user)
    user.save(update_fields=CODE_FIELDS)
    throttle.forget(user.username)
    tell(user.pk, "password_reset")
    trail.record(by=by, verb="reset password", user=str(user.pk))
    return code
