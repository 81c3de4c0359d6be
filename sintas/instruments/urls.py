from __future__ import annotations

from django.urls import path

from .views import making, own, wordings

app_name = "instruments"
UNIT = "unit/skala/<uuid:unit_id>/"

urlpatterns = [
    path("unit/skala/", own.own, name="own"),
    path(f"{UNIT}baru/", making.scale, name="own_new"),
    path(f"{UNIT}unggah/", making.xlsform, name="own_bring"),
    path(f"{UNIT}teks/", wordings.wordings, name="wordings"),
    path(f"{UNIT}teks/<uuid:leave_id>/akhiri/", wordings.end, name="wording_end"),
    path(f"{UNIT}<slug:slug>/", own.one, name="own_one"),
    path(f"{UNIT}<slug:slug>/versi/<int:number>/", own.one, name="own_version"),
    path(f"{UNIT}<slug:slug>/ubah/", making.scale, name="own_change"),
    path(f"{UNIT}<slug:slug>/unggah/", making.xlsform, name="own_bring_again"),
    path(f"{UNIT}<slug:slug>/akhiri/", own.end, name="own_end"),
]
