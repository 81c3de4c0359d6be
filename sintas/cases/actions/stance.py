"""record_stance(): the family's attitude and engagement at one time, again and again, so that change shows (R327, R405, R423)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..codes import checked
from ..models import Case, FamilyStance, Person
from .keeping import keep


def record_stance(
    *, by: Actor, case: Case, person: UUID | None = None, attitude: str = "", engagement: str = "", note: str = "", **when: Any
) -> FamilyStance:
    """Keep how one person (an entry of the file) or, with None, the family as a whole stands towards the client now.

    Raises BadInput when nothing is said, a code is unknown, or the person is not of this file.
    """
    checked("attitude", "family_attitudes", attitude)
    checked("engagement", "family_engagement", engagement)
    if not (attitude or engagement or note.strip()):
        raise BadInput({"attitude": _("Pilih sikap atau keterlibatan, atau tulis satu kalimat.")})
    if person is not None and not Person.current.filter(file_id=case.pk, entry=person).exists():
        raise BadInput({"person": _("Orang ini tidak ada dalam berkas. Catat dahulu orangnya.")})
    return keep(
        FamilyStance,
        by=by,
        case=case,
        kind="stance",
        line=note.strip() or None,
        tags=[code for code in (attitude, engagement) if code],
        person=person,
        attitude=attitude,
        engagement=engagement,
        note=note.strip() or None,
        **when,
    )
