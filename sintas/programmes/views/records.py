"""The records of a client's programmes: form, verb and words of each."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from sintas.cases.bases import Case
from sintas.cases.views.recording import RecordPage

from ..actions.enrolling import enrol
from ..forms.enrolment import EnrolmentForm
from ..models import Enrolment
from ..policy import ENROL


def ppks_of(case: Case) -> dict[str, Any]:
    """What the file says already."""
    return {"ppks": list(case.ppks)}


ENROLMENT = RecordPage(
    "enrolment", EnrolmentForm, enrol, _("Keikutsertaan dalam program"), Enrolment, verb=ENROL, back="programmes", first=ppks_of,
    saved=_("Keikutsertaan tersimpan."),
    lead=_("Pembimbing program melihat panggilan klien untuk daftar hadir selama ia ikut. Isi berkas tetap pada tim kasus."),
)  # fmt: skip
