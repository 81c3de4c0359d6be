"""The records of a client's programmes: form, verb and words of each."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from sintas.cases.bases import Case
from sintas.cases.views.recording import RecordPage

from ..actions.enrolling import enrol
from ..actions.rating import rate_progress
from ..actions.staying import give_leave, give_place
from ..forms.enrolment import EnrolmentForm
from ..forms.progress import ProgressForm
from ..forms.residence import LeaveForm, PlacementForm
from ..models import Enrolment, Leave, Placement, Progress
from ..policy import ENROL


def ppks_of(case: Case) -> dict[str, Any]:
    """What the file says already."""
    return {"ppks": list(case.ppks)}


ENROLMENT = RecordPage(
    "enrolment", EnrolmentForm, enrol, _("Keikutsertaan dalam program"), Enrolment, verb=ENROL, back="programmes", first=ppks_of,
    saved=_("Keikutsertaan tersimpan."),
    lead=_("Pembimbing program melihat panggilan klien untuk daftar hadir selama ia ikut. Isi berkas tetap pada tim kasus."),
)  # fmt: skip
PROGRESS = RecordPage(
    "progress", ProgressForm, rate_progress, _("Kemajuan dalam program"), Progress, verb=ENROL, back="programmes", saved=_("Kemajuan tersimpan."),
)  # fmt: skip
PLACEMENT = RecordPage(
    "placement", PlacementForm, give_place, _("Tempat di asrama"), Placement, verb=ENROL, back="programmes", saved=_("Tempat tersimpan."),
    lead=_("Pengasuh ruang ini melihat panggilan klien dan menulis pengamatan harian selama klien tinggal di sana."),
)  # fmt: skip
LEAVE = RecordPage("leave", LeaveForm, give_leave, _("Izin dari asrama"), Leave, verb=ENROL, back="programmes", saved=_("Izin tersimpan."))
