"""The words of the practice for people and houses (R6-R19), asked for by the term the sources use."""

import pytest

from sintas.practice import catalogue


def words(name: str) -> list[str]:
    """The Indonesian words of a list, in its order."""
    return [row.id for row in catalogue.load(name).rows]


def code_of(name: str, term: str) -> str:
    found = catalogue.load(name).match(term)
    return found.code if found else f"nothing for {term}"


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("Pekerja Sosial Ahli Madya", "expert_middle"),
        ("Ahli Muda", "expert_junior"),
        ("Ahli Pertama", "expert_first"),
        ("Pelaksana Pemula", "beginner"),
        ("Penyelia", "superintendent"),
        ("Penyedia", "superintendent"),  # as source [001] prints it
    ],
)
def test_grades_of_a_social_worker(term, code):
    assert code_of("grades", term) == code


def test_position_groups():
    assert words("position_groups")[:3] == ["Pejabat Struktural", "Jabatan Fungsional Umum", "Jabatan Fungsional Tertentu"]


@pytest.mark.parametrize(
    "term",
    ["Penyuluh Sosial", "Perawat", "Fisioterapis", "Okupasi Terapis", "Instruktur", "Penata Gizi", "Arsiparis", "psikolog"],
)
def test_other_professions_that_touch_a_case(term):
    assert code_of("professions", term) in {row.code for row in catalogue.load("professions").rows if not row.flag("outside")}


@pytest.mark.parametrize("term", ["pembina asrama", "pendamping BIMPOK", "Bapak Asuh", "pengasuh"])
def test_residential_carers_and_mentors(term):
    assert code_of("professions", term) in {row.code for row in catalogue.load("professions").of_group("care")}


def test_a_team_of_several_professions():
    assert {"pekerja sosial", "psikolog", "pengasuh", "supervisor"} <= {word.casefold() for word in words("professions")}
    assert {"Pendamping utama", "Psikolog", "Pengasuh atau pembina asrama", "Supervisor"} <= set(words("team_roles"))


@pytest.mark.parametrize("term", ["psikolog", "rohaniawan", "dokter", "psikiater", "pendamping rehsos anak", "PKH"])
def test_professions_outside_the_house(term):
    assert catalogue.load("professions").match(term) is not None


@pytest.mark.parametrize(
    ("name", "term", "code"),
    [
        ("professions", "advokat", "advocate"),
        ("professions", "kepolisian", "police"),
        ("professions", "Jaksa atau petugas pengadilan", "prosecutor_court"),
        ("professions", "relawan pendamping", "volunteer_companion"),
        ("contact_parties", "dinas sosial", "social_office"),
        ("contact_parties", "Lembaga lain", "agency"),
        ("contact_parties", "Kejaksaan atau pengadilan", "court"),
    ],
)
def test_who_acts_in_law(name, term, code):
    assert code_of(name, term) == code


def test_levels_of_practice():
    assert words("practice_levels") == ["Mikro", "Mezzo", "Makro"]
    assert code_of("practice_levels", "meso") == "mezzo"


def test_the_26_kinds_of_ppks_by_their_words():
    assert words("ppks") == [
        "Anak Balita Terlantar",
        "Anak Terlantar",
        "Anak Berhadapan dengan Hukum",
        "Anak Jalanan",
        "Anak dengan Kedisabilitasan",
        "Anak yang Menjadi Korban Tindak Kekerasan atau Diperlakukan Salah",
        "Anak yang Memerlukan Perlindungan Khusus",
        "Lanjut Usia Terlantar",
        "Penyandang Disabilitas",
        "Tuna Susila",
        "Gelandangan",
        "Pengemis",
        "Pemulung",
        "Kelompok Minoritas",
        "Bekas Warga Binaan Lembaga Pemasyarakatan",
        "Orang dengan HIV/AIDS",
        "Korban Penyalahgunaan NAPZA",
        "Korban Trafficking",
        "Korban Tindak Kekerasan",
        "Pekerja Migran Bermasalah Sosial",
        "Korban Bencana Alam",
        "Korban Bencana Sosial",
        "Perempuan Rawan Sosial Ekonomi",
        "Fakir Miskin",
        "Keluarga Bermasalah Sosial Psikologis",
        "Komunitas Adat Terpencil",
    ]
    assert "PMKS" in catalogue.load("ppks").source  # the older name of the same list


def test_children_in_need_of_special_protection():
    assert code_of("ppks", "AMPK") == "child_special_protection"
    assert code_of("ppks", "Anak yang Memerlukan Perlindungan Khusus (AMPK)") == "child_special_protection"


def test_status_of_a_beneficiary():
    assert words("beneficiary_statuses") == ["Residensial", "Vokasional", "Non-residensial"]
