"""The records of a group: form, verb and words of each."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sintas.cases.views.recording import RecordPage

from ..actions.agreeing import agree_contract
from ..actions.describing import describe_group
from ..forms.about import AboutForm
from ..forms.contract import ContractForm
from ..models import GroupAbout, GroupContract
from ..policy import WORK
from .frame import A_GROUP

ABOUT = RecordPage(
    "group_about", AboutForm, describe_group, _("Keterangan kelompok"), GroupAbout, verb=WORK, back="group", single=True, door=A_GROUP,
    saved=_("Keterangan tersimpan."), lead=_("Yang ditulis sebelumnya tetap tersimpan dalam riwayat."),
)  # fmt: skip
CONTRACT = RecordPage(
    "group_contract", ContractForm, agree_contract, _("Kontrak kelompok"), GroupContract, verb=WORK, back="group", single=True, door=A_GROUP,
    saved=_("Kontrak tersimpan."), lead=_("Disepakati bersama anggota, dan dapat diubah bersama. Tanpa nama orang."),
)  # fmt: skip
