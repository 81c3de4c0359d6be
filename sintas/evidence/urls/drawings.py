from __future__ import annotations

from django.urls import path

from ..views import drawing

CASE = "kasus/<uuid:file_id>/gambar/<slug:tool>/"

urlpatterns = [
    path(CASE, drawing.drawing, name="drawing"),
    path(f"{CASE}banding/", drawing.compare, name="compare"),
    path(f"{CASE}simpan/", drawing.keep_today, name="keep_drawing"),
    path(f"{CASE}<uuid:entry>/", drawing.drawing, name="kept_drawing"),
]
