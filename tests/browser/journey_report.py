"""The journey, first part: she tells it, becomes a client, agrees to what may go out, and the duty of three days is met."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sintas.cases.bases import Case
from sintas.cases.models import Incident, Task
from sintas.safekeeping.identity import acting_as

from .ms_first_stages import is_accepted, opens_the_file, tab
from .person import Person

CALLED = "Mbak Kirana"
TOLD = "Mantan pacarnya memaksa berhubungan di kamar kos, dua malam yang lalu."
DUTY = "Teruskan laporan ke kepolisian"


def comes(inah: Person) -> str:
    """At the desk, safety first. The number of the enquiry."""
    inah.presses("Pengaduan", within="nav.nav")
    inah.presses("Pengaduan baru")
    inah.ticks("Tidak", group="Aman saat ini?")
    inah.ticks("Hari ini", group="Kedesakan")
    inah.writes("Bahaya yang mengancam sekarang", "Ia menunggu di depan kos dan mengancam lewat telepon.")
    inah.writes("Apa yang terjadi, singkat", TOLD)
    inah.ticks("Perkosaan")
    inah.picks("Pelaku adalah", "Mantan pacar")
    inah.writes("Nama atau inisial", "Kirana")
    inah.writes("Nyaman dipanggil", CALLED)
    inah.ticks("Perempuan")
    inah.writes("Lahir, atau usia", "usia 23")
    inah.ticks("Datang sendiri", group="Datang melalui")
    inah.saves("Simpan pengaduan")
    inah.is_told("Pengaduan tersimpan dengan nomor", TOLD, CALLED)
    return str(inah.page.locator("h1 .count").inner_text())


def becomes_a_client(sari: Person, ratna: Person, number: str) -> str:
    """The head gives the case to Ratna. The address of the file."""
    is_accepted(sari, number)
    file = opens_the_file(ratna)
    ratna.sees(CALLED)
    return file


def how_to_reach_her(ratna: Person) -> None:
    """Not by her own phone while he calls it."""
    tab(ratna, "Orang & kontak")
    ratna.presses("Tambah aturan")
    ratna.ticks("Lewat orang yang dipercaya")
    ratna.writes("Milik atau lewat siapa", "teman kerja, Rani")
    ratna.writes("Yang tidak boleh", "jangan menelepon nomornya")
    ratna.saves()
    ratna.is_told("Tersimpan")


def the_law_has_a_word_for_it(ratna: Person, file: str) -> None:
    """What she told at the desk stands in the file already; with the law's word ticked the clock of three days begins."""
    ratna.goes_to(file + "kewajiban/")
    ratna.presses("Kejadian kekerasan", within="main")
    assert ratna.page.input_value("[name=told]") == TOLD  # nobody asks her again
    ratna.ticks("Perkosaan", group="Sebutan menurut undang-undang")
    ratna.saves()
    ratna.is_told("Tersimpan")


def the_danger_is_weighed(ratna: Person) -> None:
    """He threatens and looks for her; the level with its reasons."""
    tab(ratna, "Keselamatan")
    ratna.presses("Nilai risiko")
    ratna.ticks("Ada ancaman membunuh", "Pelaku sedang mencari")
    ratna.ticks("Tinggi")
    ratna.writes("Alasannya", "Ia menunggu di depan kos.")
    ratna.saves()
    ratna.is_told("Tinggi.")


def plans_to_stay_safe(ratna: Person) -> None:
    """With her, in her words."""
    tab(ratna, "Keselamatan")
    ratna.presses("Rencana keselamatan", within=".body .stack > .row")
    ratna.writes("Tanda bahaya", "motornya di depan gang")
    ratna.writes("Orang yang menolong", "Rani")
    ratna.ticks("Disimpan di sini")
    ratna.saves()
    ratna.is_told("Rencana tersimpan")


def agrees(ratna: Person) -> None:
    """Service, referral, conference; to the hospital, to legal aid, to the team."""
    tab(ratna, "Persetujuan")
    ratna.presses("Catat persetujuan")
    ratna.ticks("Kerahasiaan dan batasnya", "Kewajiban melapor 3 x 24 jam", "Hak mencabut", "Dibacakan dan dijelaskan")
    ratna.ticks("Setuju", group="Jawabannya")
    ratna.ticks(
        "Rujukan", "Pembahasan kasus bersama tim", "Proses hukum", "Pemeriksaan dan perawatan kesehatan", "Dihubungi setelah layanan"
    )
    ratna.ticks("Tim pendamping", "Lembaga bantuan hukum", "Rumah sakit")
    ratna.ticks("Identitas", "Cerita kejadian", "Layanan yang telah diberikan")
    ratna.ticks("Tanda tangan")
    ratna.saves()
    ratna.is_told("Jawaban klien tersimpan")


def reaches_the_police(ratna: Person, file: str) -> None:
    """Within the three days, and what shows it; the question of protection follows by itself."""
    ratna.presses("Hari ini", within="nav.nav")
    ratna.sees(DUTY, "Sisa 2 hari")
    ratna.goes_to(file + "kewajiban/")
    ratna.sees(DUTY, "Dihitung sejak")
    ratna.presses("Sudah dilakukan")
    ratna.writes("Yang menunjukkannya", "Tanda terima laporan, unit PPA, kepada petugas jaga.")
    ratna.saves()
    ratna.sees("Sudah dijawab", "Tanyakan pelindungan sementara")


def stands(case: Case, by: Any) -> None:
    """One incident with the law's word, the report made in time, the next duty open."""
    with acting_as(by.user_id):
        assert [one.forms for one in Incident.current.filter(file_id=case.pk)] != []
        duties = {one.duty: one for one in Task.objects.filter(file_id=case.pk).exclude(duty="")}
        report, protection = duties["tpks_police_report"], duties["tpks_police_protection"]
        assert report.done_at is not None
        assert report.done_at - report.starts_at < timedelta(hours=72)
        assert protection.done_at is None
