from __future__ import annotations

from django.urls import path

from sintas.cases.views.history import history

from ..views import change
from .paths import record_paths

urlpatterns = [
    path("kasus/<uuid:file_id>/perubahan/", change.page, name="change_page"),
    *record_paths(change.EVALUATION, "evaluasi", "evaluation"),
    # <entry> is a goal of the plan, or the entry of its result
    path("kasus/<uuid:file_id>/hasil/<uuid:entry>/", change.result, name="goal_result_entry"),
    path("kasus/<uuid:file_id>/hasil/<uuid:entry>/riwayat/", history(change.RESULT), name="goal_result_history"),
]
