from __future__ import annotations

from django.urls import path

from sintas.cases.views.history import history

from ..views import measuring

GOAL = "kasus/<uuid:file_id>/tujuan/<uuid:entry>/"
LEVEL = "kasus/<uuid:file_id>/tingkat-tujuan/<uuid:entry>/"
STEP = "kasus/<uuid:file_id>/capaian/<uuid:entry>/"

urlpatterns = [
    # <entry> is a goal of the plan, or the entry of its levels
    path(f"{GOAL}tingkat/", measuring.goal_scale, name="goal_scale_entry"),
    path(f"{GOAL}tingkat/riwayat/", history(measuring.SCALE), name="goal_scale_history"),
    path(f"{GOAL}nilai/", measuring.goal_rate, name="goal_rate"),
    path(LEVEL, measuring.goal_level, name="goal_level_entry"),
    path(f"{LEVEL}riwayat/", history(measuring.LEVEL), name="goal_level_history"),
    path(f"{LEVEL}coret/", measuring.goal_level_strike, name="goal_level_strike"),
    path("kasus/<uuid:file_id>/rencana/langkah/capaian/", measuring.steps, name="step_levels"),
    path(STEP, measuring.step, name="step_level_entry"),
    path(f"{STEP}riwayat/", history(measuring.STEP), name="step_level_history"),
]
