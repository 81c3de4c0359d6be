from __future__ import annotations

from django.urls import path

from ..views import plan

urlpatterns = [
    path("kasus/<uuid:file_id>/rencana/", plan.page, name="plan_page"),
]
