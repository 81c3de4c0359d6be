from __future__ import annotations

from django.urls import path

from ..views import approval, approval_queue, override

CASE = "kasus/<uuid:file_id>/persetujuan-atasan/"
urlpatterns = [
    path("persetujuan-atasan/", approval_queue.queue, name="approval_queue"),
    path("persetujuan-atasan/<uuid:approval_id>/", approval_queue.read, name="approval_read"),
    path("persetujuan-atasan/<uuid:approval_id>/berkas/", approval_queue.paper, name="approval_paper"),
    path(CASE, approval.approvals, name="approvals"),
    path(f"{CASE}<uuid:entry>/", approval.entry, name="approval_entry"),
    path(f"{CASE}<uuid:entry>/tarik/", approval.take_back, name="approval_withdraw"),
    path(f"{CASE}<slug:subject>/", approval.ask, name="approval_ask"),
    path(f"{CASE}<slug:subject>/<uuid:of>/", approval.ask, name="approval_ask_of"),
    path("kasus/<uuid:file_id>/tahap/<slug:stage>/izin/", override.override, name="override"),
]
