from __future__ import annotations

from django.urls import path

from ..views import plan
from .paths import record_paths

base = "kasus/<uuid:file_id>/rencana/"

urlpatterns = [
    path(base, plan.page, name="plan_page"),
    path(f"{base}tujuan/", plan.goals, name="goals"),
    path(f"{base}pelaksana/", plan.implementers, name="implementers"),
    path(f"{base}langkah/", plan.steps, name="plan_steps"),
    *record_paths(plan.PLAN, "rencana/pokok", "plan"),
    *record_paths(plan.GOAL, "rencana/tujuan/satu", "goal"),
    *record_paths(plan.SERVICE, "rencana/layanan", "planned_service"),
    *record_paths(plan.IMPLEMENTER, "rencana/pelaksana/satu", "implementer"),
    *record_paths(plan.STEP, "rencana/langkah/satu", "plan_step"),
]
