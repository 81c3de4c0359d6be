from __future__ import annotations

from django.urls import path

from sintas.cases.views.history import history

from ..views import ending
from .paths import record_paths

urlpatterns = [
    path("kasus/<uuid:file_id>/akhir/", ending.page, name="ending_page"),
    *record_paths(ending.ENDING, "akhir/pengakhiran", "termination"),
    path("kasus/<uuid:file_id>/akhir/rujukan/", ending.referral, name="referral"),
    path("kasus/<uuid:file_id>/akhir/rujukan/<uuid:entry>/", ending.referral, name="referral_entry"),
    path("kasus/<uuid:file_id>/akhir/rujukan/<uuid:entry>/jawaban/", ending.answer, name="referral_answer"),
    path("kasus/<uuid:file_id>/akhir/rujukan/<uuid:entry>/riwayat/", history(ending.REFERRAL_PAST), name="referral_history"),
    *record_paths(ending.LOOK, "akhir/tindak-lanjut", "follow_up"),
]
