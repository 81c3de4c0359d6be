"""MS entered by hand: what was found out about her, in all its parts."""

from __future__ import annotations

from .ms_first_stages import CLOSENESS, UNKNOWN, Document, lines, tab
from .person import Person

GROUPS = {"kognitif": "Gejala kognitif", "perilaku": "Gejala perilaku"}


def what_it_is_about(ratna: Person, ms: Document) -> None:
    """Problem, symptoms, causes, impacts, needs, hopes; what the gates ask beyond the document is answered from it."""
    found = ms["assessment"]
    tab(ratna, "Asesmen")
    ratna.presses("Mulai asesmen")
    ratna.writes("Yang dikerjakan lebih dahulu", found["problem"])
    ratna.writes("Masalah", found["problem"])
    ratna.writes("Kebutuhan", found["bpss"]["sosial"]["need"])
    ratna.writes("Potensi dan kekuatan", lines(found["strength_quadrant"]["internal_strengths"]))
    ratna.writes("Harapan klien", lines(found["hopes"]))
    ratna.writes("Penyebab dari dalam", lines(found["causes"]["internal"]))
    ratna.writes("Penyebab dari luar", lines(found["causes"]["external"]))
    ratna.writes("Dampak", lines(found["impacts"]))
    for group, label in GROUPS.items():
        ratna.writes(label, lines(found["anxiety"]["symptoms"][group]))
    ratna.ticks("Wawancara", "Observasi", "Studi dokumentasi")
    ratna.writes("Disusun pada", UNKNOWN)
    ratna.unfolds("Latar belakang dan emosi")
    ratna.writes("Latar belakang masalah", lines(found["background"]))
    ratna.saves("Simpan asesmen")
    ratna.is_told("Asesmen tersimpan", found["problem"])


def where_she_lives(ratna: Person, ms: Document) -> None:
    """Family, Sentra, and whom she is close to."""
    ratna.presses("Catat", within="section[aria-labelledby='h-around']")
    ratna.writes("Lingkungan keluarga", ms["family"]["environment"])
    ratna.writes("Lingkungan lembaga", ms["assessment"]["social_environment"]["sentra"])
    ratna.writes("Dekat dengan", lines(ms["assessment"]["bpss"]["sosial"]["close_to"]))
    ratna.writes("Disusun pada", UNKNOWN)
    ratna.saves()
    ratna.is_told("Tersimpan")


def how_she_manages(ratna: Person, ms: Document) -> None:
    """Body, mind, people, faith."""
    bpss = ms["assessment"]["bpss"]
    body, mind, award = bpss["biologis"], bpss["psikologis"], bpss["spiritual"]["award"]
    ratna.presses("Ukuran badan dan keberfungsian")
    ratna.writes("Tinggi badan (cm)", str(body["height_cm"]))
    ratna.writes("Berat badan (kg)", str(body["weight_kg"]))
    ratna.writes("Penyakit sekarang", body["illness_on_arrival"])
    ratna.picks("Penyakit keturunan", "Tidak")
    ratna.writes("Fisik", body["disability"])
    ratna.writes("Psikis", mind["text"])
    ratna.writes("Hasil tes kecerdasan", mind["iq_band"])
    ratna.writes("Sebutannya", mind["iq_label"])
    ratna.page.get_by_label("Terlihat dari").first.fill(bpss["sosial"]["role_performance"])  # beside "Menjalankan peran"
    ratna.moves += 1
    ratna.unfolds("Penghargaan")
    ratna.writes("Penghargaan", award["name"], row="Penghargaan 1")
    ratna.writes("Tahun", str(award["year"]), row="Penghargaan 1")
    ratna.writes("Dilihat pada", UNKNOWN)
    ratna.saves()
    ratna.is_told("Tersimpan")


def how_anxious_she_is(ratna: Person, ms: Document) -> None:
    """The worker's judgement; the test from a web page is only named."""
    ratna.presses("Catat penilaian")
    ratna.ticks("Kecemasan ringan")
    ratna.writes("Dilihat pada", UNKNOWN)
    ratna.unfolds("Tes dari luar")
    ratna.writes("Nama tes", ms["assessment"]["anxiety"]["instrument"]["name"])
    ratna.picks("Alat ukur tervalidasi?", "Tidak")
    ratna.saves()
    ratna.is_told("Tersimpan")


def who_rated_what(ratna: Person, ms: Document) -> None:
    """One area has a number."""
    ratna.presses("Siapa menilai apa")
    ratna.picks("Bidang", "Minat dan bakat", row="Bidang 1")
    ratna.writes("Kemajuan (%)", str(ms["assessment"]["vocational_progress_percent"]), row="Bidang 1")
    ratna.saves()
    ratna.is_told("Tersimpan")


def the_tools(ratna: Person, ms: Document) -> None:
    """Quadrant, BPSS, ecomap with their content; the life road map was used and its content not copied."""
    found = ms["assessment"]
    quadrant, bpss = found["strength_quadrant"], found["bpss"]
    ratna.presses("Isi", within="section[aria-labelledby='h-strengths']")
    ratna.writes("Kekuatan dari dalam", lines(quadrant["internal_strengths"]))
    ratna.writes("Kekuatan dari lingkungan", lines(quadrant["external_strengths"]))
    ratna.writes("Tantangan dari dalam", lines(quadrant["internal_weaknesses"]))
    ratna.writes("Tantangan dari lingkungan", lines(quadrant["external_weaknesses"]))
    dated_and_saved(ratna)
    ratna.presses("Isi BPSS")
    for label, part in (("Psikologis", "psikologis"), ("Sosial", "sosial"), ("Spiritual", "spiritual")):
        ratna.writes(label, lines(bpss[part]["figure_4_2"]))
    dated_and_saved(ratna)
    ratna.presses("Tambah alat")
    ratna.presses("Peta jalan hidup", within="main")
    ratna.writes("Catatan", found["life_road_map"]["note"])
    dated_and_saved(ratna)
    the_ecomap(ratna, found["ecomap"])


def the_ecomap(ratna: Person, ecomap: Document) -> None:
    """Four of the file, four friends by the name the document gives them."""
    ratna.presses("Tambah", within="section[aria-labelledby='h-ecomap']")
    ties = ecomap["ties"]
    of_the_file = {"ibu (almarhumah)": "SSH", "SW (kakak keempat)": "SW", "N (kakak kelima)": "N", "ayah": "SSJ"}
    for at, tie in enumerate(ties, start=1):
        row = f"Hubungan {at}"
        if ratna.page.get_by_role("group", name=row, exact=True).count() == 0:
            ratna.presses("Tambah hubungan")
        if tie["to"] in of_the_file:
            ratna.picks("Orang dalam berkas", of_the_file[tie["to"]], row=row)
        ratna.writes("Atau sebutan", tie["to"], row=row)
        ratna.picks("Kedekatan", CLOSENESS[tie["closeness"]], row=row)
        if tie["energy"]:
            ratna.picks("Dukungan", "Memberi dukungan", row=row)
    ratna.writes("Catatan", f"Legenda: {', '.join(ecomap['legend'])}; Garis konflik: {ecomap['conflict_lines']}")
    dated_and_saved(ratna)


def dated_and_saved(ratna: Person) -> None:
    """A tool whose day nobody noted; what can be drawn is shown first, then the assessment."""
    ratna.writes("Dibuat pada", UNKNOWN)
    ratna.saves()
    ratna.is_told("Tersimpan")
    if not ratna.path.endswith("/asesmen/"):
        ratna.presses("Asesmen", within=".tabs")


def what_does_not_agree(ratna: Person, contradictions: list[tuple[str, str, str]]) -> None:
    """Two pairs of the document, kept as they stand."""
    ratna.presses("Catat dua hal yang belum sejalan")
    for at, (about, first, second) in enumerate(contradictions, start=1):
        ratna.writes("Tentang apa", about)
        ratna.writes("Catatan pertama", first)
        ratna.writes("Catatan kedua", second)
        ratna.saves("Simpan dan tambah lagi" if at < len(contradictions) else "Simpan")
        ratna.is_told("Tersimpan")
