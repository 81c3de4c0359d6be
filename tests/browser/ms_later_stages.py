"""MS entered by hand, from the plan to looking in on her after the ending."""

from __future__ import annotations

from datetime import date

from .ms_first_stages import Document, day, lines, tab
from .person import Person

WHY_NOT = "Dokumen tidak memuat keadaan awal, target, dan batas waktu."
SERVICES = "Layanan yang direncanakan"
IMPLEMENTERS = (
    ("Praktikan", ""),
    ("Pendamping BIMPOK", ""),
    ("Pekerja sosial", "pekerja sosial pengasesmen"),
    ("Pengasuh atau pembina asrama", "pembina asrama"),
    ("Instruktur", "instruktur vokasional desain grafis"),
)


def where_it_leads(ratna: Person, ms: Document) -> None:
    """The frame of the plan; whether violence goes on and what she says of the plan are asked by the gates."""
    plan = ms["plan"]
    tab(ratna, "Rencana")
    ratna.presses("Susun rencana")
    ratna.ticks("Tidak", group="Masih mungkinkah kekerasan berlanjut?")
    ratna.writes("Tujuan umum", plan["goal_general"])
    ratna.writes("Sasaran", plan["target"])
    ratna.writes("Dari dalam diri klien", lines(plan["resource_systems"]["internal"]))
    ratna.writes("Dari sekitar klien", lines(plan["resource_systems"]["external"]))
    ratna.ticks("Setuju", group="Pendapat klien tentang rencana ini")
    ratna.writes("Disusun pada", "tidak tahu")
    ratna.saves()
    ratna.is_told("Rencana tersimpan", plan["goal_general"])


def which_goals(ratna: Person, ms: Document) -> None:
    """Four, and honestly said that they are not measured."""
    goals = ms["plan"]["goals_specific"]
    ratna.presses("Tulis tujuan")
    for goal in goals:
        row = f"Tujuan {goal['id']}"
        if ratna.page.get_by_role("group", name=row, exact=True).count() == 0:
            ratna.presses("Tambah")
        ratna.writes("Tujuan khusus", goal["text"], row=row)
        ratna.ticks("Tidak diukur", group=row)
        ratna.writes("Mengapa tidak diukur", WHY_NOT, row=row)
    ratna.saves()
    ratna.is_told("Tujuan tersimpan", *(goal["text"] for goal in goals))


def who_does_what(ratna: Person) -> None:
    """Five who carry the plan."""
    ratna.presses("Tulis pelaksana")
    for at, (part, role) in enumerate(IMPLEMENTERS, start=1):
        row = f"Pelaksana {at}"
        if ratna.page.get_by_role("group", name=row, exact=True).count() == 0:
            ratna.presses("Tambah")
        ratna.picks("Siapa", part, row=row)
        if role:
            ratna.writes("Yang dikerjakan", role, row=row)
    ratna.saves()
    ratna.is_told("Pelaksana tersimpan")


def by_which_services(ratna: Person, ms: Document) -> None:
    """Case work with reality therapy, group work as a discussion; the document names no pillar."""
    alone, group = ms["plan"]["methods"]
    ratna.presses("Tambah", within=".pillars")
    ratna.picks("Pilar ATENSI", "Belum dipilih")
    ratna.writes("Isinya", lines(alone["content"]))
    ratna.picks("Metode", "Pekerjaan sosial dengan individu")
    ratna.unfolds("Teknik, terapi, kelompok")
    ratna.picks("Teknik", "Role Rehearsal")
    ratna.writes("Atau tulis dengan kata sendiri", alone["technique"], row="Teknik")
    ratna.picks("Terapi", "Terapi realitas")
    ratna.saves("Simpan dan tambah lagi")
    ratna.is_told("Layanan tersimpan")
    if ratna.page.get_by_label("Pilar ATENSI").first.input_value():
        ratna.picks("Pilar ATENSI", "Belum dipilih")
    ratna.writes("Diberikan oleh", group["facilitator"])
    ratna.picks("Metode", "Pekerjaan sosial dengan kelompok")
    ratna.unfolds("Teknik, terapi, kelompok")
    ratna.writes("Atau tulis dengan kata sendiri", group["technique"], row="Teknik")
    ratna.picks("Jenis kelompok", "Kelompok pengambilan keputusan")
    ratna.writes("Anggota kelompok", group["members"])
    ratna.saves("Simpan")
    ratna.is_told("Layanan tersimpan")


def sessions_of(ratna: Person, ms: Document, on: date) -> None:
    """The sessions of one day, each with its step and what was done."""
    events = [one for one in ms["timeline"] if one["stage"] == "intervention"]
    for event, held in zip(events, ms["intervention"], strict=True):
        if held["date"] != on:
            continue
        ratna.presses("Catat", within="main", exact=True)
        ratna.presses("Sesi", within="main")
        if "FGD" not in held["step"]:
            ratna.ticks(held["step"][0] + held["step"], group="Langkah terapi realitas")  # its letter stands in the knot before it
        ratna.writes("Yang dilakukan dan diamati", f"{event['event']}. {held['step']}: {'; '.join(held['content'])}")
        if held.get("achievement"):
            ratna.writes("Yang dicapai", held["achievement"])
        ratna.ticks("Tidak ada langkah berikutnya")
        ratna.saves("Simpan sesi")
        ratna.is_told("Sesi tersimpan")


def what_changed(ratna: Person, ms: Document) -> None:
    """Process and outcome, a result for each goal, and the decision the gate asks."""
    said = ms["evaluation"]
    when = next(one for one in ms["timeline"] if one["event"] == "kegiatan evaluasi")  # begun the day before it is written down
    seen = next(one for one in ms["timeline"] if one["event"].startswith("intervensi yang dievaluasi"))
    tab(ratna, "Perubahan")
    ratna.presses("Tulis evaluasi")
    ratna.writes("Tanggal", day(when["start"]))
    ratna.writes("Sampai", day(when["end"]))
    for result, goal in zip(said["outcome"]["results"], ms["plan"]["goals_specific"], strict=True):
        ratna.writes("Yang berubah", result["text"], row=f"{goal['id']}. {goal['text']}")
        ratna.writes("Terlihat dari", result["evidence"], row=f"{goal['id']}. {goal['text']}")
    ratna.writes("Yang berubah secara keseluruhan", said["outcome"]["overall"])
    ratna.ticks("Dukungan berbagai pihak yang dilibatkan", group="Yang mendukung")
    ratna.ticks("Waktu terbatas", group="Yang menghambat")
    ratna.ticks("Dihentikan", group="Keputusan")
    ratna.writes("Alasan keputusan", ms["termination"]["reasons"][1])
    ratna.writes("Dilanjutkan oleh", said["process"]["needs_continuation_by"])
    ratna.unfolds("Siapa yang menilai, caranya, dan jalannya")
    ratna.ticks("Wawancara", "Observasi", "Evaluasi pencapaian tujuan program", group="Teknik evaluasi")
    ratna.picks("Berjalan lancar", "Ya")
    ratna.picks("Tujuan tercapai seluruhnya", "Tidak")
    ratna.writes("Proses yang dilihat: sejak", day(seen["start"]))
    ratna.page.get_by_label("Sampai").last.fill(day(seen["end"]))
    ratna.moves += 1
    ratna.saves("Simpan evaluasi")
    ratna.is_told("Evaluasi tersimpan")


def how_it_ends(ratna: Person, ms: Document) -> None:
    """What the document says, and the judgements the gate asks: what nobody saw is "belum"."""
    ending = ms["termination"]
    tab(ratna, "Pengakhiran")
    ratna.presses("Tulis pengakhiran")
    ratna.ticks("Terencana")
    ratna.ticks("Tujuan tercapai", "Waktu layanan berakhir", group="Alasan")
    ratna.writes("Bagaimana disampaikan", ending["manner"])
    for criterion in ("Kestabilan emosi", "Peningkatan keberfungsian sosial"):
        ratna.ticks("Sebagian", group=criterion)
    for criterion in ("Kemampuan mengelola trauma", "Kesiapan kembali ke keluarga"):
        ratna.ticks("Belum", group=criterion)
    ratna.ticks("Tidak dapat dilakukan", group="Konseling akhir")
    ratna.writes("Isinya, atau mengapa tidak dapat dilakukan", "Dokumen hanya memuat bahwa terminasi disampaikan.")
    ratna.writes("Siapa melanjutkan", lines(ending["referred_to_per_termination_text"]))
    ratna.ticks("Lewat pengasuh atau pembina asrama")
    ratna.saves("Simpan pengakhiran")
    ratna.is_told("Pengakhiran tersimpan")


def who_takes_over(ratna: Person, ms: Document) -> None:
    """The referral, with how she is."""
    referral = ms["referral"]
    ratna.presses("Tulis rujukan")
    ratna.writes("Dirujuk kepada", referral["to"])
    ratna.writes("Alasan merujuk", lines(referral["reasons"]))
    ratna.writes("Keadaan klien saat dirujuk", lines(referral["condition_at_referral"]))
    ratna.saves("Simpan rujukan")
    ratna.is_told("Rujukan tersimpan", referral["to"])


def looks_in(ratna: Person) -> None:
    """The document tells of no follow-up; the stage asks for one."""
    tab(ratna, "Pengakhiran")
    ratna.presses("Catat tindak lanjut")
    ratna.ticks("Lewat pengasuh atau pembina asrama")
    ratna.writes("Keadaan klien", "Pembina asrama: ia masih melamar dan tetap tenang.")
    ratna.saves("Simpan tindak lanjut")
    ratna.is_told("Tindak lanjut tersimpan", "ia masih melamar")


def is_closed(ratna: Person) -> None:
    """For the reason the ending names: chosen already."""
    tab(ratna, "Pengakhiran")
    ratna.presses("Tutup kasus")
    ratna.saves()
    ratna.is_told("Tersimpan", "kasus ditutup")
