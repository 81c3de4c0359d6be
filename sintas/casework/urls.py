from __future__ import annotations

from django.urls import path

from sintas.cases.views.history import history

from .views import sessions, stages

app_name = "casework"
urlpatterns = [
    path("kasus/<uuid:file_id>/sesi/", sessions.session, name="session"),
    path("kasus/<uuid:file_id>/sesi/<uuid:entry>/", sessions.session, name="session_entry"),
    path("kasus/<uuid:file_id>/sesi/<uuid:entry>/riwayat/", history(sessions.HELD), name="session_history"),
    path("kasus/<uuid:file_id>/sesi-rencana/", sessions.plan, name="session_plan"),
    path("kasus/<uuid:file_id>/sesi-rencana/<uuid:entry>/", sessions.plan, name="session_plan_entry"),
    path("kasus/<uuid:file_id>/tahap/kembali/", stages.back, name="back"),
    path("kasus/<uuid:file_id>/tahap/tutup/", stages.close, name="close"),
    path("kasus/<uuid:file_id>/tahap/buka-kembali/", stages.reopen, name="reopen"),
    path("kasus/<uuid:file_id>/tahap/<slug:stage>/", stages.stage, name="stage"),
    path("kasus/<uuid:file_id>/tahap/<slug:stage>/selesai/", stages.complete, name="complete"),
]
