"""LK3-B by hand on a phone: a young woman forced by her brother-in-law, in whose house she lives (facts of the documented case, names invented).

From the report to a safety plan on paper, consent and a second session, by three people of the house, pressing and writing as people do.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .paper import words_on_paper
from .person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FLAG = "Tinggal serumah dengan pelaku"
TOLD = "Kakak ipar memaksanya beberapa kali sejak ia menumpang di rumah itu."
SHE_SAID = "Saya hanya ingin pintu kamar saya bisa dikunci."
PLAN = {
    "Tanda bahaya": "motornya masuk lewat jam sebelas",
    "Saat kejadian": "ke kamar mandi, pintunya berkunci",
    "Tempat aman": "rumah Bu Lilis, dua gang",
    "Orang yang menolong": "Bu Lilis, ketuk kapan saja",
    "Yang dibawa": "KTP, ijazah, obat",
}
CODE_WORD = "payung biru"


def test_from_the_report_to_safety_consent_and_a_second_session(at_a_screen: Callable[..., Person], tmp_path: Path) -> None:
    inah = at_a_screen("inah")
    number = she_is_received(inah)
    sari = at_a_screen("sari")
    she_is_accepted(sari, number)
    ratna = at_a_screen("ratna")
    ratna.sees("Hari ini", within="body")
    ratna.presses("Kasus", within="nav.nav")
    ratna.page.locator("main li", has_text="KS-0001").get_by_role("link").first.click()
    ratna.clicks += 1
    file = ratna.path
    ratna.sees(FLAG, "Sekar")
    ratna.in_sight_while_scrolling(FLAG)
    how_to_reach_her(ratna, file)
    what_is_known_of_the_danger(ratna, file)
    the_flag_stays(ratna, file)
    the_safety_plan(ratna, file)
    the_plan_on_paper(ratna, file, tmp_path)
    she_agrees(ratna, file)
    first_contact(ratna, file)
    two_sessions(ratna, file)
    the_story_tells_it_all(ratna, file)
    for person in (inah, sari, ratna):
        person.has_nothing_to_complain_of()
        print(f"{person.name}: {person.clicks} presses, {person.moves} fields")
    # What paper takes: an intake form, a consent form and two progress notes are some sixty fields. A day's work must not grow past that.
    assert sum(person.clicks for person in (inah, sari, ratna)) <= 45
    assert sum(person.moves for person in (inah, sari, ratna)) <= 70


def she_is_received(inah: Person) -> str:
    """The intake officer, with the woman who brought her on the phone. Safety comes first on the form."""
    inah.presses("Pengaduan", within="nav.nav")
    inah.presses("Pengaduan baru")
    inah.ticks("Tidak", group="Aman saat ini?")
    inah.ticks("Hari ini", group="Kedesakan")
    inah.ticks(FLAG)
    inah.writes("Bahaya yang mengancam sekarang", "Kamar tidak bisa dikunci; ia pulang malam ketika istrinya sudah tidur.")
    inah.writes("Apa yang terjadi, singkat", TOLD)
    inah.picks("Pelaku adalah", "Kakak atau adik ipar laki-laki")
    inah.writes("Nama atau inisial", "Sekar")
    inah.writes("Nyaman dipanggil", "Mbak Sekar")
    inah.ticks("Perempuan")
    inah.writes("Lahir, atau usia", "usia 19")
    inah.ticks("Datang sendiri", group="Datang melalui")
    inah.saves("Simpan pengaduan")
    inah.is_told("Pengaduan tersimpan dengan nomor", TOLD, "Mbak Sekar")
    inah.in_sight_while_scrolling(FLAG)
    return inah.page.locator("h1 .count").inner_text()


def she_is_accepted(sari: Person, number: str) -> None:
    """The head reads it, accepts, and gives it to Ratna with Ratna's open cases in view."""
    sari.presses("Pengaduan", within="nav.nav")
    sari.page.locator("main li", has_text=number).get_by_role("link").first.click()
    sari.clicks += 1
    sari.sees(TOLD, number)
    sari.presses("Putuskan")
    sari.ticks("Diterima sebagai kasus")
    sari.picks("Pendamping utama", "Ratna · 0")
    sari.picks("Pendamping kedua", "Budi · 0")
    sari.saves()
    sari.is_told("Diterima sebagai kasus KS-0001")


def how_to_reach_her(ratna: Person, file: str) -> None:
    """Never by her phone: he looks at it."""
    ratna.presses("Orang & kontak")
    ratna.presses("Tambah aturan")
    ratna.ticks("Lewat orang yang dipercaya")
    ratna.writes("Milik atau lewat siapa", "teman sekelas, Rani")
    ratna.writes("Kapan aman", "hari kerja 10.00–14.00")
    ratna.ticks("Pilihan pertama")
    ratna.writes("Yang tidak boleh", "jangan kirim pesan ke teleponnya")
    ratna.saves()
    ratna.is_told("Tersimpan")
    ratna.goes_to(file)
    ratna.sees("Rani", "jangan kirim pesan ke teleponnya")


def what_is_known_of_the_danger(ratna: Person, file: str) -> None:
    """Facts, her own fear, and a level with its reasons."""
    ratna.presses("Keselamatan", within="nav[aria-label='Bagian berkas']")
    ratna.presses("Nilai risiko")
    ratna.ticks("Tinggal serumah dengan pelaku", "Kamar atau rumah tidak dapat dikunci", "Pelaku datang saat orang lain tidur", "Dipaksa melakukan hubungan")
    ratna.writes("Menurut klien, seberapa aman", "Ia takut setiap malam.")
    ratna.writes("Siapa dan apa", "Bu Lilis, tetangga, mau menampung.")
    ratna.ticks("Tinggi")
    ratna.writes("Alasannya", "Berulang, tanpa kunci, malam hari.")
    ratna.saves()
    ratna.is_told("Tinggi.", "Ia takut setiap malam.", "Kamar atau rumah tidak dapat dikunci")


def the_flag_stays(ratna: Person, file: str) -> None:
    """On every page of her file, also while scrolling, also on the forms."""
    for part in ("", "orang/", "keselamatan/", "persetujuan/", "lampiran/", "tim/", "catat/", "catatan/", "sesi/", "keselamatan/rencana/", "tahap/engagement/"):
        ratna.goes_to(file + part)
        ratna.in_sight_while_scrolling(FLAG)


def the_safety_plan(ratna: Person, file: str) -> None:
    """Written with her, in her words."""
    ratna.goes_to(file + "keselamatan/")
    ratna.presses("Rencana keselamatan", within=".body .stack > .row")
    for part, words in PLAN.items():
        ratna.writes(part, words)
    ratna.writes("Kata sandi", CODE_WORD)
    ratna.ticks("Aman dibawa klien")
    ratna.saves()
    ratna.is_told("Rencana tersimpan", *PLAN.values(), CODE_WORD, "Disusun bersama klien")


def the_plan_on_paper(ratna: Person, file: str, folder: Path) -> None:
    """One sheet that folds small enough for a purse, without her name, and under a file name that tells nobody anything."""
    ratna.presses("Surat", within="nav[aria-label='Bagian berkas']")
    ratna.page.locator(".body .rows").get_by_role("link", name="keselamatan").first.click()
    ratna.clicks += 1
    with ratna.page.expect_download() as waiting:
        ratna.presses("Unduh draf")
    download = waiting.value
    found = words_on_paper(saved(download, folder))
    assert [one for one in (*PLAN.values(), CODE_WORD) if one not in found.text] == [], found.text
    assert "Sekar" not in found.text
    assert len(found.sizes) == 1  # one sheet, folded twice to A6
    assert "sekar" not in download.suggested_filename.casefold()
    assert "keselamatan" not in download.suggested_filename.casefold()


def saved(download: object, folder: Path) -> Path:
    """The downloaded file."""
    path = folder / "paper.pdf"
    download.save_as(path)  # type: ignore[attr-defined]
    return path


def she_agrees(ratna: Person, file: str) -> None:
    """Read aloud, the limits explained; she agrees to some of it, spoken before a witness."""
    ratna.goes_to(file)
    ratna.presses("Persetujuan", within="nav[aria-label='Bagian berkas']")
    ratna.presses("Catat persetujuan")
    ratna.ticks("Kerahasiaan dan batasnya", "Kewajiban melapor 3 x 24 jam", "Hak mencabut")
    ratna.ticks("Dibacakan dan dijelaskan")
    ratna.ticks("Setuju sebagian")
    ratna.ticks("Tim pendamping di lembaga ini")
    ratna.ticks("Identitas")
    ratna.writes("Yang tidak disetujui", "Kakaknya jangan diberi tahu.")
    ratna.ticks("Lisan, dengan saksi")
    ratna.writes("Saksi", "Rani")
    ratna.saves()
    ratna.is_told("Jawaban klien tersimpan", "Kakaknya jangan diberi tahu.", "Setuju sebagian")


def first_contact(ratna: Person, file: str) -> None:
    """The meeting yesterday, written down today."""
    ratna.goes_to(file)
    ratna.presses("Catat", within="main", exact=True)
    ratna.presses("Kontak", within="main")
    ratna.ticks("Pertemuan")
    ratna.writes("Tanggal", "kemarin")
    ratna.ticks("Klien", group="Dengan siapa")
    ratna.writes("Hasilnya", "Bertemu di kampus. Ia bersedia didampingi.")
    ratna.saves()
    ratna.is_told("Kontak tersimpan", "Ia bersedia didampingi.")


def two_sessions(ratna: Person, file: str) -> None:
    """The first with its next step, the second on top of it."""
    ratna.presses("Catat", within="main", exact=True)
    ratna.presses("Sesi", within="main")
    ratna.writes("Menurut klien", SHE_SAID)
    ratna.writes("Yang dilakukan dan diamati", "Mendengarkan; mengulang rencana keselamatan bersama.")
    ratna.writes("Apa", "memasang kunci pintu")
    ratna.picks("Siapa", "Saya")
    ratna.saves("Simpan sesi")
    ratna.is_told("Sesi tersimpan")
    ratna.presses("Catat", within="main", exact=True)
    ratna.presses("Sesi", within="main")
    ratna.sees("Dari sesi sebelumnya", "memasang kunci pintu")
    ratna.writes("Yang dilakukan dan diamati", "Kunci sudah dipasang. Ia tidur dua malam.")
    ratna.ticks("Tidak ada langkah berikutnya")
    ratna.saves("Simpan sesi")
    ratna.is_told("Sesi tersimpan")


def the_story_tells_it_all(ratna: Person, file: str) -> None:
    """One timeline, every record with the day it happened; what was written later says so."""
    ratna.goes_to(file)
    ratna.sees("Kunci sudah dipasang", "Mendengarkan; mengulang", "Kontak: Pertemuan", "Rencana keselamatan", "Setuju sebagian", "Asesmen bahaya: Tinggi")
    ratna.sees("Pengaduan diterima", TOLD, "Resmi menjadi klien")
    happened = ratna.page.locator(".story li", has_text="Ia bersedia didampingi").first.inner_text()
    assert "ditulis" in happened.casefold() or "dicatat" in happened.casefold(), happened
    ratna.presses("Sesi", within="nav[aria-label='Saring cerita']")
    ratna.sees("Kunci sudah dipasang")
    assert ratna.page.locator(".story", has_text="Ia bersedia didampingi").count() == 0
    ratna.page.locator(".story li", has_text="Mendengarkan; mengulang").get_by_role("link").first.click()
    ratna.clicks += 1
    ratna.page.wait_for_url("**/sesi/**")
    assert ratna.page.input_value("[name=client_words]") == SHE_SAID
