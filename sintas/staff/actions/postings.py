"""Roles in units: given and ended, never deleted. Verb staff.register."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import replaying, trail
from sintas.safekeeping.refusals import BadInput, NotNow

from ..actor import Actor
from ..models import Organisation, Posting, User
from ..notices import tell
from ..policy import need, the_unit
from ..roles import ROLES
from ..sessions import end_sessions
from .ending_dates import missing_end


@transaction.atomic
def give(*, by: Actor, user: User, unit_id: UUID, role: str) -> Posting:
    """Give a role in one of the organisation's units (`user` through policy.the_person). What is given already stays as it is.

    Administrators may give themselves a role of casework: a small house has one person for everything. It is never silent: the trail marks
    it, every other administrator and whoever heads that unit is told. Raises Refusal, NotYours, BadInput, NotNow for somebody who left.
    """
    need(by, "staff.register")
    unit = the_unit(by, unit_id)
    if role not in ROLES:
        raise BadInput({"role": _("Pilih peran dari daftar.")})
    if unit.closed:
        raise BadInput({"unit": _("Unit ini sudah ditutup. Pilih unit lain.")})
    if missing_end(user, [role]):
        raise BadInput({"role": _("Peran ini untuk suatu masa. Tulis dahulu sampai kapan akunnya berlaku, di “Ubah data”.")})
    if not user.is_active:
        raise NotNow(_("Petugas ini sudah berhenti. Terima kembali lebih dahulu, baru beri peran."), verb="give role")
    posting, new = Posting.objects.get_or_create(user=user, unit=unit, role=role, ended_at=None, defaults={"given_by": by.user_id})
    if not new:
        return posting
    to_oneself = user.pk == by.user_id
    trail.record(by=by, verb="give role", user=str(user.pk), unit=str(unit.pk), role=role, to_oneself=to_oneself)
    if to_oneself:
        heads = heads_of(unit.pk) - {user.pk}
        for head in heads:
            tell(head, "administrator_took_role_here")
        for other in administrators(user.organisation_id) - heads - {user.pk}:
            tell(other, "administrator_gave_self_role")
    else:
        tell(user.pk, "role_given")
    return posting


@transaction.atomic
def end(*, by: Actor, posting: Posting) -> None:
    """End a role today (`posting` through policy.postings_of); their sessions end. Repeating is harmless. Raises Refusal, NotNow for the last administrator."""
    need(by, "staff.register")
    Organisation.objects.select_for_update().get(pk=by.organisation_id)  # two administrators ending each other: one waits
    posting.refresh_from_db()
    if posting.ended_at is not None:
        return
    if posting.role == "administrator" and not remains(posting):
        raise NotNow(
            _("Ini administrator terakhir lembaga. Tunjuk administrator lain lebih dahulu, baru akhiri peran ini."), verb="end role"
        )
    posting.ended_at = clock.now()
    posting.save(update_fields=["ended_at"])
    replaying.note(replaying.ROLE, posting.pk, posting.ended_at)
    end_sessions(posting.user_id)
    trail.record(by=by, verb="end role", user=str(posting.user_id), unit=str(posting.unit_id), role=posting.role)
    if posting.user_id != by.user_id:
        tell(posting.user_id, "role_ended")


def administrators(organisation_id: UUID) -> set[UUID]:
    """Whoever can let people in, today and without a last day."""
    held = Posting.objects.filter(role="administrator", ended_at=None, unit__closed=False, unit__organisation_id=organisation_id)
    return set(held.filter(user__is_active=True, user__expires_on=None).values_list("user_id", flat=True))


def heads_of(unit_id: UUID) -> set[UUID]:
    """Who heads this unit today."""
    return set(Posting.objects.filter(unit_id=unit_id, role="head", ended_at=None, user__is_active=True).values_list("user_id", flat=True))


def is_last_administrator(user: User) -> bool:
    """Would nobody be left to let people in without this person? Asked of what is stored, not of what was just set on `user`."""
    return administrators(user.organisation_id) == {user.pk}


def remains(posting: Posting) -> bool:
    """Is there an administrator without this posting: another person, or the same one by another unit?"""
    others = Posting.objects.filter(
        role="administrator", ended_at=None, unit__closed=False, unit__organisation_id=posting.unit.organisation_id
    )
    return others.exclude(pk=posting.pk).filter(user__is_active=True, user__expires_on=None).exists()
