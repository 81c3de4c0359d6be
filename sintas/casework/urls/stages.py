from __future__ import annotations

from django.urls import path

from ..views import stages

urlpatterns = [
    path("kasus/<uuid:file_id>/tahap/kembali/", stages.back, name="back"),
    path("kasus/<uuid:file_id>/tahap/tutup/", stages.close, name="close"),
    path("kasus/<uuid:file_id>/tahap/buka-kembali/", stages.reopen, name="reopen"),
    path("kasus/<uuid:file_id>/tahap/<slug:stage>/", stages.stage, name="stage"),
    path("kasus/<uuid:file_id>/tahap/<slug:stage>/selesai/", stages.complete, name="complete"),
]
