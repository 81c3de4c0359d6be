from __future__ import annotations

from django.urls import URLPattern, path

from .views import (
    attachments,
    care,
    caseload,
    consent,
    diary,
    duties,
    horizon,
    incident,
    pages,
    people,
    people_pages,
    risk,
    safety,
    sources,
    suicide,
    tasks,
    team,
    unit_times,
    warning,
    workload,
)
from .views.history import history
from .views.recording import RecordPage

app_name = "cases"


def of(page: RecordPage, slug: str) -> list[URLPattern]:
    """New at /kasus/<file>/<slug>/, a correction at /kasus/<file>/<slug>/<entry>/."""
    view = pages.view(page)
    return [
        path(f"kasus/<uuid:file_id>/{slug}/", view, name=page.kind),
        path(f"kasus/<uuid:file_id>/{slug}/<uuid:entry>/", view, name=f"{page.kind}_entry"),
        *past(page, slug),
    ]


def past(page: RecordPage, slug: str) -> list[URLPattern]:
    """The versions of an entry at /kasus/<file>/<slug>/<entry>/riwayat/, where the record has any."""
    address = f"kasus/<uuid:file_id>/{slug}/<uuid:entry>/riwayat/"
    return [path(address, history(page), name=f"{page.kind}_history")] if page.model is not None else []


urlpatterns = [
    *of(pages.NOTE, "catatan"),
    *of(pages.CONTACT, "kontak"),
    path("kasus/<uuid:file_id>/orang/", people.people, name="people"),
    path("kasus/<uuid:file_id>/orang/coret/<slug:kind>/<uuid:entry>/", people.strike_out, name="people_strike"),
    *of(people_pages.CLIENT, "klien"),
    *of(people_pages.REACH, "cara-menghubungi"),
    *of(people_pages.DISABILITY, "disabilitas"),
    *of(people_pages.PERSON, "seseorang"),
    *of(people_pages.TIE, "ikatan"),
    *of(people_pages.STANCE, "sikap-keluarga"),
    *of(people_pages.SAFETY_FACT, "fakta"),
    *of(people_pages.APART, "tidak-lagi-serumah"),
    *of(people_pages.LINK, "kaitkan"),
    *of(people_pages.LINK_END, "kaitan/akhiri")[:1],
    path("kasus/<uuid:file_id>/kejadian/", incident.incident, name="incident"),
    path("kasus/<uuid:file_id>/kejadian/<uuid:entry>/", incident.incident, name="incident_entry"),
    *past(incident.INCIDENT, "kejadian"),
    *of(pages.OBSERVATION, "pengamatan"),
    *of(pages.ATTACHMENT, "lampirkan"),
    *of(pages.APPOINTMENT, "janji"),
    path("kasus/<uuid:file_id>/lampiran/", attachments.attachments, name="attachments"),
    path("kasus/<uuid:file_id>/lampiran/<uuid:entry>/unduh/", attachments.download, name="attachment_download"),
    path("kasus/<uuid:file_id>/janji/<uuid:appointment_id>/hasil/", diary.settle_appointment, name="appointment_settle"),
    path("kasus/<uuid:file_id>/janji/<uuid:appointment_id>/pindah/", diary.move, name="appointment_move"),
    path("kasus/<uuid:file_id>/tim/", team.team, name="team"),
    path("kasus/<uuid:file_id>/tim/tambah/", team.join, name="join"),
    path("kasus/<uuid:file_id>/tim/serahkan/", team.give, name="give"),
    path("kasus/<uuid:file_id>/tim/benturan/", team.conflict, name="conflict"),
    path("kasus/<uuid:file_id>/tim/<uuid:user_id>/akhiri/", team.leave, name="leave"),
    path("kasus/", caseload.case_list, name="list"),
    path("kasus/sunyi/", caseload.silent, name="silent"),
    path("kasus/<uuid:file_id>/catat/", caseload.record_what, name="record_what"),
    path("asuhan/", care.care_list, name="care_list"),
    path("asuhan/<uuid:file_id>/", care.care, name="care"),
    path("kasus/<uuid:file_id>/dokumen-sumber/", sources.sources, name="sources"),
    path("beban/", workload.workload, name="workload"),
    path("beban/<uuid:unit_id>/", workload.workload, name="workload_of"),
    path("beban/waktu-layanan/", unit_times.unit_times, name="unit_times"),
    path("beban/<uuid:unit_id>/waktu-layanan/", unit_times.unit_times, name="unit_times_of"),
    path("beban/kewajiban/", duties.unit_duties, name="unit_duties"),
    path("beban/<uuid:unit_id>/kewajiban/", duties.unit_duties, name="unit_duties_of"),
    path("jadwal/", diary.day, name="day"),
    path("jadwal/minggu/", diary.week, name="week"),
    path("jadwal/unit/", diary.unit, name="unit_week"),
    path("jadwal/unit/<uuid:unit_id>/", diary.unit, name="unit_week_of"),
    path("kasus/<uuid:file_id>/persetujuan/", consent.consents, name="consents"),
    *of(consent.CONSENT, "persetujuan/catat"),
    *of(consent.WITHDRAWAL, "persetujuan/cabut")[:1],
    *of(consent.CONTRACT, "kontrak"),
    path("kasus/<uuid:file_id>/keselamatan/", safety.safety, name="safety"),
    *of(safety.PLAN, "keselamatan/rencana"),
    *of(safety.URGENT, "keselamatan/langkah"),
    *of(warning.WARNING, "keselamatan/perhatian"),
    path("kasus/<uuid:file_id>/keselamatan/perhatian/<uuid:entry>/akhiri/", warning.warning_end, name="warning_end"),
    path("kasus/<uuid:file_id>/keselamatan/penilaian/", risk.risk, name="risk"),
    path("kasus/<uuid:file_id>/keselamatan/penilaian/<uuid:entry>/", risk.risk, name="risk_entry"),
    *past(risk.RISK, "keselamatan/penilaian"),
    path("kasus/<uuid:file_id>/keselamatan/sekarang/", suicide.suicide_path, name="suicide_path"),
    path("kasus/<uuid:file_id>/keselamatan/sekarang/akhiri/", suicide.suicide_end, name="suicide_end"),
    path("kasus/<uuid:file_id>/keselamatan/sekarang/<uuid:entry>/", suicide.suicide_path, name="suicide_path_entry"),
    *past(suicide.PATH, "keselamatan/sekarang"),
    path("kasus/<uuid:file_id>/kewajiban/", duties.duties, name="duties"),
    path("kasus/<uuid:file_id>/kewajiban/mulai/", duties.duty_begin, name="duty_begin"),
    path("kasus/<uuid:file_id>/kewajiban/<uuid:duty_id>/selesai/", duties.duty_done, name="duty_done"),
    path("kasus/<uuid:file_id>/kewajiban/<uuid:duty_id>/tidak/", duties.duty_left, name="duty_left"),
    path("kasus/<uuid:file_id>/kewajiban/<uuid:duty_id>/awal/", duties.duty_change, name="duty_change"),
    path("kasus/<uuid:file_id>/waktu-pemulihan/", horizon.horizon, name="horizon"),
    path("kasus/<uuid:file_id>/tugas/", tasks.tasks, name="tasks"),
    *of(tasks.TASK, "tugas/baru")[:1],
    path("kasus/<uuid:file_id>/tugas/<uuid:task_id>/", tasks.task_answer, name="task_answer"),
]
