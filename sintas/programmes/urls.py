from __future__ import annotations

from django.urls import URLPattern, path

from sintas.cases.urls import of
from sintas.cases.views.recording import RecordPage

from .views import attendance, case, programme, records, residence, week

app_name = "programmes"


def pages(page: RecordPage, slug: str) -> list[URLPattern]:
    """New, corrected, and its versions, below the page of the case."""
    return of(page, f"program/{slug}")


urlpatterns = [
    path("program/", week.week, name="week"),
    path("program/baru/<uuid:unit_id>/", programme.new_programme, name="new_programme"),
    path("program/<uuid:programme_id>/", programme.programme, name="programme"),
    path("program/<uuid:programme_id>/ubah/", programme.change, name="programme_change"),
    path("program/<uuid:programme_id>/akhiri/", programme.end, name="programme_end"),
    path("program/<uuid:programme_id>/hadir/", attendance.roll, name="roll"),
    path("kasus/<uuid:file_id>/program/", case.of_case, name="of_case"),
    *pages(records.ENROLMENT, "ikut"),
    *pages(records.PROGRESS, "kemajuan"),
    *pages(records.PLACEMENT, "tempat"),
    *pages(records.LEAVE, "izin"),
    path("asrama/", residence.residence, name="residence"),
    path("asrama/baru/<uuid:unit_id>/", residence.new_room, name="new_room"),
    path("asrama/<uuid:room_id>/ubah/", residence.change, name="room_change"),
    path("asrama/<uuid:room_id>/tutup/", residence.close, name="room_close"),
]
