"""Addresses are Indonesian and neutral: none tells what the house does."""

from __future__ import annotations

from django.urls import path

from .views import erasing, erasing_asked, glass, leaving, openings, overview, restricting

app_name = "access"
urlpatterns = [
    path("ikhtisar/", overview.overview, name="overview"),
    path("ikhtisar/unit/<uuid:unit_id>/", overview.overview, name="overview_of"),
    path("ikhtisar/<uuid:file_id>/bergabung/", overview.join_page, name="join"),
    path("darurat/", glass.glass, name="glass"),
    path("tinjauan/<uuid:entry_id>/", glass.review_page, name="review"),
    path("tinjauan/<uuid:entry_id>/teruskan/", glass.pass_on_page, name="pass_on"),
    path("lihat-bersama/<uuid:unusual_id>/", glass.look_page, name="look"),
    path("kasus/<uuid:file_id>/tim/terbatas/", restricting.restricted, name="restrict"),
    path("kasus/<uuid:file_id>/tim/pembuka/", openings.openings, name="openings"),
    path("petugas/<uuid:user_id>/berhenti/", leaving.leaving, name="leaving"),
    path("kasus/<uuid:file_id>/penghapusan/", erasing_asked.ask, name="erasure"),
    path("kasus/<uuid:file_id>/penghapusan/tarik/", erasing_asked.take_back, name="erasure_withdraw"),
    path("kasus/<uuid:file_id>/penghapusan/tahan/", erasing_asked.hold, name="erasure_hold"),
    path("penghapusan/", erasing.erasures, name="erasures"),
    path("penghapusan/<uuid:erasure_id>/", erasing.decide, name="erase"),
    path("penghapusan/<uuid:erasure_id>/tolak/", erasing.refuse, name="erasure_decline"),
]
