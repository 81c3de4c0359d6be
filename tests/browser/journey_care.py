"""The journey, second part: tracks she chooses, step by step; the conference of those who accompany her."""

from __future__ import annotations

from typing import Any

from sintas.cases.bases import Case
from sintas.cases.models import Task
from sintas.casework.models import Conference
from sintas.safekeeping.identity import acting_as
from sintas.tracks.models import CaseTrack, SafeHouseStay, TrackStep

from .ms_first_stages import tab
from .person import Person


def chooses(ratna: Person, file: str, title: str) -> None:
    """A track the file advises; she wants it."""
    ratna.goes_to(file)
    tab(ratna, "Jalur")
    ratna.sees(title, "disarankan")
    ratna.presses(title, within="main")
    ratna.presses("Catat pilihan klien")
    ratna.ticks("Dipilih klien")
    ratna.saves()
    ratna.is_told("tersimpan")


def takes_the_step(ratna: Person, step: str, *, outcome: str = "", papers: str = "", **answers: str) -> None:
    """From the page of the track: a step, done today."""
    ratna.presses(step, within="main")
    ratna.ticks("Sudah dilakukan")
    if outcome:
        ratna.picks("Hasilnya", outcome)
    for label, words in answers.items():
        ratna.writes(label.replace("_", " "), words)
    if papers:
        ratna.ticks(papers, group="Surat yang sudah diterima")
    ratna.saves()
    ratna.is_told("tersimpan")


def is_treated(ratna: Person, file: str) -> None:
    """Care first; the examination for the visum is asked by the investigator, and the paper goes to him."""
    chooses(ratna, file, "Layanan kesehatan")
    takes_the_step(ratna, "Perawatan segera", Perawatan_yang_diberikan="Pencegahan HIV dimulai, luka dirawat.")
    takes_the_step(ratna, "Pemeriksaan untuk visum")
    ratna.sees("2 dari 6")


def has_a_safe_place(ratna: Person, file: str) -> None:
    """She chooses it, is taken there, and arrives; where it is stands nowhere."""
    chooses(ratna, file, "Rumah aman")
    takes_the_step(ratna, "Klien setuju dan aturan rumah dijelaskan", outcome="Klien setuju tinggal")
    takes_the_step(ratna, "Diantar ke tempat aman")
    ratna.presses("Catat", within="main section.tale")
    ratna.ticks("Nyawa terancam")
    ratna.writes("Keadaan saat tiba", "Lelah, tetapi tenang.")
    ratna.saves()
    ratna.is_told("tersimpan")


def goes_to_law(ratna: Person, file: str) -> None:
    """She wants to report; the report is made; the visum is asked for and its receipt comes."""
    chooses(ratna, file, "Pendampingan hukum")
    takes_the_step(ratna, "Hak dan pilihan dijelaskan", outcome="Klien ingin melapor")
    takes_the_step(ratna, "Laporan ke polisi", outcome="Dilaporkan lembaga")
    takes_the_step(ratna, "Permintaan visum oleh penyidik", Rumah_sakit="RS Contoh")
    takes_the_step(ratna, "Tanda terima hasil visum")


def is_talked_over(ratna: Person, file: str) -> None:
    """The team with what she said; a decision with its day becomes somebody's task."""
    ratna.goes_to(file)
    ratna.presses("Catat", within="main", exact=True)
    ratna.presses("Pembahasan kasus", within="main")
    ratna.ticks("Kerahasiaan disampaikan")
    ratna.writes("Yang dibahas", "Keamanan sampai sidang; siapa mendampingi.")
    ratna.writes("Apa", "Menghubungi kantor bantuan hukum", row="Keputusan 1")
    ratna.picks("Siapa", "Ratna", row="Keputusan 1")
    ratna.saves()
    ratna.is_told("tersimpan")


def stands(case: Case, by: Any) -> None:
    """Three tracks under way, the stay without an address, the conference."""
    with acting_as(by.user_id):
        kept = {one.track: one.state for one in CaseTrack.current.filter(file_id=case.pk)}
        assert kept == dict.fromkeys(("medical", "safe_house", "legal"), "chosen"), kept
        assert {one.state for one in TrackStep.current.filter(file_id=case.pk)} == {"done"}
        assert SafeHouseStay.current.get(file_id=case.pk).left_on is None
        assert Conference.current.filter(file_id=case.pk).count() == 1
        assert Task.objects.filter(file_id=case.pk, done_at=None).exists()
