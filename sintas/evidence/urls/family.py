from __future__ import annotations

from django.urls import path

from ..views import family

CASE = "kasus/<uuid:file_id>/keluarga/"

urlpatterns = [
    path(CASE, family.page, name="family"),
    path(f"{CASE}urungkan/", family.undo_last, name="family_undo"),
    path(f"{CASE}ikatan/", family.tie, name="family_tie"),
    path(f"{CASE}<uuid:entry>/", family.change, name="family_change"),
    path(f"{CASE}<str:ref>/<slug:how>/", family.add, name="family_add"),
]
