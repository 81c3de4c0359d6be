"""The documented group on a phone, from forming to ending: imported with its three members, and walked by its facilitator, pressing and writing as
people do. What a stage still needs is put right where the page says; one member takes her consent back on the way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sintas.groupwork import importing
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.testing import PASSWORD

from .group_pages import checklist, completes, files_of, is_held_back, member_page, notes, paper, says, still_named
from .person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GROUP = Path(importing.__file__).parent.parent / "fixtures" / "si_ny_ja.yaml"
HER_VIEW = {"SI": "Saya ingin kembali kuliah tanpa takut.", "NY": "Saya belum siap bercerita banyak.", "JA": "Saya mau bisa tidur lagi."}


@pytest.fixture
def imported(people: dict[str, Any], cast: dict[str, Any]) -> str:
    """The group as `sintas group import` leaves it. The address of its home."""
    by = people["ratna"]
    with acting_as(by.user_id):
        importing.carry_in(by=by, told=importing.read(GROUP))
        from sintas.groupwork.models import Group

        return f"/kelompok/{Group.objects.get().pk}/"


def test_the_documented_group_is_walked_from_forming_to_ending(at_a_screen: Callable[..., Person], imported: str, tmp_path: Path) -> None:
    ratna = at_a_screen("ratna")
    ratna.goes_to(imported)
    ratna.unfolds("Kebutuhan dan kekuatan")  # folded until their stage has come
    ratna.unfolds("Evaluasi terakhir")
    ratna.sees("SI", "NY", "JA", "marah; sedih; malu", "perubahan pola pikir")
    it_is_formed(ratna, imported)
    members = files_of(ratna, imported, ("SI", "NY", "JA"))
    it_is_assessed(ratna, imported)
    it_is_planned(ratna, imported)
    it_meets(ratna, imported)
    ideas_are_collected(ratna, imported)
    paper_before = paper(ratna, imported, "Catatan sesi", tmp_path)
    assert says(paper_before, "ikut merasa didengar")
    each_note_stands_in_one_case(ratna, members)
    the_device_goes_round(ratna, imported)
    it_is_looked_back_on(ratna, imported)
    one_takes_her_consent_back(ratna, imported, members["JA"], tmp_path)
    it_ends(ratna, imported)
    ratna.has_nothing_to_complain_of()
    print(f"the group: {ratna.clicks} presses, {ratna.moves} fields")


def it_is_formed(ratna: Person, home: str) -> None:
    """Type and purpose, which the document does not name, and a contract; both from the list of what is missing."""
    is_held_back(ratna, home, "Engagement")
    checklist(ratna, "Jenis kelompok belum dipilih")
    ratna.picks("Jenis kelompok", "Kelompok bantu diri")
    ratna.ticks("Tertutup", "Menjalankan peran sosial")
    ratna.writes("Tempat bertemu", "Ruang tenang di lantai dua.")
    ratna.writes("Jadwal", "Setiap Rabu pukul 10.00.")
    ratna.saves()
    ratna.is_told("Kelompok bantu diri")
    checklist(ratna, "Kontrak kelompok belum disepakati")
    ratna.writes("Tujuan yang disepakati", "Saling mendengarkan dan menguatkan.")
    ratna.writes("Kerahasiaan", "Yang diceritakan tetap di sini.")
    ratna.ticks("Dibacakan dan dipahami semua anggota")
    ratna.saves()
    completes(ratna, home, "Engagement", "Asesmen")


def it_is_assessed(ratna: Person, home: str) -> None:
    """The day of the discussion, needs, and each member's own view."""
    is_held_back(ratna, home, "Asesmen", "Diskusi kelompok terarah (FGD) belum dicatat", "pendapatnya sendiri belum dicatat")
    checklist(ratna, "Kebutuhan kelompok belum dirumuskan")
    ratna.writes("Diskusi kelompok terarah (FGD) pada", clock.today().isoformat())
    ratna.writes("Yang diperlukan kelompok", "didengarkan tanpa dinilai")
    ratna.writes("Yang sudah kuat", "saling memahami")
    ratna.saves()

    def view(called: str) -> None:
        ratna.writes("Pendapatnya sendiri tentang masalahnya", HER_VIEW[called])
        ratna.ticks("Hubungan dengan orang sekitarnya sudah dibicarakan", "Sedih")

    notes(ratna, home, "Asesmen di kelompok", view, ("SI", "NY", "JA"))
    completes(ratna, home, "Asesmen", "Perencanaan")


def it_is_planned(ratna: Person, home: str) -> None:
    """The actions are the document's; a goal, the agreement, and what each wants for herself."""
    is_held_back(ratna, home, "Perencanaan", "Tujuan bersama belum ditulis", "tanpa tujuan sendiri")
    ratna.presses("Tambah tujuan bersama")
    ratna.writes("Tujuan bersama", "Berani bercerita dan saling mendukung.")
    ratna.saves()
    ratna.goes_to(f"{home}rencana/")
    ratna.ticks("Dijelaskan kepada anggota sebelum disepakati")
    ratna.writes("Disepakati anggota pada", clock.today().isoformat())
    ratna.saves()

    def goal(_called: str) -> None:
        ratna.ticks("Ia tidak menginginkan tujuan sendiri", "Sudah diterima")

    notes(ratna, home, "Rencana di kelompok", goal, ("SI", "NY", "JA"))
    completes(ratna, home, "Perencanaan", "Intervensi")


def plans(ratna: Person, home: str, topic: str, phase: str) -> str:
    """A session today, led by whoever plans it; its page."""
    ratna.goes_to(f"{home}sesi/baru/")
    ratna.writes("Hari", clock.today().isoformat())
    ratna.writes("Topik", topic)
    ratna.ticks("Ratna", group="Fasilitator")
    ratna.ticks(phase)
    ratna.saves()
    ratna.sees(topic)
    if not re.search(r"/sesi/[0-9a-f-]{36}/$", ratna.path):
        ratna.page.get_by_role("link", name=re.compile(r"^Sesi \d")).first.click()
        ratna.clicks += 1
        ratna.page.wait_for_url(re.compile(r"/sesi/[0-9a-f-]{36}/$"))
    return ratna.path


def came(ratna: Person, *who: str, absent: str = "") -> None:
    """Each row of the list saves itself under the thumb."""
    for called in (*who, *filter(None, (absent,))):
        row = ratna.page.locator("li.att-row", has_text=called)
        state = "Izin" if called == absent else "Hadir"
        with ratna.page.expect_response(re.compile("/hadir/")) as kept:
            row.get_by_label(state, exact=True).check()
        assert kept.value.ok
        ratna.clicks += 1
        if called != absent:
            with ratna.page.expect_response(re.compile("/hadir/")) as kept:
                row.get_by_label("Ikut berbicara").check()
            assert kept.value.ok
            ratna.clicks += 1
    ratna.sees("tersimpan")


def it_meets(ratna: Person, home: str) -> None:
    """Held the day it was planned: who came, who spoke, what was seen, how it went; and what was seen of one of them."""
    is_held_back(ratna, home, "Intervensi", "Belum ada sesi kelompok")
    plans(ratna, home, "Yang menguatkan kami", "Bekerja")
    came(ratna, "SI", "NY", "JA")
    ratna.unfolds("Suasana")
    ratna.ticks("Hangat")
    ratna.saves("Simpan yang tampak")
    ratna.sees("Hangat")
    ratna.writes("Jalannya sesi", "Semua bergiliran dan ikut merasa didengar; JA menutup dengan doa.")
    ratna.saves("Simpan catatan")
    assert "ikut merasa didengar" in ratna.page.get_by_label("Jalannya sesi").input_value()
    member_page(ratna, home, "SI")
    ratna.presses("Sesi kelompok", within="main")
    ratna.writes("Nomor sesi", "1")
    ratna.ticks("Menguatkan anggota lain")
    ratna.saves()
    ratna.is_told("Catatan tersimpan di kasusnya")
    completes(ratna, home, "Intervensi", "Evaluasi")


def ideas_are_collected(ratna: Person, home: str) -> None:
    """One after another, as they are said; the hands are counted, and one is chosen."""
    ratna.goes_to(f"{home}gagasan/")
    for words in ("Belajar menjahit bersama", "Makan siang bersama"):
        ratna.writes("Gagasan", words)
        ratna.presses("Tambah", within="main", exact=True)
        ratna.sees(words, within="#papan")
    idea = ratna.page.locator("article.idea", has_text="menjahit")
    idea.get_by_label("Suara").fill("3")
    with ratna.page.expect_navigation():
        idea.get_by_role("button", name=re.compile("^Dipilih")).click()
    ratna.clicks += 1
    ratna.sees("3 suara")


def each_note_stands_in_one_case(ratna: Person, members: dict[str, str]) -> None:
    """What one of them said is in her own case, and in nobody else's."""
    for called, file in members.items():
        ratna.goes_to(f"{file}kelompok/")
        ratna.presses("Asesmen di kelompok", within="main")
        ratna.sees(HER_VIEW[called])
        ratna.does_not_see(*(words for other, words in HER_VIEW.items() if other != called))
        ratna.goes_to(file)
        ratna.does_not_see(*(words for other, words in HER_VIEW.items() if other != called))


def the_device_goes_round(ratna: Person, home: str) -> None:
    """Three answer without a name on a locked screen; what they said shows once it is closed."""
    ratna.goes_to(f"{home}umpan-balik/baru/")
    ratna.writes("Berapa anggota yang ditanya", "3")
    ratna.saves("Mulai")
    rounds = ratna.path
    ratna.presses("Serahkan perangkat")
    for at, words in enumerate(("Saya merasa ringan.", "", "Waktunya kurang lama.")):
        ratna.sees("Bagaimana menurut Anda?")
        ratna.does_not_see("Ratna", "KS-")
        ratna.ticks("Ya", group="Apakah Anda merasa didengarkan?")
        if words:
            ratna.writes("Yang ingin Anda sampaikan", words)
        with ratna.page.expect_navigation():
            ratna.presses("Kirim jawaban")
        ratna.sees("Terima kasih")
        if at < 2:
            ratna.presses("Saya orang berikutnya")
    ratna.presses("Fasilitator: buka kunci")
    ratna.writes("Kata sandi", PASSWORD)
    with ratna.page.expect_navigation():
        ratna.presses("Buka kunci")
    ratna.goes_to(rounds)
    ratna.presses("Tutup umpan balik")
    ratna.sees("Saya merasa ringan.", "Waktunya kurang lama.")


def it_is_looked_back_on(ratna: Person, home: str) -> None:
    """Signs of each, by what they show; what is decided for the group."""
    is_held_back(ratna, home, "Evaluasi", "tanda keberhasilannya belum dilihat", "Keputusan evaluasi kelompok belum dipilih")

    def signs(called: str) -> None:
        if called == "SI":
            ratna.picks("Tanda", "Lebih terbuka", row="Tanda keberhasilan 1")
            ratna.writes("Hal ini ditunjukkan dengan", "Ia bercerita tanpa diminta.", row="Tanda keberhasilan 1")
        else:
            ratna.ticks("Belum tampak tanda apa pun")
        ratna.ticks("Ia sudah ditanya pendapatnya tentang kelompok")

    notes(ratna, home, "Evaluasi di kelompok", signs, ("SI", "NY", "JA"))
    ratna.goes_to(home)
    checklist(ratna, "Keputusan evaluasi kelompok belum dipilih")
    ratna.ticks("Merasa tidak sendirian")
    ratna.ticks("Dihentikan", group="Keputusan")
    ratna.writes("Alasan keputusan", "Tujuan bersama tercapai.")
    ratna.saves()
    completes(ratna, home, "Evaluasi", "Terminasi")


def one_takes_her_consent_back(ratna: Person, home: str, file: str, folder: Path) -> None:
    """In her own case, with one button. From then on the group's pages and papers do not name her, and her words cannot be read from there."""
    member = member_page(ratna, home, "JA")
    ratna.sees("Asesmen di kelompok")
    ratna.goes_to(f"{file}persetujuan/")
    ratna.presses("Cabut persetujuan", within="main")
    ratna.ticks("Mengikuti kelompok")
    ratna.saves("Cabut")
    ratna.goes_to(home)
    ratna.sees("Seorang anggota", "ditangguhkan: persetujuannya berakhir")
    assert still_named(ratna, "JA", (home, f"{home}sesi/", f"{home}linimasa/", f"{home}umpan-balik/", f"{home}susunan/", member)) == []
    ratna.goes_to(member)
    ratna.does_not_see("Asesmen di kelompok", HER_VIEW["JA"])
    for title in ("Catatan sesi", "Daftar hadir", "Laporan"):
        told = paper(ratna, home, title, folder)
        assert not says(told, "JA"), (title, told)
        assert title != "Catatan sesi" or "[nama tidak dicetak] menutup dengan doa" in told, told
    ratna.goes_to(f"{file}kelompok/")
    ratna.presses("Asesmen di kelompok", within="main")
    ratna.sees(HER_VIEW["JA"])  # in her own case it stays
    ratna.goes_to(f"{member}keluar/")
    ratna.picks("Mengapa ia keluar", "Persetujuan ditarik")
    ratna.saves()


def it_ends(ratna: Person, home: str) -> None:
    """A last session, who carries on with each, why it ends; then the group is closed, and no case with it."""
    ratna.goes_to(home)
    ratna.sees("Sesi penutupan belum dicatat", "tanpa kelanjutan")
    plans(ratna, home, "Berpamitan", "Pengakhiran")
    came(ratna, "SI", absent="NY")

    def goes_on(_called: str) -> None:
        ratna.writes("Siapa yang melanjutkan mendampinginya", "Pendamping kasusnya, tiap dua minggu.")

    notes(ratna, home, "Akhir kelompok", goes_on, ("SI", "NY"))
    ratna.goes_to(f"{home}pengakhiran/")
    ratna.ticks("Sudah dijelaskan bahwa pengakhiran bukan penolakan")
    ratna.writes("Yang tetap dijaga sesudahnya", "Cerita tetap di sini.")
    ratna.saves()
    ratna.goes_to(home)
    ratna.does_not_see("tanpa kelanjutan", "Sesi penutupan belum dicatat")
    ratna.presses("Tutup kelompok")
    assert ratna.page.get_by_label("Anggota mulai berfungsi sosial dengan baik").is_checked()  # as the document says
    ratna.saves()
    ratna.sees("ditutup")
