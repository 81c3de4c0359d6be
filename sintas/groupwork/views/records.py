"""The records of a group: form, verb and words of each."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sintas.cases.views.recording import RecordPage

from ..actions.describing import describe_group
from ..forms.about import AboutForm
from ..models import GroupAbout
from ..policy import WORK
from .frame import A_GROUP

ABOUT = RecordPage(
    "group_about", AboutForm, describe_group, _("Keterangan kelompok"), GroupAbout, verb=WORK, back="group", single=True, door=A_GROUP,
    saved=_("Keterangan tersimpan."), lead=_("Yang ditulis sebelumnya tetap tersimpan dalam riwayat."),
)  # fmt: skip
