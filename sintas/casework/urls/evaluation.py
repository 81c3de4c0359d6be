from __future__ import annotations

from django.urls import path

from sintas.cases.views.history import history

from ..views import change

urlpatterns = [
    path("kasus/<uuid:file_id>/perubahan/", change.page, name="change_page"),
    path("kasus/<uuid:file_id>/evaluasi/", change.evaluation, name="evaluation"),
    path("kasus/<uuid:file_id>/evaluasi/<uuid:entry>/", change.evaluation, name="evaluation_entry"),
    path("kasus/<uuid:file_id>/evaluasi/<uuid:entry>/riwayat/", history(change.EVALUATION), name="evaluation_history"),
    # <entry> is a goal of the plan, or the entry of its result
    path("kasus/<uuid:file_id>/hasil/<uuid:entry>/", change.result, name="goal_result_entry"),
    path("kasus/<uuid:file_id>/hasil/<uuid:entry>/riwayat/", history(change.RESULT), name="goal_result_history"),
]
