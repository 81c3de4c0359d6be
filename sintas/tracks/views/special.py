"""The pages of a stay, a weighing, economic progress and advocacy: each is a line, the way of a record is one for all."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sintas.cases.bases import Case
from sintas.cases.views.recording import RecordPage, record

from ..actions.advocating import advocate
from ..actions.base import VERB
from ..actions.progressing import record_progress
from ..actions.staying import record_stay
from ..actions.weighing import weigh
from ..forms.special import AdvocacyForm, ProgressForm, StayForm, WeighingForm
from ..models import Advocacy, EconomicProgress, SafeHouseStay, Weighing


def page(kind: str, form: Any, keep: Any, title: Any, model: Any, track: str, **more: Any) -> RecordPage:
    """A page of this room: its power, and the track its record belongs to as the way back."""

    def back(case: Case, _row: Any) -> str:
        return reverse("tracks:track_page", args=[case.pk, track]) if track else reverse("tracks:tracks", args=[case.pk])

    return RecordPage(kind, form, keep, title, model, verb=VERB, back="tracks:tracks", then=back, **more)


STAY = page(
    "stay", StayForm, record_stay, _("Masa tinggal di rumah aman"), SafeHouseStay, "safe_house", saved=_("Masa tinggal tersimpan."),
    lead=_("Tempatnya tidak ditulis di mana pun, juga tidak sebagian."),
)  # fmt: skip
WEIGHING = page(
    "weighing", WeighingForm, weigh, _("Pilihan yang ditimbang klien"), Weighing, "counselling", saved=_("Pilihan tersimpan."),
    lead=_("Jalan keluar dari klien sendiri. Klien yang memilih, dan boleh belum memilih."),
)  # fmt: skip
PROGRESS = page(
    "economic_progress", ProgressForm, record_progress, _("Kemajuan ekonomi"), EconomicProgress, "economic", saved=_("Kemajuan tersimpan.")
)
ADVOCACY = page(
    "advocacy", AdvocacyForm, advocate, _("Ditolak layanan: advokasi"), Advocacy, "", saved=_("Advokasi tersimpan."),
    lead=_("Apa yang ditolak, apa yang sudah dilakukan, siapa yang meneruskan, dan hasilnya."),
)  # fmt: skip


def stay(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """`/kasus/<id>/rumah-aman/`: arrival, extension, departure."""
    return record(request, STAY, file_id, entry)


def weighing(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """`/kasus/<id>/pilihan-klien/`: what the client weighs and chooses."""
    return record(request, WEIGHING, file_id, entry)


def progress(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """`/kasus/<id>/kemajuan-ekonomi/`: how far, and who says so."""
    return record(request, PROGRESS, file_id, entry)


def advocacy(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """`/kasus/<id>/advokasi/`: a service refused, what was done, what came of it."""
    return record(request, ADVOCACY, file_id, entry)
