from __future__ import annotations

from django.urls import path

from ..views import change

urlpatterns = [
    path("kasus/<uuid:file_id>/perubahan/", change.page, name="change_page"),
]
