"""MS, the documented case of 34 days: read as it came in from its file, and walked by hand from first contact to closing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sintas.casework import importing
from sintas.safekeeping.identity import acting_as

from .person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MS = Path(importing.__file__).parent.parent / "fixtures" / "ms.yaml"


@pytest.fixture
def imported(people: dict[str, Any]) -> str:
    """MS as `sintas case import` leaves her: closed, with her whole story. The page of her case."""
    by = people["ratna"]
    with acting_as(by.user_id):
        for one in importing.read(MS):
            importing.carry_in(by=by, one=one)
        from sintas.cases.models import Case

        return f"/kasus/{Case.objects.get(source_ref='MS').pk}/"


def test_the_whole_story_of_ms_is_read_from_first_contact_to_closing(at_a_screen: Callable[..., Person], imported: str) -> None:
    ratna = at_a_screen("ratna")
    ratna.presses("Kasus", within="nav.nav")
    ratna.does_not_see("KS-0001", within="main")
    ratna.presses("Ditutup", within="main")
    ratna.page.locator("main li", has_text="KS-0001").get_by_role("link").first.click()
    ratna.sees("kasus ditutup")
    assert ratna.path == imported
    told = whole_story(ratna)
    places = [first_place(told, words) for words in ("Kasus ditutup", "22 Sep 2024 Sesi", "16 Sep 2024 Sesi", "Resmi menjadi klien", "Berkas dibuka")]
    assert places == sorted(places)  # the newest stands first
    for day in ("23 Agu", "26 Agu", "16 Sep", "17 Sep", "20 Sep", "22 Sep", "26 Sep"):
        assert day in told, (day, told)
    assert told.count("Sesi") >= 5
    assert "Agustus 2024" in told
    assert "September 2024" in told
    for stage in ("engagement", "assessment", "planning", "implementation", "evaluation", "termination", "follow_up"):
        ratna.goes_to(f"{imported}tahap/{stage}/")
        ratna.sees("kasus ditutup")
    ratna.has_nothing_to_complain_of()


def whole_story(ratna: Person) -> str:
    """Every page of it."""
    told = ratna.text(".tale")
    while ratna.page.get_by_role("link", name="Berikutnya").count():
        before = ratna.path
        ratna.presses("Berikutnya")
        ratna.page.wait_for_url(lambda url, before=before: not url.endswith(before))
        told += ratna.text(".tale")
    return told


def first_place(text: str, words: str) -> int:
    """Where the words stand first."""
    assert words in text, (words, text)
    return text.index(words)


def test_a_closed_case_opens_again_goes_back_and_is_closed_once_more(at_a_screen: Callable[..., Person], imported: str) -> None:
    ratna = at_a_screen("ratna")
    ratna.goes_to(f"{imported}tahap/termination/")
    ratna.presses("Buka kembali kasus")
    ratna.saves()
    ratna.sees("1 hal belum lengkap")
    ratna.writes("Alasan membuka kembali", "Ia menelepon dan meminta didampingi lagi.")
    ratna.saves()
    ratna.is_told("Tersimpan", "Ia menelepon dan meminta didampingi lagi.")
    ratna.does_not_see("kasus ditutup", within=".band")
    ratna.presses("Kembali ke tahap lain")
    ratna.ticks("Evaluasi")
    ratna.writes("Alasannya", "Hasilnya dilihat lagi bersama.")
    ratna.saves()
    ratna.is_told("Hasilnya dilihat lagi bersama.")
    ratna.sees("Evaluasi tahap 5 dari 7")
    ratna.presses("Selesaikan tahap Evaluasi")
    ratna.page.locator(".summary").wait_for()
    put_right(ratna)  # the document says nowhere what was decided
    ratna.goes_to(imported)
    ratna.sees("Terminasi tahap 6 dari 7")
    close(ratna, f"{imported}tahap/termination/")


def close(ratna: Person, stage: str) -> None:
    """From the page of a stage, with the reason."""
    ratna.goes_to(stage)
    ratna.presses("Tutup kasus")
    ratna.ticks("Tujuan tercapai")
    ratna.writes("Penjelasan", "Ia bekerja dan merasa siap.")
    ratna.saves()
    ratna.is_told("Tersimpan", "kasus ditutup", "Ia bekerja dan merasa siap.")


def test_by_hand_stage_by_stage_with_what_is_missing_put_right_where_the_page_says(
    at_a_screen: Callable[..., Person], open_a_case: Callable[..., Any]
) -> None:
    file = f"/kasus/{open_a_case('ratna', name='MS', called='Kak M', age_stated=27).pk}/"
    ratna = at_a_screen("ratna")
    ratna.goes_to(file)
    for done, now in pairwise(STAGES):
        ratna.presses(f"Selesaikan tahap {done}")
        ratna.page.locator(".summary").wait_for()
        put_right(ratna)
        ratna.goes_to(file)
        if done != "Evaluasi":  # its decision moved the case already
            ratna.presses(f"Selesaikan tahap {done}")
            ratna.is_told(f"Tahap {done} selesai. Sekarang: {now}.")
        if done == "Implementasi":
            one_more_session(ratna, file)
    ratna.sees("Tindak lanjut tahap 7 dari 7")
    ratna.presses("Belum ada kontak tindak lanjut")
    follow_up(ratna)
    close(ratna, file + "tahap/follow_up/")
    told = whole_story(ratna)
    for words in ("Satu sesi lagi diminta.", "Menyusun CV bersama.", "Resmi menjadi klien", "Persetujuan", "Kontrak pelayanan"):
        assert words in told, (words, told)
    ratna.has_nothing_to_complain_of()
    print(f"MS by hand: {ratna.clicks} presses, {ratna.moves} fields")


def one_more_session(ratna: Person, file: str) -> None:
    """Back from the evaluation with a reason, and on again."""
    ratna.presses("Kembali ke tahap lain")
    ratna.ticks("Implementasi")
    ratna.saves()
    ratna.sees("1 hal belum lengkap")
    ratna.writes("Alasannya", "Satu sesi lagi diminta.")
    ratna.saves()
    ratna.is_told("Satu sesi lagi diminta.")
    ratna.presses("Selesaikan tahap Implementasi")
    ratna.is_told("Sekarang: Evaluasi.")


def put_right(ratna: Person) -> None:
    """Every link of the list leads to the place where it is put right; there it is written, once for each place."""
    links = [link.get_attribute("href") or "" for link in ratna.page.locator(".summary a").all()]
    places = {part: url for url in links for part in PLACES if url.endswith(part)}
    unknown = [url for url in links if url not in places.values()]
    assert links, ratna.text()[:2000]
    assert unknown == [], unknown
    for part, url in places.items():
        ratna.goes_to(url)
        PLACES[part](ratna)


def contact(ratna: Person) -> None:
    """The room visit of the first day."""
    ratna.ticks("Kunjungan kamar")
    ratna.writes("Tanggal", "23 Agustus 2024")
    ratna.writes("Hasilnya", "Pintu dibuka. Berbincang ringan.")
    ratna.saves()
    ratna.is_told("Kontak tersimpan")


def reach(ratna: Person) -> None:
    """By the house parent."""
    ratna.ticks("Lewat orang yang dipercaya")
    ratna.writes("Milik atau lewat siapa", "pembina asrama")
    ratna.saves()
    ratna.is_told("Tersimpan")


def consent(ratna: Person) -> None:
    """Signed on 26 August, read aloud."""
    if ratna.page.locator("form.form").count() == 0:
        ratna.presses("Catat persetujuan")
    ratna.ticks("Kerahasiaan dan batasnya", "Kewajiban melapor 3 x 24 jam", "Hak mencabut")
    ratna.ticks("Dibacakan dan dijelaskan")
    ratna.ticks("Setuju", group="Jawabannya")
    ratna.writes("Tanggal", "26 Agustus 2024")
    ratna.ticks("Tim pendamping di lembaga ini")
    ratna.ticks("Identitas")
    ratna.ticks("Tanda tangan")
    ratna.saves()
    ratna.is_told("Jawaban klien tersimpan")


def contract(ratna: Person) -> None:
    """The terms, read aloud and signed."""
    ratna.writes("Tujuan", "Bekerja sesuai kemampuannya.")
    ratna.ticks("Ketentuan dibacakan dan dipahami", "Ditandatangani kedua pihak")
    ratna.saves()
    ratna.is_told("Kontrak tersimpan")


def risk(ratna: Person) -> None:
    """Nothing threatens; two people hold her."""
    ratna.writes("Siapa dan apa", "Kakak keempat dan pembina asrama.")
    ratna.ticks("Rendah")
    ratna.writes("Alasannya", "Tidak ada bahaya yang diketahui.")
    ratna.saves()
    ratna.is_told("Rendah.")


def assessment(ratna: Person) -> None:
    """Four boxes open the gate."""
    ratna.writes("Yang dikerjakan lebih dahulu", "Cemas menghadapi dunia kerja.")
    ratna.writes("Masalah", "Cemas menghadapi dunia kerja.")
    ratna.writes("Kebutuhan", "Relasi dengan orang berpengalaman.")
    ratna.writes("Potensi dan kekuatan", "Ambisius.\nPercaya diri.")
    ratna.saves("Simpan asesmen")
    ratna.is_told("Asesmen tersimpan")


def plan(ratna: Person) -> None:
    """Where it leads, nothing to stop first, and she agrees."""
    ratna.ticks("Tidak", group="Masih mungkinkah kekerasan berlanjut?")
    ratna.writes("Tujuan umum", "Siap bekerja.")
    ratna.ticks("Setuju", group="Pendapat klien tentang rencana ini")
    ratna.saves()
    ratna.is_told("Rencana tersimpan")


def goals(ratna: Person) -> None:
    """One, honestly not measured."""
    ratna.writes("Tujuan khusus", "Lebih sabar.", row="Tujuan 1")
    ratna.ticks("Tidak diukur", group="Tujuan 1")
    ratna.writes("Mengapa tidak diukur", "Belum ada ukurannya.", row="Tujuan 1")
    ratna.saves()
    ratna.is_told("Tujuan tersimpan")


def session(ratna: Person) -> None:
    """Held today."""
    ratna.writes("Yang dilakukan dan diamati", "Menyusun CV bersama.")
    ratna.ticks("Tidak ada langkah berikutnya")
    ratna.saves("Simpan sesi")
    ratna.is_told("Sesi tersimpan")


def evaluation(ratna: Person) -> None:
    """A result where a goal has none yet, and the decision, which moves the case."""
    for title in ratna.page.locator(ROW_TITLES).all_inner_texts():
        ratna.writes("Yang berubah", "Lebih tenang.", row=title)
        ratna.writes("Terlihat dari", "Nada bicaranya lebih rendah.", row=title)
    ratna.ticks("Dihentikan", group="Keputusan")
    ratna.writes("Alasan keputusan", "Tujuannya tercapai.")
    ratna.saves("Simpan evaluasi")
    ratna.is_told("Evaluasi tersimpan")


def ending(ratna: Person) -> None:
    """Four judgements, the last conversation, a channel, a reason."""
    ratna.ticks("Terencana")
    ratna.ticks("Tujuan tercapai", group="Alasan")
    for title in ratna.page.locator(ROW_TITLES).all_inner_texts():
        ratna.ticks("Terpenuhi", group=title)
    ratna.ticks("Sudah dilakukan", group="Konseling akhir")
    ratna.writes("Siapa melanjutkan", "pendamping BIMPOK")
    ratna.ticks("Klien datang atau menghubungi sendiri")
    ratna.saves("Simpan pengakhiran")
    ratna.is_told("Pengakhiran tersimpan")


def follow_up(ratna: Person) -> None:
    """She comes by herself."""
    ratna.ticks("Klien datang atau menghubungi sendiri")
    ratna.writes("Keadaan klien", "Sudah bekerja dua minggu.")
    ratna.saves("Simpan tindak lanjut")
    ratna.is_told("Tindak lanjut tersimpan")


ROW_TITLES = "fieldset.row-card > legend"
STAGES = ("Engagement", "Asesmen", "Perencanaan", "Implementasi", "Evaluasi", "Terminasi", "Tindak lanjut")
PLACES: dict[str, Callable[[Person], None]] = {
    "kontak/": contact,
    "cara-menghubungi/": reach,
    "persetujuan/catat/": consent,
    "kontrak/": contract,
    "penilaian/": risk,
    "asesmen/pokok/": assessment,
    "rencana/pokok/": plan,
    "rencana/tujuan/": goals,
    "sesi/": session,
    "evaluasi/": evaluation,
    "akhir/pengakhiran/": ending,
}
