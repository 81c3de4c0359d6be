"""The journey, last part: the trial, the way home, the ending; a year later fear is back, and the case is opened again."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from sintas.cases.bases import Case
from sintas.casework.models import FollowUp, Termination
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.tracks.models import SafeHouseStay, TrackStep

from .journey_care import takes_the_step
from .ms_first_stages import tab
from .person import Person
from .test_ms_to_closing import STAGES, put_right

CRITERIA = "fieldset.row-card > legend"
AGAIN = "Ia dihubungi lagi oleh pelaku dan meminta didampingi."


def goes_to_court(ratna: Person, file: str) -> None:
    """Accompanied, with what she needs to be able to be there; the verdict is told to her."""
    ratna.goes_to(file + "jalur/legal/")
    ratna.presses("Sidang", within="main")
    ratna.ticks("Sudah dilakukan")
    ratna.ticks("Pekerja sosial", "Advokat", group="Siapa yang mendampingi")
    ratna.writes("Yang diperlukan klien agar aman", "Ruang tunggu terpisah.")
    ratna.writes("Keadaan klien sesudahnya", "Lega, lelah.")
    ratna.saves()
    ratna.is_told("tersimpan")
    takes_the_step(ratna, "Putusan diberitahukan")


def goes_home(ratna: Person, file: str) -> None:
    """The plan for afterwards, then the departure; the stay ends with its belongings given back."""
    ratna.goes_to(file + "jalur/safe_house/")
    takes_the_step(ratna, "Rencana setelah rumah aman", Siapa_yang_menerima="Kakaknya.")
    ratna.presses("Kepulangan", within="main")  # of the track; written once, with the stay
    ratna.page.locator("summary", has_text="Kepulangan").first.click()
    ratna.writes("Pergi pada", clock.today().isoformat())
    ratna.picks("Ke mana", "Keluarga lain")
    ratna.ticks("Barang dikembalikan lengkap")
    ratna.saves()
    ratna.is_told("tersimpan")


def the_work_goes_its_way(ratna: Person, file: str) -> None:
    """From stage to stage up to the ending: what a stage still needs is written where its page says."""
    ratna.goes_to(file)
    for done, now in pairwise(STAGES[:6]):
        ratna.presses(f"Selesaikan tahap {done}")
        ratna.page.locator(".summary").wait_for()
        put_right(ratna)
        ratna.goes_to(file)
        if done != "Evaluasi":  # its decision moves the case by itself
            ratna.presses(f"Selesaikan tahap {done}")
            ratna.is_told(f"Tahap {done} selesai. Sekarang: {now}.")


def the_danger_has_passed(ratna: Person, file: str) -> None:
    """Looked at again before the ending: he is in prison."""
    ratna.goes_to(file)
    tab(ratna, "Keselamatan")
    ratna.presses("Nilai risiko")
    ratna.ticks("Rendah")
    ratna.writes("Alasannya", "Pelaku dipenjara; ia tinggal bersama kakaknya.")
    ratna.saves()
    ratna.is_told("Rendah.")


def it_ends(ratna: Person, file: str) -> None:
    """Four judgements, the last conversation, a channel; then the case is closed."""
    ratna.goes_to(file)
    tab(ratna, "Pengakhiran")
    ratna.presses("Tulis pengakhiran")
    ratna.ticks("Terencana")
    ratna.ticks("Tujuan tercapai", group="Alasan")
    for title in ratna.page.locator(CRITERIA).all_inner_texts():
        ratna.ticks("Terpenuhi", group=title)
    ratna.ticks("Sudah dilakukan", group="Konseling akhir")
    ratna.picks("Kembali ke", "Keluarga lain")
    ratna.ticks("Telepon ke nomor aman")
    ratna.saves("Simpan pengakhiran")
    ratna.is_told("Pengakhiran tersimpan")
    ratna.presses("Tutup kasus")
    ratna.ticks("Tujuan tercapai")
    ratna.saves()
    ratna.is_told("Tersimpan", "kasus ditutup")


def a_year_after(ratna: Person, file: str) -> None:
    """Sleep is bad again and he has called: the page answers with care, and she wants the work to go on."""
    ratna.goes_to(file)
    tab(ratna, "Pengakhiran")
    ratna.presses("Catat tindak lanjut")
    ratna.ticks("Telepon ke nomor aman", group="Lewat")
    ratna.writes("Keadaan klien", "Sulit tidur dua minggu ini.")
    ratna.ticks("Tidur terganggu", "Dihubungi")
    ratna.ticks("Membuka kembali kasus", group="Jawabannya")
    ratna.writes("Alasan, atau apa yang disepakati", AGAIN)
    ratna.saves("Simpan tindak lanjut")
    ratna.is_told("Tindak lanjut tersimpan")


def is_opened_again(ratna: Person, file: str) -> None:
    """Her answer opened it; the reason stands in the same story as all that came before, and the work goes on."""
    ratna.goes_to(file)
    ratna.does_not_see("kasus ditutup", within=".band")
    ratna.sees(AGAIN)


def stands(case: Case, by: Any) -> None:
    """Open again, the stay over, the trial accompanied, the signs of relapse kept as codes."""
    with acting_as(by.user_id):
        case.refresh_from_db()
        assert case.closed_on is None
        assert SafeHouseStay.current.get(file_id=case.pk).left_to == "other_family"
        trial = TrackStep.current.get(file_id=case.pk, track="legal", step="trial")
        assert set(trial.companions) == {"worker", "advocate"}
        assert Termination.current.filter(file_id=case.pk).count() == 1
        assert set(FollowUp.current.get(file_id=case.pk).signs) == {"sleep", "contact_by_perpetrator"}
