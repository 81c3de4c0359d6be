from __future__ import annotations

from django.urls import path

from sintas.cases.views.history import history
from sintas.cases.views.pages import view

from .views import case, groups, members, records, stages, team

app_name = "groupwork"
urlpatterns = [
    path("kelompok/", groups.groups, name="list"),
    path("kelompok/baru/", groups.new, name="new"),
    path("kelompok/<uuid:file_id>/", groups.group, name="group"),
    path("kelompok/<uuid:file_id>/keterangan/", view(records.ABOUT), name="group_about"),
    path("kelompok/<uuid:file_id>/keterangan/<uuid:entry>/riwayat/", history(records.ABOUT), name="group_about_history"),
    path("kelompok/<uuid:file_id>/kontrak/", view(records.CONTRACT), name="group_contract"),
    path("kelompok/<uuid:file_id>/kontrak/<uuid:entry>/riwayat/", history(records.CONTRACT), name="group_contract_history"),
    path("kelompok/<uuid:file_id>/tahap/<slug:stage>/selesai/", stages.complete, name="complete"),
    path("kelompok/<uuid:file_id>/tahap/kembali/", stages.back, name="back"),
    path("kelompok/<uuid:file_id>/tim/", team.team, name="team"),
    path("kelompok/<uuid:file_id>/tim/<uuid:user_id>/akhiri/", team.end, name="team_end"),
    path("kelompok/<uuid:file_id>/tutup/", stages.close, name="close"),
    path("kelompok/<uuid:file_id>/usulan/<uuid:offer_id>/", members.proposal, name="proposal"),
    path("kelompok/<uuid:file_id>/usulan/<uuid:offer_id>/siapkan/", members.take_up, name="take_up"),
    path("kelompok/<uuid:file_id>/usulan/<uuid:offer_id>/tutup/", members.decline, name="decline"),
    path("kelompok/<uuid:file_id>/anggota/<uuid:member_id>/", members.member, name="member"),
    path("kelompok/<uuid:file_id>/anggota/<uuid:member_id>/mulai/", members.accept, name="accept"),
    path("kelompok/<uuid:file_id>/anggota/<uuid:member_id>/keluar/", members.leave, name="leave"),
    path("kasus/<uuid:file_id>/kelompok/", case.of_case, name="of_case"),
    path("kasus/<uuid:file_id>/kelompok/<uuid:group_id>/", case.propose_to, name="propose"),
    path("kasus/<uuid:file_id>/kelompok/<uuid:group_id>/tarik/", case.take_back_from, name="take_back"),
]
