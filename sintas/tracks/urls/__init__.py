"""Addresses of tracks. The name of a track stands in an address, never a word of the client."""

from __future__ import annotations

from django.urls import path

from sintas.cases.views.history import history

from ..views import special, steps, tracks

app_name = "tracks"
CASE = "kasus/<uuid:file_id>/"

urlpatterns = [
    path(f"{CASE}jalur/", tracks.tracks, name="tracks"),
    path(f"{CASE}jalur/<slug:track>/", tracks.track_page, name="track_page"),
    path(f"{CASE}jalur/<slug:track>/keputusan/", tracks.track, name="track"),
    path(f"{CASE}jalur-keputusan/<uuid:entry>/", tracks.track_entry, name="track_entry"),
    path(f"{CASE}jalur-keputusan/<uuid:entry>/riwayat/", tracks.track_history, name="track_history"),
    path(f"{CASE}jalur-langkah/<slug:part>/", steps.track_step, name="track_step"),
    path(f"{CASE}jalur-langkah/satu/<uuid:entry>/", steps.track_step_entry, name="track_step_entry"),
    path(f"{CASE}jalur-langkah/satu/<uuid:entry>/riwayat/", steps.track_step_history, name="track_step_history"),
]

SPECIAL = (
    ("rumah-aman", special.stay, special.STAY),
    ("pilihan-klien", special.weighing, special.WEIGHING),
    ("kemajuan-ekonomi", special.progress, special.PROGRESS),
    ("advokasi", special.advocacy, special.ADVOCACY),
)
for slug, view, page in SPECIAL:
    urlpatterns += [
        path(f"{CASE}{slug}/", view, name=page.kind),
        path(f"{CASE}{slug}/<uuid:entry>/", view, name=f"{page.kind}_entry"),
        path(f"{CASE}{slug}/<uuid:entry>/riwayat/", history(page), name=f"{page.kind}_history"),
    ]
