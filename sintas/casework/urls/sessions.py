from __future__ import annotations

from django.urls import path

from sintas.cases.views.history import history

from ..views import sessions

urlpatterns = [
    path("kasus/<uuid:file_id>/sesi/", sessions.session, name="session"),
    path("kasus/<uuid:file_id>/sesi/<uuid:entry>/", sessions.session, name="session_entry"),
    path("kasus/<uuid:file_id>/sesi/<uuid:entry>/riwayat/", history(sessions.HELD), name="session_history"),
    path("kasus/<uuid:file_id>/sesi-rencana/", sessions.plan, name="session_plan"),
    path("kasus/<uuid:file_id>/sesi-rencana/<uuid:entry>/", sessions.plan, name="session_plan_entry"),
]
