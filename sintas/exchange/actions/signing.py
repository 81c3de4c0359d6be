"""Signing the minutes of a conference: who took part says that this version tells what was said (R177; docs/decisions/0025)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, NotYours, Refusal
from sintas.staff.actor import Actor

from ..models import Signature
from ..reading.minutes import digest_of, standing_minutes, took_part
from .convening import VERB, one_at_a_time


@transaction.atomic
def sign_minutes(*, by: Actor, case: Case, entry: UUID, version: int) -> Signature:
    """Sign the version somebody has read. Once: signing it again changes nothing. The page asks for the second step just before.

    Content must have been opened (a page has). Raises Refusal, NotYours, NotNow for a version that was changed meanwhile, and for whoever is
    not on its list of attendance.
    """
    if not can(by, VERB, case):
        raise Refusal(verb="sign minutes", file_id=case.pk)
    one_at_a_time(entry)
    row = standing_minutes(case, entry)
    if row is None:
        raise NotYours(verb="sign minutes", file_id=case.pk)
    if row.number != version:
        raise NotNow(_("Notulen ini sudah diubah sejak Anda membukanya. Baca versi yang baru, lalu tandatangani."), verb="sign minutes", file_id=case.pk)
    if not took_part(row, by.user_id):
        words = _("Notulen ditandatangani oleh yang tercatat hadir. Bila Anda hadir, perbaiki dahulu daftar hadirnya.")
        raise NotNow(words, verb="sign minutes", file_id=case.pk)
    before = Signature.objects.filter(file_id=case.pk, conference=entry, version=version, user_id=by.user_id).first()
    if before is not None:
        return before
    signed = Signature.objects.create(
        file_id=case.pk, organisation_id=case.organisation_id, conference=entry, version=version, user_id=by.user_id, at=clock.now(),
        digest=digest_of(row),
    )  # fmt: skip
    trail.record(by=by, verb="sign minutes", file_id=case.pk, entry=str(entry), number=version)
    return signed
