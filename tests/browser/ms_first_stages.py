"""MS entered by hand, from the enquiry to the assessment: every page is reached by pressing what stands on the screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from .person import Person

EDUCATIONS = {"SMA": "SMA atau sederajat", "SMK": "SMK"}
RELATIONS = {"ibu": "Ibu", "ayah": "Ayah", "kakak": "Kakak", "saudara": "Saudara kandung"}
CONCLUDED = "Hubungan disimpulkan dari tabel keluarga."
KNOWN = {"pembina_asrama": "Pengasuh", "teman_sekamar": "Teman sekamar"}  # roles in the document that stand in the list of relations
CLOSENESS = {"sangat_dekat": "Sangat Dekat", "dekat": "Dekat", "normal": "Normal", "biasa": "Biasa"}
UNKNOWN = "tidak tahu"
Document = dict[str, Any]


def lines(of: list[str]) -> str:
    """Several facts for a box that takes one a line."""
    return "\n".join(of)


def tab(ratna: Person, words: str) -> None:
    """A part of the file."""
    ratna.presses(words, within="nav[aria-label='Bagian berkas']")


def is_received(inah: Person, ms: Document) -> str:
    """She came by herself: neither referred nor with an application. The number of the enquiry."""
    inah.presses("Pengaduan", within="nav.nav")
    inah.presses("Pengaduan baru")
    inah.ticks("Ya", group="Aman saat ini?")
    inah.ticks("Dapat dijadwalkan", group="Kedesakan")
    inah.writes("Nama atau inisial", ms["client"]["initials"])
    inah.writes("Nyaman dipanggil", "Kak M")
    inah.ticks("Perempuan")
    inah.writes("Lahir, atau usia", f"usia {ms['client']['age_years']}")
    inah.ticks("Datang sendiri", group="Datang melalui")
    inah.saves("Simpan pengaduan")
    inah.is_told("Pengaduan tersimpan dengan nomor", "Kak M")
    return str(inah.page.locator("h1 .count").inner_text())


def is_accepted(sari: Person, number: str) -> None:
    """The head gives the case to Ratna."""
    sari.presses("Pengaduan", within="nav.nav")
    sari.page.locator("main li", has_text=number).get_by_role("link").first.click()
    sari.clicks += 1
    sari.presses("Putuskan")
    sari.ticks("Diterima sebagai kasus")
    sari.picks("Pendamping utama", "Ratna · 0")
    sari.saves()
    sari.is_told("Diterima sebagai kasus KS-0001")


def opens_the_file(ratna: Person, *, closed: bool = False) -> str:
    """From her list. The address of the file."""
    ratna.presses("Kasus", within="nav.nav")
    if closed:
        ratna.presses("Ditutup", within="main")
    ratna.page.locator("main li", has_text="KS-0001").get_by_role("link").first.click()
    ratna.clicks += 1
    ratna.page.wait_for_url("**/kasus/*-*/")
    return ratna.path


def who_she_is(ratna: Person, ms: Document) -> None:
    """The client, her disability, how she may be reached."""
    client = ms["client"]
    tab(ratna, "Orang & kontak")
    ratna.presses("Ubah data klien")
    ratna.writes("Alamat", client["address"])
    ratna.picks("Pendidikan", EDUCATIONS[client["education"]])
    ratna.writes("Status", client["ppks_status"])
    ratna.picks("Agama atau kepercayaan", client["religion"])
    ratna.writes("Anak ke berapa", client["birth_order_stated"])
    ratna.saves()
    ratna.is_told("Tersimpan")
    ratna.presses("Catat", within="section[aria-labelledby='h-disability']")
    ratna.ticks("Disabilitas fisik")
    ratna.picks("Masa terjadinya", "Saat lahir")
    ratna.writes("Menurut klien", "wajah; ibu hampir mengalami kecelakaan; sejak lahir")
    ratna.saves()
    ratna.is_told("Tersimpan")
    ratna.presses("catat bahwa klien boleh dihubungi bebas")
    ratna.saves()
    ratna.is_told("Tersimpan")


def who_is_around_her(ratna: Person, ms: Document) -> None:
    """The family of table 4.1, then the people of the Sentra."""
    ratna.presses("Tambah orang", within="section[aria-labelledby='h-family']")
    people: list[Callable[[], None]] = []
    for member in ms["family"]["members"]:
        people.append(partial(a_relative, ratna, member, ms["family"]["parents_address"]))
    for actor in ms["actors"][1:]:  # the first is the worker herself
        people.append(partial(somebody_there, ratna, actor))
    for at, write in enumerate(people, start=1):
        write()
        ratna.saves("Simpan dan tambah lagi" if at < len(people) else "Simpan")
        ratna.is_told("Tersimpan")


def a_relative(ratna: Person, member: Document, address: str) -> None:
    """A row of the table of her own family; whose relation it does not name is a brother or sister, and the note says so."""
    rank = str(member.get("sibling_rank", ""))
    relation = member.get("relation") or rank.partition(" ")[0] or "saudara"
    ratna.picks("Hubungan dengan klien", RELATIONS[relation])
    ratna.writes("Nama atau inisial", member["initials"])
    ratna.writes("Lahir atau usia", f"usia {member['age']}")
    if member.get("deceased"):
        ratna.ticks("Sudah meninggal")
        ratna.writes("Meninggal", str(member["death_year"]))
    if "religion" in member:
        ratna.picks("Agama atau kepercayaan", member["religion"])
    ratna.picks("Pendidikan", EDUCATIONS[member["education"]])
    ratna.writes("Pekerjaan", member["occupation"])
    if relation in ("ibu", "ayah") and not member.get("deceased"):
        ratna.writes("Alamat", address)
    if rank or relation == "saudara":
        ratna.writes("Catatan", rank or CONCLUDED)


def somebody_there(ratna: Person, actor: Document) -> None:
    """Known by the part they play only."""
    role = actor["role"]
    if role in KNOWN:
        ratna.picks("Hubungan dengan klien", KNOWN[role])
    else:
        ratna.writes("Atau tulis dengan kata sendiri", role.replace("_", " "), row="Hubungan dengan klien")
    if actor.get("note"):
        ratna.writes("Catatan", actor["note"])


def how_they_met(ratna: Person, ms: Document) -> None:
    """Four contacts; only one has a day in the document."""
    ratna.presses("Cerita", within="nav[aria-label='Bagian berkas']")
    ratna.presses("Catat", within="main", exact=True)
    ratna.presses("Kontak", within="main")
    told = [one for one in ms["timeline"] if one["stage"] == "intake_engagement"]
    words = [told[0]["event"], f"{told[1]['event']} (4 hari)", f"{told[2]['event']} (siang)", told[3]["event"]]
    forms = ["Observasi", "Koordinasi", "Percakapan", "Kunjungan kamar"]
    for at, (form, result, entry) in enumerate(zip(forms, words, told, strict=True), start=1):
        ratna.ticks(form)
        if entry["date"] is None:
            ratna.writes("Tanggal", UNKNOWN)
        ratna.writes("Hasilnya", result)
        ratna.saves("Simpan dan tambah lagi" if at < len(told) else "Simpan")
        ratna.is_told("Kontak tersimpan")


def day(date: Any) -> str:
    """As a person writes it."""
    months = {8: "Agustus", 9: "September"}
    return f"{date.day} {months[date.month]} {date.year}"


def what_she_agreed_to(ratna: Person, ms: Document) -> None:
    """Read aloud first, then signed, both on one day."""
    contract = next(one for one in ms["timeline"] if one["stage"] == "contract")
    tab(ratna, "Persetujuan")
    ratna.presses("Catat persetujuan")
    ratna.ticks("Kerahasiaan dan batasnya", "Dibacakan dan dijelaskan")
    ratna.ticks("Setuju", group="Jawabannya")
    ratna.ticks("Tanda tangan")
    ratna.saves()
    ratna.is_told("Jawaban klien tersimpan")
    ratna.presses("Catat kontrak")
    ratna.writes("Tujuan yang disepakati", contract["event"])
    ratna.ticks("Ketentuan dibacakan dan dipahami", "Ditandatangani kedua pihak")
    ratna.saves()
    ratna.is_told("Kontrak tersimpan")


def completes(ratna: Person, stage: str, now: str) -> None:
    """From the story, where the stage stands with what it needs."""
    tab(ratna, "Cerita")
    ratna.presses(f"Selesaikan tahap {stage}")
    ratna.is_told(f"Tahap {stage} selesai. Sekarang: {now}.")


def no_danger(ratna: Person) -> None:
    """The gate asks that somebody looked: nothing threatens, and who holds her is known."""
    tab(ratna, "Keselamatan")
    ratna.presses("Nilai risiko")
    ratna.ticks("Rendah")
    ratna.writes("Alasannya", "Tidak ada bahaya yang diketahui.")
    ratna.saves()
    ratna.is_told("Rendah.")
