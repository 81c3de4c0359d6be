from __future__ import annotations

from django.urls import path

from sintas.cases.views.history import history

from ..views import measures

CASE = "kasus/<uuid:file_id>/ukuran/"
VALUE = "kasus/<uuid:file_id>/nilai-ukuran/<uuid:entry>/"

urlpatterns = [
    path(CASE, measures.set_one, name="measure"),
    path(f"{CASE}<uuid:entry>/", measures.measure, name="measure_entry"),
    path(f"{CASE}<uuid:entry>/ubah/", measures.set_one, name="measure_change"),
    path(f"{CASE}<uuid:entry>/nilai/", measures.points, name="measure_points"),
    path(f"{CASE}<uuid:entry>/riwayat/", history(measures.MEASURE), name="measure_history"),
    path(f"{CASE}<uuid:entry>/coret/", measures.strike, name="measure_strike"),
    path(VALUE, measures.point, name="measure_point_entry"),
    path(f"{VALUE}riwayat/", history(measures.POINT), name="measure_point_history"),
    path(f"{VALUE}coret/", measures.strike_value, name="measure_point_strike"),
]
