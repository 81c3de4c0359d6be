from __future__ import annotations

from django.urls import path

from ..views import ending

urlpatterns = [
    path("kasus/<uuid:file_id>/akhir/", ending.page, name="ending_page"),
]
