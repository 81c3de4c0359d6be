"""allow_wording(), end_wording(): the unit's psychologist decides whether a wording nobody has tested is used, without bands (D1)."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sintas.instruments.scales.catalogue import UnknownScale
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor

from ..models import WordingLeave
from ..policy import ALLOW, may_allow, the_unit_seen
from ..reading.own import known

GIVEN, ENDED = "allow wording", "end wording leave"
LONGEST = 500


def allow_wording(*, by: Actor, unit_id: UUID, scale: str, version: str, language: str, reason: str) -> WordingLeave:
    """Leave for one wording of one version in this unit. Repeating it gives the leave that stands.

    Raises NotYours, Refusal (another profession), BadInput: no such scale or language, a wording that needs no leave, no reason.
    """
    psychologist(by, unit_id)
    try:
        found = known(unit_id, scale, version)
    except UnknownScale:
        raise BadInput({"": _("Skala ini tidak ada di unit ini.")}) from None
    if language not in found.languages or not found.needs_leave(language):
        raise BadInput({"": _("Teks ini tidak memerlukan izin.")})
    said = reason.strip()
    if not said:
        raise BadInput({"reason": _("Tulis alasannya: mengapa teks ini layak dipakai di unit ini, dan untuk apa.")})
    if len(said) > LONGEST:
        raise BadInput({"reason": _("Tulis lebih singkat: paling banyak %(most)s huruf.") % {"most": LONGEST}})
    which = {"unit_id": unit_id, "scale": found.code, "version": found.version, "language": language}
    try:
        with transaction.atomic():
            row = WordingLeave.objects.create(
                **which, organisation_id=by.organisation_id, reason=said, given_at=clock.now(), given_by=by.user_id
            )
    except IntegrityError:
        return WordingLeave.objects.get(**which, ended_at=None)
    trail.record(by=by, verb=GIVEN, unit=str(unit_id), scale=found.code, version=found.version, language=language)
    return row


def end_wording(*, by: Actor, unit_id: UUID, leave_id: UUID) -> WordingLeave:
    """The wording is off again from now on; results that were given with it stay. Raises NotYours, Refusal."""
    psychologist(by, unit_id)
    row = WordingLeave.objects.filter(pk=leave_id, unit_id=unit_id).first()
    if row is None:
        raise NotYours(verb=ALLOW)
    if row.ended_at is None:
        row.ended_at, row.ended_by = clock.now(), by.user_id
        row.save(update_fields=["ended_at", "ended_by"])
        trail.record(by=by, verb=ENDED, unit=str(unit_id), scale=row.scale, version=row.version, language=row.language)
    return row


def psychologist(by: Actor, unit_id: UUID) -> None:
    """Raises NotYours for a unit that is not one's own, Refusal for any other profession."""
    the_unit_seen(by, unit_id, ALLOW)
    if not may_allow(by, unit_id):
        raise Refusal(_("Hanya psikolog atau psikiater unit yang mengizinkan teks yang belum tervalidasi. Mintalah kepadanya."), verb=ALLOW)
