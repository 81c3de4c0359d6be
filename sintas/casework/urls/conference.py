from __future__ import annotations

from django.urls import path

from ..views import conference
from .paths import record_paths

urlpatterns = [
    path("kasus/<uuid:file_id>/rapat/", conference.conferences, name="conferences"),
    path("kasus/<uuid:file_id>/rapat/<uuid:entry>/", conference.conference, name="conference_page"),
    *record_paths(conference.CONFERENCE, "rapat/catat", "conference"),
]
