"""Addresses of casework, in one module per part of the work. Records use `record_paths`: new, one entry, its history."""

from __future__ import annotations

from . import approval, assessment, conference, ending, evaluation, measuring, plan, sessions, stages

app_name = "casework"
urlpatterns = [
    *sessions.urlpatterns,
    *stages.urlpatterns,
    *assessment.urlpatterns,
    *plan.urlpatterns,
    *conference.urlpatterns,
    *evaluation.urlpatterns,
    *measuring.urlpatterns,
    *ending.urlpatterns,
    *approval.urlpatterns,
]
