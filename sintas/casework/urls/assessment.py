from __future__ import annotations

from django.urls import path

from ..views import assessment

urlpatterns = [
    path("kasus/<uuid:file_id>/asesmen/", assessment.page, name="assessment_page"),
]
