"""The words of the work itself: techniques with their cautions (R195-R210), steps (R214-R217), pillars and services (R260-R279), roles (R408)."""

import pytest

from sintas.practice import catalogue

TECHNIQUES = {
    "R195": ("Small Talk", "Pekerja sosial yang memulai"),
    "R196": ("Ventilation", "arahkan pada perubahan"),
    "R197": ("Support", "Berdasar kenyataan"),
    "R198": ("Reassurance", "Realistis, pada waktu yang tepat"),
    "R199": ("Confrontation", "perasaan yang menyakitkan"),
    "R200": ("Conflict", "cari titik temu"),
    "R201": ("Manipulation", "Untuk kepentingan siapa?"),
    "R202": ("Universalization", "cara mereka mengatasinya"),
    "R203": ("Advice Giving dan Counseling", "asesmen yang benar"),
    "R204": ("Activities dan Programs", "Pilih media yang cocok"),
    "R205": ("Logical Discussion", "perasaan cukup tenang"),
    "R206": ("Reward dan Punishment", "hukuman tidak dipakai"),
    "R207": ("Role Rehearsal dan Demonstration", "Jangan memerankan ulang kekerasan"),
    "R208": ("Group Dynamics Exercise, Group Games, Literary, Audiovisual Materials", "memicu ingatan yang berat"),
    "R209": ("Andragogy", "Hargai pengalaman"),
    "R210": ("Consciousness Raising", "kelompok dengan depresi"),
}


@pytest.mark.parametrize(("number", "technique"), TECHNIQUES.items(), ids=TECHNIQUES)
def test_the_sixteen_techniques_with_their_cautions(number, technique):
    term, caution = technique
    row = catalogue.load("techniques").match(term)
    assert row is not None
    assert row.source == number
    assert caution in row.text("caution", "id")
    assert catalogue.load("techniques").rows.index(row) == list(TECHNIQUES).index(number)


@pytest.mark.parametrize(
    ("term", "code"),
    [("Wants", "wdep_w"), ("Directions and Doing", "wdep_d"), ("Evaluation", "wdep_e"), ("Planning and Commitment", "wdep_p")],
)
def test_the_four_steps_of_reality_therapy(term, code):
    row = catalogue.load("therapy_steps").match(term)
    assert row is not None
    assert (row.code, row.group) == (code, "reality")


def test_the_steps_stand_in_their_order():
    assert [row.code for row in catalogue.load("therapy_steps").rows] == ["wdep_w", "wdep_d", "wdep_e", "wdep_p"]


def test_the_seven_pillars_by_their_words():
    assert [row.id for row in catalogue.load("pillars").rows] == [
        "Dukungan pemenuhan hak hidup layak",
        "Perawatan sosial dan pengasuhan",
        "Dukungan keluarga",
        "Terapi (fisik, mental spiritual, psikososial)",
        "Pelatihan vokasional dan pembinaan kewirausahaan",
        "Bantuan sosial dan asistensi sosial",
        "Dukungan aksesibilitas",
    ]
    decent = catalogue.load("pillars").match("kebutuhan hidup layak")
    assert decent is catalogue.load("pillars").rows[0]


def test_the_forms_of_rehabilitation_by_law():
    forms = (
        "motivasi dan diagnosis psikososial; perawatan dan pengasuhan; pelatihan vokasional dan pembinaan kewirausahaan; "
        "bimbingan mental spiritual; bimbingan fisik; bimbingan sosial dan konseling psikososial; aksesibilitas; "
        "bantuan dan asistensi sosial; bimbingan resosialisasi; bimbingan lanjut; rujukan"
    )
    services = catalogue.load("services")
    assert tuple(services.match(form) for form in forms.split("; ")) == services.of_group("law_2009")


@pytest.mark.parametrize(
    ("name", "term", "code"),
    [
        ("therapies", "konseling individual", "individual_counselling"),
        ("therapies", "terapi psikososial", "psychosocial"),
        ("services", "pendampingan pendidikan", "education_support"),
        ("services", "pembinaan kepribadian", "personality"),
        ("services", "kegiatan rekreasional", "recreation"),
        ("services", "edukasi terkait sistem reproduksi", "reproductive_education"),
        ("services", "pendampingan akademik", "academic_support"),
        ("services", "pendampingan agama", "religious_support"),
    ],
)
def test_services_the_sources_name(name, term, code):
    row = catalogue.load(name).match(term)
    assert row is not None
    assert row.code == code


@pytest.mark.parametrize("term", ["fasilitator", "advokat", "mediator"])
def test_roles_of_the_worker(term):
    row = catalogue.load("session_roles").match(term)
    assert row is not None
    assert "R408" in row.source


def test_a_mediator_never_stands_between_victim_and_perpetrator():
    assert "Tidak dipakai antara korban dan pelaku" in catalogue.load("session_roles").get("mediator").definition_id
