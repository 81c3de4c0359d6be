from __future__ import annotations

from django.urls import path

from sintas.cases.views.history import history

from ..views import assessment
from ..views import assessment_pages as pages
from .paths import record_paths, view_of

CASE = "kasus/<uuid:file_id>/asesmen/"

urlpatterns = [
    path(CASE, assessment.page, name="assessment_page"),
    *record_paths(pages.ASSESSMENT, "asesmen/pokok", "assessment"),
    *record_paths(pages.SURROUNDINGS, "asesmen/lingkungan", "surroundings"),
    *record_paths(pages.FUNCTIONING, "asesmen/keberfungsian", "functioning"),
    *record_paths(pages.ANXIETY, "asesmen/kecemasan", "anxiety"),
    # New ones are written in rows, several at once; one entry is corrected by itself.
    path(f"{CASE}bidang/", view_of(pages.AREAS), name="area"),
    path(f"{CASE}bidang/<uuid:entry>/", view_of(pages.AREA), name="area_entry"),
    path(f"{CASE}bidang/<uuid:entry>/riwayat/", history(pages.AREA), name="area_history"),
    path(f"{CASE}sumber/", view_of(pages.SOURCES), name="information_source"),
    path(f"{CASE}sumber/<uuid:entry>/", view_of(pages.SOURCE), name="information_source_entry"),
    path(f"{CASE}sumber/<uuid:entry>/riwayat/", history(pages.SOURCE), name="information_source_history"),
    path(f"{CASE}selisih/", view_of(pages.CONTRADICTION), name="contradiction"),
    path(f"{CASE}selisih/<uuid:entry>/", view_of(pages.SETTLE), name="contradiction_entry"),
    path(f"{CASE}selisih/<uuid:entry>/riwayat/", history(pages.SETTLE), name="contradiction_history"),
]
