"""Addresses are Indonesian and neutral: none tells what the house does."""

from django.urls import path

from sintas.kit.views import neutral

from .signin import open_to_all
from .views import (
    door,
    drafts,
    importing,
    kept,
    leaving,
    organisation,
    password,
    people,
    postings,
    resetting,
    second_step,
    settings,
    shared,
    units,
)

app_name = "staff"
urlpatterns = [
    path("masuk/", door.sign_in, name="sign_in"),
    path("masuk/langkah-kedua/", door.second, name="second"),
    path("masuk/lagi/", second_step.again, name="again"),
    path("keluar/", door.sign_out, name="sign_out"),
    path("kunci/", door.lock, name="lock"),
    path("terkunci/", door.locked, name="locked"),
    path("kalender/", open_to_all(neutral), name="neutral"),
    path("kata-sandi/", password.new_password, name="new_password"),
    path("pengaturan/", settings.settings_page, name="settings"),
    path("pengaturan/tema/", settings.theme, name="theme"),
    path("pengaturan/bahasa/", settings.language, name="language"),
    path("pengaturan/langkah-kedua/", second_step.second_step, name="second_step"),
    path("pengaturan/langkah-kedua/aplikasi/", second_step.authenticator, name="authenticator"),
    path("pengaturan/langkah-kedua/aplikasi/lepas/", second_step.no_authenticator, name="no_authenticator"),
    path("pengaturan/langkah-kedua/kunci-sandi/", second_step.passkey, name="passkey"),
    path("pengaturan/langkah-kedua/kunci-sandi/<uuid:passkey_id>/hapus/", second_step.no_passkey, name="no_passkey"),
    path("pengaturan/langkah-kedua/kode-cadangan/", second_step.recovery_codes, name="recovery_codes"),
    path("layar-bersama/", shared.share, name="share"),
    path("layar-bersama/selesai/", shared.end_sharing, name="end_sharing"),
    path("draf/", drafts.draft, name="draft"),
    path("draf/tersegel/", drafts.sealed_draft, name="sealed_draft"),
    path("draf/saya/", drafts.my_drafts, name="my_drafts"),
    path("draf/buang/", drafts.throw_away, name="throw_draft_away"),
    path("tulisan/", kept.keep_words, name="keep_words"),
    path("lembaga/", organisation.organisation, name="organisation"),
    path("lembaga/unit/", units.new_unit, name="new_unit"),
    path("lembaga/unit/<uuid:unit_id>/", units.unit, name="unit"),
    path("petugas/", people.register, name="register"),
    path("petugas/baru/", people.new_person, name="new_person"),
    path("petugas/impor/", importing.upload, name="import_people"),
    path("petugas/impor/contoh.xlsx", importing.example, name="import_example"),
    path("petugas/<uuid:user_id>/", people.person, name="person"),
    path("petugas/<uuid:user_id>/data/", people.edit_person, name="edit_person"),
    path("petugas/<uuid:user_id>/peran/", postings.give_role, name="give_role"),
    path("petugas/<uuid:user_id>/peran/<uuid:posting_id>/akhiri/", postings.end_role, name="end_role"),
    path("petugas/<uuid:user_id>/kode/", resetting.reset, name="reset_password"),
    path("petugas/<uuid:user_id>/langkah-kedua/", resetting.forget, name="forget_second_step"),
    path("petugas/<uuid:user_id>/berhenti/", leaving.let_go_page, name="let_go"),
    path("petugas/<uuid:user_id>/kembali/", leaving.take_back_page, name="take_back"),
]
