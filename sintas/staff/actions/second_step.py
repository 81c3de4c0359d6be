"""The second step: set up by oneself, asked at the door, taken away by an administrator when the phone is lost."""

from __future__ import annotations

from base64 import b64decode, b64encode
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import replaying, trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours

from .. import throttle
from ..actor import Actor
from ..models import Authenticator, Passkey, Posting, RecoveryCode, User
from ..notices import tell
from ..policy import need
from ..reading.second_step import has_authenticator
from ..second_step import recovery, totp
from ..second_step.totp import Checked, Verdict
from .postings import administrators

MOST_PASSKEYS = 10


@transaction.atomic
def begin_authenticator(*, by: Actor) -> str:
    """The secret of an app being set up; the same one while the first code is still to come, so that a reload does not spoil the picture."""
    from_scratch(by)
    begun = Authenticator.objects.filter(user_id=by.user_id, confirmed_at=None).first()
    if begun is None:
        if has_authenticator(by.user_id):
            raise NotNow(_("Aplikasi kode sudah terpasang. Lepaskan dahulu bila ingin memasang yang lain."), verb="set up second step")
        begun = Authenticator.objects.create(user_id=by.user_id, secret=totp.new_secret(), made_at=clock.now())
        trail.record(by=by, verb="begin second step")
    return str(begun.secret)


@transaction.atomic
def confirm_authenticator(*, by: Actor, typed: str) -> list[str]:
    """The first right code makes the app count. Returns recovery codes when these are the first, else an empty list.

    Raises BadInput with a sentence for a wrong code, NotNow when nothing was begun.
    """
    begun = Authenticator.objects.select_for_update().filter(user_id=by.user_id, confirmed_at=None).first()
    if begun is None:
        raise NotNow(_("Mulailah sekali lagi dari Pengaturan saya."), verb="set up second step")
    checked = totp.check(str(begun.secret), typed, clock.now().timestamp(), 0)
    if checked.verdict is not Verdict.RIGHT:
        raise BadInput({"code": _("Kode belum cocok. Periksa jam ponsel, lalu tulis kode yang sekarang tampak.")})
    begun.confirmed_at, begun.used_step = clock.now(), checked.step
    begun.save(update_fields=["confirmed_at", "used_step"])
    return stands(by, "authenticator")


@transaction.atomic
def drop_authenticator(*, by: Actor) -> None:
    """The app counts no more. Raises NotNow when nothing else would be left."""
    if not Passkey.objects.filter(user_id=by.user_id).exists():
        raise NotNow(_("Pasang kunci sandi lebih dahulu: harus selalu ada satu langkah kedua."), verb="drop second step")
    Authenticator.objects.filter(user_id=by.user_id).delete()
    tell(by.user_id, "second_step_changed")
    trail.record(by=by, verb="drop second step", kind="authenticator")


@transaction.atomic
def add_passkey(*, by: Actor, called: str, credential: bytes, counter: int) -> list[str]:
    """A key of theirs. Returns recovery codes when this is the first step, else an empty list. Raises NotNow beyond ten keys."""
    from_scratch(by)
    if Passkey.objects.filter(user_id=by.user_id).count() >= MOST_PASSKEYS:
        raise NotNow(_("Sudah ada sepuluh kunci. Hapus satu yang tidak dipakai lagi."), verb="set up second step")
    Passkey.objects.create(
        user_id=by.user_id, called=called, credential=b64encode(credential).decode(), counter=counter, made_at=clock.now()
    )
    return stands(by, "passkey")


@transaction.atomic
def drop_passkey(*, by: Actor, passkey: UUID) -> None:
    """One key counts no more. Raises NotYours for another's, NotNow when nothing else would be left."""
    mine = Passkey.objects.filter(user_id=by.user_id)
    if not mine.filter(pk=passkey).exists():
        raise NotYours(verb="drop second step")
    if mine.count() == 1 and not has_authenticator(by.user_id):
        raise NotNow(_("Pasang aplikasi kode lebih dahulu: harus selalu ada satu langkah kedua."), verb="drop second step")
    mine.filter(pk=passkey).delete()
    tell(by.user_id, "second_step_changed")
    trail.record(by=by, verb="drop second step", kind="passkey")


@transaction.atomic
def new_recovery_codes(*, by: Actor, told: bool = True) -> list[str]:
    """Ten new ones; the old ones open nothing any more. Shown once. The first ones are not `told`: their owner has just set all this up."""
    codes = recovery.new_codes()
    RecoveryCode.objects.filter(user_id=by.user_id).delete()
    now = clock.now()
    RecoveryCode.objects.bulk_create(
        [RecoveryCode(user_id=by.user_id, digest=recovery.digest(by.user_id, code), made_at=now) for code in codes]
    )
    if told:
        tell(by.user_id, "second_step_changed")
    trail.record(by=by, verb="new recovery codes")
    return codes


@transaction.atomic
def forget_second_step(*, by: Actor, user: User) -> None:
    """Phone and codes are lost: `user` (through policy.the_person) sets up a new second step at the next sign-in. Verb staff.reset_password.

    Every session of theirs ends. Whoever heads their units and the other administrators are told: with a code made besides, an administrator
    could come in as them, and would be the only one to read what is told to the account itself. Raises Refusal; NotNow for oneself.
    """
    need(by, "staff.reset_password")
    if user.pk == by.user_id:
        raise NotNow(_("Langkah kedua Anda sendiri diatur di Pengaturan saya."), verb="reset second step")
    user.second_step_at = None
    user.session_epoch += 1
    user.save(update_fields=["second_step_at", "session_epoch"])
    throttle.forget(user.username, kind="code")
    tell(user.pk, "second_step_reset")
    units = Posting.objects.filter(user=user, ended_at=None).values("unit_id")
    heads = Posting.objects.filter(unit_id__in=units, role="head", ended_at=None, user__is_active=True).values_list("user_id", flat=True)
    for one in {*heads, *administrators(user.organisation_id)} - {user.pk, by.user_id}:
        tell(one, "colleagues_second_step_reset")
    trail.record(by=by, verb="reset second step", user=str(user.pk))
    replaying.note(replaying.SECOND_STEP, user.pk, clock.now())


def from_scratch(by: Actor) -> None:
    """Nothing from before an administrator's reset may count again."""
    if User.objects.filter(pk=by.user_id, second_step_at=None).exists():
        Passkey.objects.filter(user_id=by.user_id).delete()
        Authenticator.objects.filter(user_id=by.user_id).exclude(confirmed_at=None).delete()


def stands(by: Actor, kind: str) -> list[str]:
    """A second step stands from now on; the first one brings its recovery codes."""
    user = User.objects.select_for_update().get(pk=by.user_id)
    trail.record(by=by, verb="set up second step", kind=kind)
    if user.second_step_at is not None:
        tell(by.user_id, "second_step_changed")
        return []
    user.second_step_at = clock.now()
    user.save(update_fields=["second_step_at"])
    return new_recovery_codes(by=by, told=False)


def prove_by_code(*, user: User, typed: str) -> Checked:
    """Is it a code of their app, or a recovery code? What was used is used up. Runs under their own identity (acting_as)."""
    if recovery.looks_like_one(typed):
        return Checked(Verdict.RIGHT if use_recovery_code(user.pk, typed) else Verdict.WRONG)
    app = Authenticator.objects.select_for_update().filter(user_id=user.pk).exclude(confirmed_at=None).first()
    if app is None:
        return Checked(Verdict.WRONG)
    checked = totp.check(str(app.secret), typed, clock.now().timestamp(), app.used_step)
    if checked.verdict is Verdict.RIGHT:
        app.used_step = checked.step
        app.save(update_fields=["used_step"])
    return checked


def use_recovery_code(user_id: UUID, typed: str) -> bool:
    """Was it one not yet used? From now on it is. The rows are held, so that two at once with one code are one."""
    for one in RecoveryCode.objects.select_for_update().filter(user_id=user_id, used_at=None):
        if recovery.fits(user_id, typed, bytes(one.digest)):
            one.used_at = clock.now()
            one.save(update_fields=["used_at"])
            return True
    return False


def used_passkey(*, user_id: UUID, credential: bytes, counter: int) -> bool:
    """Note the use. False when its counter fell: the key was copied, and this one is refused."""
    for one in Passkey.objects.select_for_update().filter(user_id=user_id):
        if b64decode(one.credential) == credential:
            if (counter or one.counter) and counter <= one.counter:  # nought from a key that used to count is a fall as well
                return False
            one.counter, one.used_at = counter, clock.now()
            one.save(update_fields=["counter", "used_at"])
            return True
    return False
