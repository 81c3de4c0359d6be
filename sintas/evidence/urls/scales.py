from __future__ import annotations

from django.urls import path

from ..views import scales

CASE = "kasus/<uuid:file_id>/skala/"

urlpatterns = [
    path(CASE, scales.scales, name="scales"),
    path(f"{CASE}<uuid:entry>/", scales.result, name="scale_entry"),
    path(f"{CASE}<uuid:entry>/ubah/", scales.change, name="scale_change"),
    path(f"{CASE}<uuid:entry>/riwayat/", scales.past, name="scale_history"),
    path(f"{CASE}<uuid:entry>/coret/", scales.strike, name="scale_strike"),
    path(f"{CASE}<slug:scale>/<slug:language>/", scales.give, name="scale"),
]
